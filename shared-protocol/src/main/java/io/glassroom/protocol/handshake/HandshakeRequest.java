package io.glassroom.protocol.handshake;

import com.google.gson.JsonObject;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.serialize.JsonText;
import java.util.Optional;

/// The client's Handshake (protocol.md, section 3). Every key may be absent.
///
/// @param type what kind of client, as it calls itself: `js-websocket`, `glassroom-java`
/// @param version of the client, for the application to accept or refuse
/// @param dictVersion of the dictionary that the client kept from its last visit
/// @param extensions what the client offers beyond the common protocol
/// @param sys all of `sys` as it came, for validators
/// @param user whatever the application wants to be told
public record HandshakeRequest(
        Optional<String> type,
        Optional<String> version,
        Optional<String> dictVersion,
        Extensions extensions,
        JsonObject sys,
        JsonObject user) {

    /// A request as our own client sends it.
    public static HandshakeRequest of(String type, String version, Extensions extensions, JsonObject user) {
        var sys = new JsonObject();
        sys.addProperty("type", type);
        sys.addProperty("version", version);
        extensions.write(sys);
        return new HandshakeRequest(Optional.of(type), Optional.of(version), Optional.empty(), extensions, sys, user);
    }

    /// @throws io.glassroom.protocol.packet.ProtocolException with rule `HANDSHAKE_BODY` if it is not a JSON object
    public static HandshakeRequest read(Bytes body) {
        JsonObject root = Json.object(body);
        JsonObject sys = Json.objectAt(root, "sys");
        return new HandshakeRequest(
                Json.text(sys, "type"),
                Json.text(sys, "version"),
                Json.text(sys, "dictVersion"),
                Extensions.read(sys),
                sys,
                Json.objectAt(root, "user"));
    }

    public Bytes write() {
        var root = new JsonObject();
        root.add("sys", sys);
        root.add("user", user);
        return JsonText.encode(root.toString());
    }
}
