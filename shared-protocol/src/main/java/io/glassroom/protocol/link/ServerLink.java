package io.glassroom.protocol.link;

import com.google.gson.JsonObject;
import io.glassroom.protocol.handshake.HandshakeRequest;
import io.glassroom.protocol.handshake.HandshakeResponse;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.packet.Fault;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.packet.ProtocolException;
import io.glassroom.protocol.packet.Rule;
import io.glassroom.protocol.serialize.JsonText;
import io.glassroom.protocol.tap.Tap;
import io.glassroom.protocol.time.Time;
import java.util.Optional;
import java.util.function.Consumer;

/// The server's end of a connection.
public final class ServerLink extends Link {

    private boolean asked;

    public ServerLink(LinkConfig config, Time time, Tap tap, String connection) {
        super(config, time, tap, connection);
    }

    @Override
    void handshake(Packet.Handshake packet, Consumer<? super LinkOutput> out) {
        if (asked) {
            ignore(new Fault(Rule.SECOND_HANDSHAKE, 0, "Handshake while " + state()), packet, out);
            return;
        }
        asked = true;
        try {
            out.accept(new LinkOutput.HandshakeAsked(HandshakeRequest.read(packet.body())));
        } catch (ProtocolException e) {
            transmit(new HandshakeResponse.Rejected(HandshakeResponse.REFUSED, e.fault().detail()), out);
            fail(e.fault(), packet, out);
        }
    }

    /// Answers [LinkOutput.HandshakeAsked] with yes. Without effect if the link was closed meanwhile.
    public void accept(HandshakeResponse.Accepted response, Consumer<? super LinkOutput> out) {
        if (state() != LinkState.OPENED || !asked) {
            return;
        }
        agree(response.dictionary(), response.heartbeat());
        enter(LinkState.HANDSHAKEN, "");
        transmit(response, out);
    }

    /// Answers [LinkOutput.HandshakeAsked] with no, and closes.
    public void reject(HandshakeResponse.Rejected response, Consumer<? super LinkOutput> out) {
        if (state() != LinkState.OPENED || !asked) {
            return;
        }
        transmit(response, out);
        close(1000, "handshake refused", Optional.empty(), out);
    }

    /// Sends a Kick with `{"reason":"…"}` and closes: never an empty body, which JavaScript clients cannot parse.
    ///
    /// @param code 4002, or what else tells the client why
    public void kick(String reason, int code, Consumer<? super LinkOutput> out) {
        if (state() == LinkState.CLOSED) {
            return;
        }
        var body = new JsonObject();
        body.addProperty("reason", reason);
        out.accept(new LinkOutput.Transmit(PacketEncoder.encode(new Packet.Kick(JsonText.encode(body.toString())))));
        close(code, reason, Optional.empty(), out);
    }

    @Override
    void acknowledged(Packet.HandshakeAck packet, Consumer<? super LinkOutput> out) {
        if (state() == LinkState.HANDSHAKEN) {
            work(out);
        } else {
            fail(outOfOrder("HandshakeAck", state()), packet, out);
        }
    }

    @Override
    void kicked(Packet.Kick packet, Consumer<? super LinkOutput> out) {
        ignore(new Fault(Rule.MESSAGE_DIRECTION, 0, "Kick from a client"), packet, out);
    }

    /// Two intervals and a half (decision 11). The clients of Pomelo and nano beat one interval after a heartbeat of the
    /// server and overlook any that comes in between: theirs come two intervals apart, and some milliseconds more.
    @Override
    long patience(long interval) {
        return 2 * interval + interval / 2;
    }

    /// Flags are for later versions of clients to extend.
    @Override
    void scrutinize(Packet.Data data, Message message) {}

    @Override
    boolean wants(Message message) {
        return switch (message) {
            case Message.Request _, Message.Notify _ -> true;
            case Message.Response _, Message.Push _ -> false;
        };
    }

    private static void transmit(HandshakeResponse response, Consumer<? super LinkOutput> out) {
        out.accept(new LinkOutput.Transmit(PacketEncoder.encode(new Packet.Handshake(response.write()))));
    }
}
