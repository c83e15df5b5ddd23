package io.glassroom.server.agent;

import com.google.gson.JsonObject;
import io.glassroom.protocol.handshake.HandshakeRequest;
import io.glassroom.server.session.Session;

/// The application's say in a handshake (protocol.md, section 3). Runs on a virtual thread and may block.
@FunctionalInterface
public interface HandshakeValidator {

    /// Everybody is welcome.
    HandshakeValidator ANYBODY = (session, request) -> new JsonObject();

    /// @param session new and unbound; the headers of the upgrade request are at its network entity
    /// @return what the client is told under `user`
    /// @throws HandshakeRefusedException to send it away
    JsonObject validate(Session session, HandshakeRequest request);
}
