package io.glassroom.learn.check;

import io.glassroom.learn.course.Texts;
import java.util.Locale;

/// What happened, in a sentence for the learner.
public final class VerdictTexts {

    private VerdictTexts() {}

    public static String of(Ending ending, Texts texts) {
        return switch (ending) {
            case Ending.TimedOut(var limit, String where) -> where.isEmpty()
                    ? texts.get("ending.timed_out", limit.toSeconds())
                    : texts.get("ending.timed_out.where", limit.toSeconds(), where);
            case Ending.Deadlocked(String where) -> texts.get("ending.deadlocked", where);
            case Ending.Exited(int code, String where) -> where.isEmpty()
                    ? texts.get("ending.exited", code)
                    : texts.get("ending.exited.where", code, where);
            case Ending.OutOfMemory(int megabytes) -> texts.get("ending.out_of_memory", megabytes);
            case Ending.Broken(String message) -> texts.get("ending.broken", message);
        };
    }

    public static String of(Finding.Thrown thrown, Texts texts) {
        String sentence = texts.get("thrown." + thrown.kind().name().toLowerCase(Locale.ROOT));
        return thrown.where().isEmpty() ? sentence : texts.get("thrown.where", sentence, thrown.where());
    }

    /// What there is to say about what the code printed; empty if it printed nothing or all of it is there.
    public static String of(Output output, Texts texts) {
        return output.isCut() ? texts.get("output.cut", output.bytes(), Output.KEPT) : "";
    }
}
