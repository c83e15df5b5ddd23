package io.glassroom.server.agent;

import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.MessageCodec;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.PacketTooLargeException;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.server.dispatch.ErrorReport;
import io.glassroom.server.session.ClosedSessionException;
import io.glassroom.server.session.HandlerError;
import io.glassroom.server.session.HandlerException;
import io.glassroom.server.session.PreparedPush;
import io.glassroom.server.session.SendQueueFullException;
import io.glassroom.server.session.Session;
import io.glassroom.server.transport.ClosedConnectionException;
import io.glassroom.server.transport.Connection;
import io.glassroom.server.transport.Delivery;
import io.glassroom.server.transport.FullQueueException;
import io.glassroom.server.transport.Gate;
import org.jspecify.annotations.Nullable;

/// An agent's way out: pipeline, codec, gate, connection. Safe for any thread; what one thread sends leaves in order.
final class Outbound {

    private final Connection connection;
    private final AgentContext context;
    private final Session session;
    private int held; // packets, by the gate; guarded by this
    private @Nullable Runnable farewell; // when it holds no more; guarded by this
    private volatile @Nullable RouteDictionary dictionary; // null until the client may be sent messages

    Outbound(Connection connection, AgentContext context, Session session) {
        this.connection = connection;
        this.context = context;
        this.session = session;
    }

    /// The handshake is over: from here on the client can be sent messages.
    ///
    /// @param agreed what routes are compressed with
    void open(RouteDictionary agreed) {
        dictionary = agreed;
    }

    /// @throws ClosedSessionException if the client is gone, or its handshake is not over
    void push(PreparedPush push) {
        RouteDictionary agreed = dictionary;
        if (agreed == null) {
            throw ClosedSessionException.notYetOpen(session.id());
        }
        Bytes packet = context.outbound().isEmpty()
                ? push.packet(agreed, context.deflateAbove())
                : packet(push.message(), agreed);
        transmit(packet, push.flow(), push.lossy() ? Delivery.LOSSY : Delivery.RELIABLE);
        context.counters().messagesOut.increment();
    }

    /// Sends an answer. One that a stage stops, or that is too large, becomes an error, for the client waits for it.
    ///
    /// @throws ClosedSessionException if the client is gone
    void respond(Message.Response response, FlowId flow) {
        Bytes packet;
        try {
            packet = packet(response, RouteDictionary.EMPTY);
        } catch (RuntimeException e) {
            packet = MessageCodec.encodePacket(
                    new Message.Response(response.id(), true, inPlaceOfAnswer(e).body()), RouteDictionary.EMPTY);
        }
        transmit(packet, flow, Delivery.RELIABLE);
        context.counters().messagesOut.increment();
    }

    private Bytes packet(Message message, RouteDictionary agreed) {
        Message leaving = context.outbound().process(session, message);
        return MessageCodec.encodePacket(leaving, agreed, context.deflateAbove());
    }

    private HandlerError inPlaceOfAnswer(RuntimeException failure) {
        return switch (failure) {
            case HandlerException refusal -> refusal.error();
            case PacketTooLargeException tooLarge -> new HandlerError(500, "the answer is too large: " + tooLarge.getMessage());
            default -> ErrorReport.of("an outbound stage failed for " + session, failure);
        };
    }

    /// Sends a whole packet, now or when the gate lets it pass.
    ///
    /// @throws ClosedSessionException if the client is gone
    void transmit(Bytes packet, FlowId flow, Delivery delivery) {
        Gate gate = context.gate();
        if (gate.isOpen()) {
            send(packet, flow, delivery);
        } else {
            synchronized (this) {
                held++;
            }
            gate.hold(new Gate.Held(connection.id(), Direction.OUT, packet, flow, () -> sendHeld(packet, flow, delivery)));
        }
    }

    private void sendHeld(Bytes packet, FlowId flow, Delivery delivery) {
        try {
            send(packet, flow, delivery);
        } catch (ClosedSessionException | SendQueueFullException e) {
            // The client did not wait for the gate to open.
        } finally {
            passed();
        }
    }

    private void passed() {
        Runnable last = null;
        synchronized (this) {
            held--;
            if (held == 0) {
                last = farewell;
                farewell = null;
            }
        }
        if (last != null) {
            last.run();
        }
    }

    /// Closes, behind what the gate still holds.
    void close(int code, String reason) {
        synchronized (this) {
            if (held > 0) {
                farewell = () -> connection.close(code, reason);
                return;
            }
        }
        connection.close(code, reason);
    }

    private void send(Bytes packet, FlowId flow, Delivery delivery) {
        if (context.tap().active()) {
            context.tap().emit(flow, new TapEvent.Frame(connection.id(), Direction.OUT, packet));
        }
        try {
            connection.send(packet, delivery);
        } catch (ClosedConnectionException e) {
            throw new ClosedSessionException(session.id());
        } catch (FullQueueException e) {
            throw new SendQueueFullException(session.id());
        }
    }
}
