package io.glassroom.protocol.link;

import io.glassroom.protocol.handshake.HandshakeRequest;
import io.glassroom.protocol.handshake.HandshakeResponse;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.MessageCodec;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Fault;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.packet.ProtocolException;
import io.glassroom.protocol.packet.Rule;
import io.glassroom.protocol.tap.Tap;
import io.glassroom.protocol.time.Time;
import java.util.Optional;
import java.util.function.Consumer;

/// The client's end of a connection.
public final class ClientLink extends Link {

    private static final int RESERVED = 0xc0; // bits of a flag
    private static final int ERROR = 0x20; // the bit of a Response that says so

    private final RouteDictionary known;

    /// @param known the dictionary kept from the last visit; [RouteDictionary#EMPTY] for none
    public ClientLink(LinkConfig config, Time time, Tap tap, String connection, RouteDictionary known) {
        super(config, time, tap, connection);
        this.known = known;
    }

    /// Sends the Handshake; the first thing to do with an open connection.
    public void start(HandshakeRequest request, Consumer<? super LinkOutput> out) {
        out.accept(new LinkOutput.Transmit(PacketEncoder.encode(new Packet.Handshake(request.write()))));
    }

    @Override
    void handshake(Packet.Handshake packet, Consumer<? super LinkOutput> out) {
        if (state() != LinkState.OPENED) {
            ignore(new Fault(Rule.SECOND_HANDSHAKE, 0, "Handshake while " + state()), packet, out);
            return;
        }
        HandshakeResponse response;
        try {
            response = HandshakeResponse.read(packet.body(), known);
        } catch (ProtocolException e) {
            fail(e.fault(), packet, out);
            return;
        }
        out.accept(new LinkOutput.HandshakeAnswered(response));
        switch (response) {
            case HandshakeResponse.Accepted accepted -> {
                agree(accepted.dictionary(), accepted.heartbeat());
                enter(LinkState.HANDSHAKEN, "");
                out.accept(new LinkOutput.Transmit(ACK));
                work(out);
            }
            case HandshakeResponse.Rejected rejected ->
                close(1000, "handshake refused with code " + rejected.code(), Optional.empty(), out);
        }
    }

    @Override
    void acknowledged(Packet.HandshakeAck packet, Consumer<? super LinkOutput> out) {
        ignore(new Fault(Rule.PACKET_ORDER, 0, "HandshakeAck from a server"), packet, out);
    }

    @Override
    void kicked(Packet.Kick packet, Consumer<? super LinkOutput> out) {
        if (!HandshakeResponse.isObject(packet.body())) {
            String what = packet.body().isEmpty() ? "body is empty" : "body is not a JSON object";
            report(new Fault(Rule.KICK_BODY, PacketEncoder.HEAD, what), packet);
        }
        enter(LinkState.CLOSED, "kicked");
        out.accept(new LinkOutput.Kicked(packet.body()));
    }

    /// A Response was delivered that answers none of the owner's open Requests. Told by the owner, who alone knows them.
    public void unasked(Message.Response response) {
        var fault = new Fault(
                Rule.RESPONSE_UNASKED,
                PacketEncoder.HEAD + 1,
                "id is " + Long.toUnsignedString(response.id()) + ": no Request of this id is open");
        report(fault, MessageCodec.encodePacket(response, dictionary()));
    }

    /// Servers beat each interval, whatever they hear.
    @Override
    long patience(long interval) {
        return 2 * interval;
    }

    @Override
    void scrutinize(Packet.Data data, Message message) {
        int wrong = data.body().u8(0) & (message instanceof Message.Response ? RESERVED : RESERVED | ERROR);
        if (wrong != 0) {
            report(new Fault(Rule.MESSAGE_FLAG, PacketEncoder.HEAD, "flag has 0x%02x".formatted(wrong)), data);
        }
    }

    @Override
    boolean wants(Message message) {
        return switch (message) {
            case Message.Response _, Message.Push _ -> true;
            case Message.Request _, Message.Notify _ -> false;
        };
    }
}
