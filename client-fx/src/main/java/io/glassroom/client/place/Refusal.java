package io.glassroom.client.place;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;
import javax.net.ssl.SSLException;

/// Why an address cannot be looked at. The sentence is `place.fault.` and the kind.
///
/// @param detail for people, in English; may be empty
public record Refusal(Kind kind, String detail) {

    public enum Kind {
        /// It is not an address.
        ADDRESS,
        /// Nobody listens there.
        REFUSED,
        /// There is no such machine.
        UNKNOWN_HOST,
        /// There is no way there.
        UNREACHABLE,
        /// Somebody listens, and speaks something else.
        OTHER_PROTOCOL,
        /// Somebody listens, and says nothing.
        SILENT,
        /// The TLS of the two does not agree.
        TLS,
        /// It lets itself be inspected by whoever shows the operator's token.
        TOKEN_MISSING,
        /// Another token was shown.
        TOKEN_WRONG
    }

    /// Whether another token may help.
    public boolean isOfToken() {
        return kind == Kind.TOKEN_MISSING || kind == Kind.TOKEN_WRONG;
    }

    /// Of the sentence.
    public String key() {
        return "place.fault." + kind.name().toLowerCase(Locale.ROOT);
    }

    /// @param secure whether the address asks for TLS
    static Refusal of(IOException failure, boolean secure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case SSLException tls -> {
                    return because(Kind.TLS, failure);
                }
                case UnknownHostException unknown -> {
                    return because(Kind.UNKNOWN_HOST, failure);
                }
                case UnresolvedAddressException unknown -> {
                    return because(Kind.UNKNOWN_HOST, failure);
                }
                case NoRouteToHostException away -> {
                    return because(Kind.UNREACHABLE, failure);
                }
                case ConnectException refused -> {
                    return because(Kind.REFUSED, failure);
                }
                default -> {} // the next cause may say more
            }
        }
        String message = String.valueOf(failure.getMessage());
        if (message.contains("not 101")) {
            return because(Kind.OTHER_PROTOCOL, failure);
        }
        return because(
                secure ? Kind.TLS : message.contains("not received") ? Kind.SILENT : Kind.OTHER_PROTOCOL, failure);
    }

    private static Refusal because(Kind kind, IOException failure) {
        return new Refusal(kind, String.valueOf(failure.getMessage()));
    }
}
