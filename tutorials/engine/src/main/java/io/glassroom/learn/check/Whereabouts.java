package io.glassroom.learn.check;

import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds the learner's line in stacks: `PacketCodec.java:31 (feed)`.
final class Whereabouts {

    private static final String LEARNERS = "mychat.";

    private Whereabouts() {}

    /// Where the thread of the checks is; if it waits for others, where the others are.
    static Signal.Where of(Thread checks) {
        long[] deadlocked = ManagementFactory.getThreadMXBean().findDeadlockedThreads();
        if (deadlocked != null) {
            List<String> lines = Stream.of(ManagementFactory.getThreadMXBean().getThreadInfo(deadlocked, 50))
                    .map(Whereabouts::waiting)
                    .filter(line -> !line.isEmpty())
                    .distinct()
                    .toList();
            return new Signal.Where(String.join(", ", lines), true);
        }
        String own = in(checks.getStackTrace());
        return new Signal.Where(own.isEmpty() ? inAny() : own, false);
    }

    private static String waiting(ThreadInfo thread) {
        LockInfo lock = thread.getLockInfo();
        String line = in(thread.getStackTrace());
        return lock == null || line.isEmpty() ? line : line + " -> " + simple(lock.getClassName());
    }

    /// Who ends the process.
    static String ofExit() {
        return Thread.getAllStackTraces().values().stream()
                .filter(stack -> Arrays.stream(stack).anyMatch(Whereabouts::isExit))
                .map(Whereabouts::in)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static boolean isExit(StackTraceElement frame) {
        return frame.getClassName().equals("java.lang.Runtime") && frame.getMethodName().equals("exit");
    }

    private static String inAny() {
        Collection<StackTraceElement[]> stacks = Thread.getAllStackTraces().values();
        return stacks.stream().map(Whereabouts::in).filter(line -> !line.isEmpty()).findFirst().orElse("");
    }

    /// The innermost line of the learner's; empty if there is none.
    static String in(StackTraceElement[] stack) {
        Optional<StackTraceElement> frame =
                Arrays.stream(stack).filter(one -> one.getClassName().startsWith(LEARNERS)).findFirst();
        return frame.map(one -> one.getFileName() + ":" + one.getLineNumber() + " (" + method(one) + ")").orElse("");
    }

    private static String method(StackTraceElement frame) {
        String name = frame.getMethodName();
        if (name.startsWith("lambda$")) { // lambda$join$0
            return name.split("\\$")[1];
        }
        return name.equals("<init>") ? "new " + simple(frame.getClassName()) : name;
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
