package io.glassroom.protocol.client;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.glassroom.protocol.packet.Bytes;
import java.time.Duration;

/// A request or a notify came to nothing.
public abstract sealed class ClientException extends RuntimeException {

    private ClientException(String message) {
        super(message);
    }

    /// The server answered with an error (protocol.md, section 5).
    public static final class Refused extends ClientException {
        private final int code;
        private final String explanation;

        Refused(String route, int code, String explanation) {
            super(route + " was answered " + code + ": " + explanation);
            this.code = code;
            this.explanation = explanation;
        }

        /// Reads `{"code":N,"message":"…"}` without trusting it to be that.
        static Refused read(String route, Bytes body) {
            int code = 0;
            String explanation = body.utf8();
            try {
                if (JsonParser.parseString(explanation) instanceof JsonObject error) {
                    code = error.get("code") instanceof JsonPrimitive number && number.isNumber() ? number.getAsInt() : 0;
                    explanation = error.get("message") instanceof JsonPrimitive message ? message.getAsString() : "";
                }
            } catch (JsonParseException | NumberFormatException | StackOverflowError e) {
                return new Refused(route, 0, explanation);
            }
            return new Refused(route, code, explanation);
        }

        /// 400, 401, 403, 404, 409, 413, 429, 500, 503, 504; 0 if the body did not say.
        public int code() {
            return code;
        }

        /// The server's own sentence; may be empty.
        public String explanation() {
            return explanation;
        }
    }

    /// No answer came in time. The server may have done what was asked all the same.
    public static final class TimedOut extends ClientException {
        TimedOut(String route, Duration timeout) {
            super(route + " was not answered within " + timeout.toMillis() + " ms");
        }
    }

    /// There is no connection, or it ended before the answer came.
    public static final class Disconnected extends ClientException {
        Disconnected(String route, String reason) {
            super(route + " found no connection: " + reason);
        }
    }
}
