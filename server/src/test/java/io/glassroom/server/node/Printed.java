package io.glassroom.server.node;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// What whoever started this JVM sees on the terminal meanwhile: records of loggers, and `System.err`, where threads that
/// die leave their stack traces.
final class Printed extends Handler implements AutoCloseable {

    private final List<String> records = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream before = System.err;
    private final Logger root = Logger.getLogger("");

    private Printed() {}

    static Printed listen() {
        var printed = new Printed();
        printed.setLevel(Level.INFO);
        System.setErr(new PrintStream(printed.written, true, StandardCharsets.UTF_8));
        printed.root.addHandler(printed);
        return printed;
    }

    @Override
    public void publish(LogRecord said) {
        if (isLoggable(said)) {
            Throwable thrown = said.getThrown();
            records.add(said.getLevel() + " " + said.getLoggerName() + ": " + said.getMessage()
                    + (thrown == null ? "" : " " + thrown + " at " + List.of(thrown.getStackTrace())));
        }
    }

    String text() {
        return String.join("\n", records) + written.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        root.removeHandler(this);
        System.setErr(before);
    }
}
