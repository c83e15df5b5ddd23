package io.glassroom.server.agent;

import com.google.gson.JsonObject;
import io.glassroom.protocol.handshake.Extensions;
import io.glassroom.protocol.handshake.HandshakeRequest;
import io.glassroom.protocol.handshake.HandshakeResponse;
import io.glassroom.protocol.link.LinkOutput;
import io.glassroom.protocol.link.LinkState;
import io.glassroom.protocol.link.ServerLink;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.MessageCodec;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Fault;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.packet.PacketTooLargeException;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.time.Time;
import io.glassroom.server.session.ClosedSessionException;
import io.glassroom.server.session.Flow;
import io.glassroom.server.session.HandlerError;
import io.glassroom.server.session.HandlerException;
import io.glassroom.server.session.NetworkEntity;
import io.glassroom.server.session.PreparedPush;
import io.glassroom.server.session.ReplyToNotifyException;
import io.glassroom.server.session.Session;
import io.glassroom.server.transport.ClosedConnectionException;
import io.glassroom.server.transport.Connection;
import io.glassroom.server.transport.ConnectionHandler;
import io.glassroom.server.transport.Delivery;
import io.glassroom.server.transport.Gate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One client connection of this node: joins the [Connection] to its link, its mailbox and its [Session].
///
/// ```
/// Connection ──bytes──▶ Link ──message──▶ Mailbox ──▶ Dispatcher ──▶ handler
/// Connection ◀─packets─ pipeline ◀── push, respond ◀── Session ◀──────┘
/// ```
///
/// **Threads.** The link belongs to the connection's event loop; whatever comes from elsewhere goes through
/// [Connection#execute]. Messages are handled on the mailbox's thread. [#push] and [#respond] may be called from any.
public final class Agent implements ConnectionHandler, NetworkEntity {

    private final Connection connection;
    private final AgentContext context;
    private final ServerLink link;
    private final Session session;
    private final Mailbox mailbox;
    private final PendingRequests pending = new PendingRequests();
    private volatile RouteDictionary dictionary = RouteDictionary.EMPTY; // the link's, for other threads
    private volatile long lastMid;
    private Time.@Nullable Timer timer;

    /// Takes a new connection over. Called on its event loop.
    public Agent(Connection connection, AgentContext context) {
        this.connection = connection;
        this.context = context;
        this.link = new ServerLink(context.link(), context.time(), context.tap(), connection.id());
        this.session = new Session(context.sessions().nextId(), this, context.serializer(), context.tap());
        this.mailbox = new Mailbox(this::handle, this::pauseReading, this::resumeReading);
        context.counters().opened.increment();
        if (context.tap().active()) {
            var opened = new TapEvent.Link(connection.id(), "OPENED", "OPENED", connection.remoteAddress());
            context.tap().emit(FlowId.NONE, opened);
        }
        context.sessions().add(session);
        session.tell(TapEvent.SessionStep.OPENED, "");
        tick();
    }

    // From the connection, on its event loop

    @Override
    public void received(Bytes chunk) {
        link.decode(chunk, this::arrived, this::act);
    }

    @Override
    public void receivedText() {
        link.refuseText(this::act);
    }

    @Override
    public void closed(int code, String reason) {
        if (timer != null) {
            timer.cancel();
        }
        link.closed(code + " " + reason, this::act);
        context.sessions().remove(session);
        mailbox.close(() -> session.markClosed().forEach(callback -> callback.accept(session)));
    }

    private void arrived(Packet packet) {
        Gate gate = context.gate();
        if (gate.isOpen()) {
            link.handle(packet, this::act);
        } else {
            Runnable onward = () -> connection.execute(() -> link.handle(packet, this::act));
            gate.hold(new Gate.Held(connection.id(), Direction.IN, PacketEncoder.encode(packet), onward));
        }
    }

    // What the link wants, on the event loop

    private void act(LinkOutput output) {
        try {
            carryOut(output);
        } catch (ClosedSessionException e) {
            // The client is going: closed() follows.
        }
    }

    private void carryOut(LinkOutput output) {
        switch (output) {
            case LinkOutput.Transmit(Bytes packet) -> transmit(packet, FlowId.NONE, Delivery.RELIABLE);
            case LinkOutput.HandshakeAsked(HandshakeRequest request) -> validate(request);
            case LinkOutput.Established _ -> established();
            case LinkOutput.Deliver(Message message, FlowId flow) -> deliver(message, flow);
            case LinkOutput.Unreadable(Message message, Fault fault, FlowId _) -> unreadable(message, fault);
            case LinkOutput.Ignored(Fault fault) -> context.counters().fault(fault.rule());
            case LinkOutput.Close(int code, String reason, Optional<Fault> fault) -> {
                fault.ifPresent(broken -> context.counters().fault(broken.rule()));
                connection.close(code, reason);
            }
            case LinkOutput.HandshakeAnswered _, LinkOutput.Kicked _ ->
                throw new IllegalStateException("a server's link does not say " + output);
        }
    }

    private void validate(HandshakeRequest request) {
        if (context.validator() == HandshakeValidator.ANYBODY) {
            welcome(request, new JsonObject());
            return;
        }
        Thread.startVirtualThread(() -> {
            try {
                JsonObject user = context.validator().validate(session, request);
                connection.execute(() -> welcome(request, user));
            } catch (HandshakeRefusedException e) {
                connection.execute(() -> link.reject(e.response(), this::act));
            } catch (RuntimeException e) {
                System.getLogger(Agent.class.getName()).log(System.Logger.Level.ERROR, "the handshake validator failed", e);
                var sorry = new HandshakeResponse.Rejected(HandshakeResponse.REFUSED, "the validator failed");
                connection.execute(() -> link.reject(sorry, this::act));
            }
        });
    }

    private void welcome(HandshakeRequest request, JsonObject user) {
        Extensions granted = request.extensions().and(new Extensions(true));
        if (granted.batch()) {
            connection.allowBatches();
        }
        RouteDictionary ours = context.dictionary();
        boolean known = request.dictVersion().filter(ours.version()::equals).isPresent();
        var response = new HandshakeResponse.Accepted(
                context.heartbeat(), context.time().now(), context.serializer().name(), ours, !known, granted, user);
        link.accept(response, this::act);
        dictionary = link.dictionary();
        tick();
    }

    private void established() {
        context.counters().established.increment();
        connection.execute(this::tick);
    }

    private void deliver(Message message, FlowId flow) {
        context.counters().messagesIn.increment();
        long now = context.time().nanos();
        if (message instanceof Message.Request(long id, var _, var _) && !pending.open(id, now)) {
            var conflict = new HandlerError(409, "request " + Long.toUnsignedString(id) + " is still open");
            send(new Message.Response(id, true, conflict.body()), flow);
            return;
        }
        var letter = new Letter(message, flow, now);
        if (!handledAtOnce(letter)) {
            mailbox.post(letter);
        }
    }

    /// Spares cheap messages the way over another thread.
    private boolean handledAtOnce(Letter letter) {
        if (!mailbox.tryEnter()) {
            return false;
        }
        try {
            lastMid = mid(letter.message());
            return context.dispatcher().tryDispatch(session, letter.message(), letter.flow(), letter.arrived());
        } finally {
            lastMid = 0;
            mailbox.leave();
        }
    }

    private void unreadable(Message message, Fault fault) {
        context.counters().fault(fault.rule());
        if (message instanceof Message.Request(long id, var _, var _)) {
            send(new Message.Response(id, true, new HandlerError(400, fault.detail()).body()), FlowId.NONE);
        }
    }

    private void tick() {
        if (timer != null) {
            timer.cancel();
        }
        timer = link.tick(this::act)
                .map(delay -> context.time().after(delay, () -> connection.execute(this::tick)))
                .orElse(null);
    }

    private void pauseReading() {
        connection.pauseReading();
        link.stopListening();
    }

    private void resumeReading() {
        connection.execute(() -> {
            link.listenAgain();
            connection.resumeReading();
        });
    }

    // On the mailbox's thread

    private void handle(Letter letter) {
        lastMid = mid(letter.message());
        try {
            context.dispatcher().dispatch(session, letter.message(), letter.flow(), letter.arrived());
        } finally {
            lastMid = 0;
        }
    }

    private static long mid(Message message) {
        return message instanceof Message.Request request ? request.id() : 0;
    }

    /// Answers 504 to the requests that have waited for too long. Called by the node now and then.
    public void expireRequests() {
        if (pending.count() == 0) {
            return;
        }
        Duration timeout = context.requestTimeout();
        var error = new HandlerError(504, "no answer within " + timeout.toMillis() / 1000.0 + " s");
        pending.overdue(context.time().nanos() - timeout.toNanos(), id -> {
            try {
                respond(id, true, error.body());
                context.counters().timedOut.increment();
            } catch (ReplyToNotifyException | ClosedSessionException e) {
                // Answered at this very moment, or nobody is left to hear it.
            }
        });
    }

    // As the session's network entity, from any thread

    @Override
    public void push(PreparedPush push) {
        Delivery delivery = push.lossy() ? Delivery.LOSSY : Delivery.RELIABLE;
        if (context.outbound().isEmpty() && push.message().body().length() <= context.deflateAbove()) {
            context.counters().messagesOut.increment();
            transmit(push.packet(dictionary), push.flow(), delivery);
        } else {
            send(push.message(), push.flow(), delivery);
        }
    }

    @Override
    public void respond(long mid, boolean error, Bytes body) {
        if (!pending.answer(mid)) {
            throw new ReplyToNotifyException(session.id(), mid);
        }
        send(new Message.Response(mid, error, body), Flow.current());
    }

    private void send(Message message, FlowId flow) {
        send(message, flow, Delivery.RELIABLE);
    }

    private void send(Message message, FlowId flow, Delivery delivery) {
        Bytes packet = packet(message);
        context.counters().messagesOut.increment();
        transmit(packet, flow, delivery);
    }

    /// What leaves for a message: an answer that a stage stops, or that is too large, becomes an error, for the client
    /// waits for it.
    private Bytes packet(Message message) {
        try {
            Message leaving = context.outbound().process(session, message);
            return MessageCodec.encodePacket(leaving, dictionary, context.deflateAbove());
        } catch (HandlerException | PacketTooLargeException e) {
            if (!(message instanceof Message.Response(long id, var _, var _))) {
                throw e;
            }
            HandlerError error = e instanceof HandlerException refusal ? refusal.error() : new HandlerError(500, e.getMessage());
            return MessageCodec.encodePacket(new Message.Response(id, true, error.body()), dictionary);
        }
    }

    private void transmit(Bytes packet, FlowId flow, Delivery delivery) {
        Gate gate = context.gate();
        if (gate.isOpen()) {
            send(packet, flow, delivery);
        } else {
            gate.hold(new Gate.Held(connection.id(), Direction.OUT, packet, () -> sendHeld(packet, flow, delivery)));
        }
    }

    private void sendHeld(Bytes packet, FlowId flow, Delivery delivery) {
        try {
            send(packet, flow, delivery);
        } catch (ClosedSessionException e) {
            // The client did not wait for the gate to open.
        }
    }

    private void send(Bytes packet, FlowId flow, Delivery delivery) {
        if (context.tap().active()) {
            context.tap().emit(flow, new TapEvent.Frame(connection.id(), Direction.OUT, packet));
        }
        try {
            connection.send(packet, delivery);
        } catch (ClosedConnectionException e) {
            throw new ClosedSessionException(session.id());
        }
    }

    @Override
    public long lastMid() {
        return lastMid;
    }

    @Override
    public void kick(String reason) {
        leave(reason, 4002);
    }

    /// Kicks with another close code: 1001 when the node goes away.
    public void leave(String reason, int code) {
        connection.execute(() -> link.kick(reason, code, this::act));
    }

    @Override
    public void close() {
        connection.close(1000, "");
    }

    @Override
    public String remoteAddress() {
        return connection.remoteAddress();
    }

    @Override
    public String connection() {
        return connection.id();
    }

    @Override
    public Map<String, List<String>> headers() {
        return connection.headers();
    }

    public Session session() {
        return session;
    }

    /// Where the connection is in its life, at this moment.
    public LinkState state() {
        return link.state();
    }

    /// Bytes in and out, and what was dropped.
    public Connection.Traffic traffic() {
        return connection.traffic();
    }
}
