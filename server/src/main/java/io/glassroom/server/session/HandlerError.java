package io.glassroom.server.session;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.serialize.JsonText;

/// Why a request is not answered as asked: the body of an error Response (protocol.md, section 5). Handlers throw it as
/// a [HandlerException].
///
/// @param code 400 body not readable, 401 and 403 refused, 404 no such route, 409 conflict, 413 too large, 429 rate
///     limited, 500 handler failed, 503 no node for the service, 504 took too long
/// @param message for people; never a stack trace
public record HandlerError(int code, String message) {

    /// Reads the body of an error Response; what is not readable counts as 500.
    public static HandlerError read(Bytes body) {
        try {
            JsonObject json = JsonParser.parseString(JsonText.decode(body)).getAsJsonObject();
            return new HandlerError(json.get("code").getAsInt(), json.get("message").getAsString());
        } catch (RuntimeException unreadable) {
            return new HandlerError(500, "an error that cannot be read");
        }
    }

    public Bytes body() {
        var body = new JsonObject();
        body.addProperty("code", code);
        body.addProperty("message", message);
        return JsonText.encode(body.toString());
    }
}
