package io.glassroom.server.cluster.grpc;

import io.grpc.Status;
import io.netty.handler.ssl.NotSslRecordException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Why a line ends, in a few words that both ends can show to an operator.
final class Refusal {

    static final String SECRET = "wrong cluster secret";

    private static final String NOBODY = "nobody listens there";

    private Refusal() {}

    static String cluster(String theirs, String ours) {
        return "cluster '" + theirs + "', not '" + ours + "'";
    }

    static String address(@Nullable SocketAddress address) {
        return address instanceof InetSocketAddress socket
                ? socket.getAddress().getHostAddress() + ":" + socket.getPort()
                : String.valueOf(address);
    }

    /// As the other end is told.
    static Status status(String reason) {
        return Status.ABORTED.withDescription(reason);
    }

    static String certificate(Throwable cause) {
        return cause instanceof NotSslRecordException ? "no TLS" : "certificate refused: " + firstLine(cause.getMessage());
    }

    /// What a stream's end means.
    static String reason(Status status) {
        if (status.isOk()) {
            return "closed by the other end";
        }
        String said = status.getDescription();
        if (status.getCode() == Status.Code.ABORTED && said != null) {
            return firstLine(said);
        }
        if (said != null && said.startsWith("Could not find server")) { // in memory
            return NOBODY;
        }
        for (Throwable cause = status.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException) {
                return NOBODY;
            }
            if (cause instanceof SSLException) {
                return certificate(cause);
            }
        }
        return "connection lost";
    }

    private static String firstLine(@Nullable String text) {
        return String.valueOf(text).lines().findFirst().orElse("");
    }
}
