package io.glassroom.protocol.handshake;

import com.google.gson.JsonObject;

/// What goes beyond the protocol of the neighbours, under `sys.glassroom` (protocol.md, section 6): offered by a
/// client, granted by a server.
///
/// @param batch several packets may share one WebSocket message
public record Extensions(boolean batch) {

    public static final Extensions NONE = new Extensions(false);

    /// What both sides want.
    public Extensions and(Extensions other) {
        return new Extensions(batch && other.batch);
    }

    static Extensions read(JsonObject sys) {
        return new Extensions(Json.flag(Json.objectAt(sys, "glassroom"), "batch"));
    }

    void write(JsonObject sys) {
        if (!equals(NONE)) {
            var offered = new JsonObject();
            offered.addProperty("batch", batch);
            sys.add("glassroom", offered);
        }
    }
}
