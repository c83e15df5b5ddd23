package io.glassroom.server.dispatch;

import io.glassroom.server.session.HandlerError;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/// A failure that nobody expected: the operator finds it in the log, the client is told no more than its id there.
public final class ErrorReport {

    private static final System.Logger LOG = System.getLogger(ErrorReport.class.getName());

    private ErrorReport() {}

    /// Logs a failure once, where it is handled.
    ///
    /// @param what failed, for the log
    /// @return what the client is told
    public static HandlerError of(String what, Throwable failure) {
        String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        LOG.log(System.Logger.Level.ERROR, "error " + id + ": " + what, failure);
        return new HandlerError(500, "the server failed; error id " + id);
    }
}
