package io.glassroom.conformance;

import com.google.gson.JsonObject;
import io.glassroom.conformance.talk.RawTalk;
import io.glassroom.protocol.client.Dialer;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.time.Time;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/// The server under examination, and ways into conversation with it. Each check has connections of its own, so checks
/// run side by side.
///
/// @param dialer whose wires are raw: [io.glassroom.conformance.talk.RawDialer]
/// @param patience the longest that a check may take; rules that need longer are not tried
public record Ground(URI server, Dialer dialer, Time time, Duration patience) {

    /// The shortest Handshake that every server has to take: all keys may be absent.
    static final Bytes BARE = Bytes.utf8("{}");

    /// Whether the connection has messages and close codes.
    boolean isWebSocket() {
        return !"tcp".equals(server.getScheme());
    }

    /// A connection on which nothing has been said.
    Conversation open() throws IOException {
        return open(server);
    }

    Conversation open(URI other) throws IOException {
        return new Conversation(RawTalk.open(other, dialer, time));
    }

    /// A connection whose Handshake is accepted.
    Conversation handshaken() throws IOException, InterruptedException, Unmet {
        return handshaken(BARE);
    }

    Conversation handshaken(Bytes request) throws IOException, InterruptedException, Unmet {
        Conversation conversation = open();
        try {
            conversation.shakeHands(request);
            return conversation;
        } catch (InterruptedException | RuntimeException | Unmet e) {
            conversation.close();
            throw e;
        }
    }

    /// A connection that is working.
    Conversation working() throws IOException, InterruptedException, Unmet {
        Conversation conversation = handshaken();
        conversation.acknowledge();
        return conversation;
    }

    /// What the server answers to a bare Handshake.
    JsonObject terms() throws IOException, InterruptedException, Unmet {
        try (Conversation conversation = handshaken()) {
            return conversation.terms();
        }
    }
}
