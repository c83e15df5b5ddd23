package io.glassroom.server.session;

import com.google.gson.JsonObject;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.serialize.JsonText;

/// Why a request is not answered as asked: the body of an error Response (protocol.md, section 5). Handlers throw it as
/// a [HandlerException].
///
/// @param code 400 body not readable, 401 and 403 refused, 404 no such route, 409 conflict, 413 too large, 429 rate
///     limited, 500 handler failed, 503 no node for the service, 504 took too long
/// @param message for people; never a stack trace
public record HandlerError(int code, String message) {

    public Bytes body() {
        var body = new JsonObject();
        body.addProperty("code", code);
        body.addProperty("message", message);
        return JsonText.encode(body.toString());
    }
}
