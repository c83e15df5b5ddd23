package io.glassroom.client.step;

import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.PacketKind;
import io.glassroom.client.place.Stepper.Waiting;
import io.glassroom.protocol.message.Dissection;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.packet.Packet;
import java.util.Optional;

/// A packet that was let through, or waits to be.
///
/// @param number counts the steps from 1; 0 for what waits
/// @param node that let it through
/// @param client its name, as known at that moment
/// @param dissection its bytes, read with what the connection had agreed on
/// @param packet in the capture, once the tap has told of it
public record Step(
        int number, String node, String client, Waiting waiting, Dissection dissection, Optional<CapturedPacket> packet) {

    Step captured(CapturedPacket seen) {
        return new Step(number, node, client, waiting, dissection, Optional.of(seen));
    }

    /// Of the outer layer.
    public PacketKind kind() {
        return dissection.packet().map(Step::kind).orElse(PacketKind.UNKNOWN);
    }

    private static PacketKind kind(Packet packet) {
        return switch (packet) {
            case Packet.Handshake handshake -> PacketKind.HANDSHAKE;
            case Packet.HandshakeAck ack -> PacketKind.ACK;
            case Packet.Heartbeat heartbeat -> PacketKind.HEARTBEAT;
            case Packet.Data data -> PacketKind.DATA;
            case Packet.Kick kick -> PacketKind.KICK;
        };
    }

    /// `Push onMessage`, `Heartbeat`
    public String label() {
        return dissection.message().map(Step::label).orElseGet(() -> kind().title());
    }

    private static String label(Message message) {
        return switch (message) {
            case Message.Request request -> "Request " + request.route().text();
            case Message.Notify notify -> "Notify " + notify.route().text();
            case Message.Response response -> "Response " + response.id();
            case Message.Push push -> "Push " + push.route().text();
        };
    }
}
