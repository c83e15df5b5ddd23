package io.glassroom.server.agent;

import com.google.gson.JsonObject;
import io.glassroom.protocol.handshake.Extensions;
import io.glassroom.protocol.handshake.HandshakeRequest;
import io.glassroom.protocol.handshake.HandshakeResponse;
import io.glassroom.protocol.link.LinkOutput;
import io.glassroom.protocol.link.LinkState;
import io.glassroom.protocol.link.ServerLink;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Fault;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.time.Time;
import io.glassroom.server.dispatch.ErrorReport;
import io.glassroom.server.dispatch.Handling;
import io.glassroom.server.dispatch.PendingRequests;
import io.glassroom.server.dispatch.Sender;
import io.glassroom.server.schedule.Mailbox;
import io.glassroom.server.session.ClosedSessionException;
import io.glassroom.server.session.Flow;
import io.glassroom.server.session.HandlerError;
import io.glassroom.server.session.HandlerException;
import io.glassroom.server.session.NetworkEntity;
import io.glassroom.server.session.PreparedPush;
import io.glassroom.server.session.ReplyToNotifyException;
import io.glassroom.server.session.SendQueueFullException;
import io.glassroom.server.session.Session;
import io.glassroom.server.session.Uid;
import io.glassroom.server.transport.Connection;
import io.glassroom.server.transport.ConnectionHandler;
import io.glassroom.server.transport.Delivery;
import io.glassroom.server.transport.Gate;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
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

    private static final int GOING_AWAY = 1001;
    private static final System.Logger LOG = System.getLogger(Agent.class.getName());

    private final Connection connection;
    private final AgentContext context;
    private final ServerLink link;
    private final Session session;
    private final Mailbox mailbox;
    private final Outbound outbound;
    private final PendingRequests pending = new PendingRequests();
    private @Nullable Queue<Packet> held; // by the gate, on their way in
    private volatile boolean kicked; // and so has heard the last word
    private boolean draining; // what comes from now on is never handled; on the event loop
    private Time.@Nullable Timer timer;
    private final Handling handling = new Handling();
    private volatile @Nullable Errands errands; // null until a handler asks for something: most sessions at all times

    /// Takes a new connection over. Called on its event loop.
    public Agent(Connection connection, AgentContext context) {
        this.connection = connection;
        this.context = context;
        this.link = new ServerLink(context.link(), context.time(), context.tap(), connection.id());
        this.session = new Session(context.sessions().nextId(), this, context.serializer(), context.tap());
        this.outbound = new Outbound(connection, context, session);
        this.mailbox = new Mailbox(this::pauseReading, this::resumeReading);
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
        if (draining) {
            return;
        }
        link.decode(chunk, this::arrived, this::act);
    }

    @Override
    public Bytes unfinished() {
        return link.unfinished();
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
        mailbox.close(this::tellClosed);
    }

    private void tellClosed() {
        for (Consumer<Session> callback : session.markClosed()) {
            try {
                callback.accept(session);
            } catch (Throwable failure) {
                LOG.log(System.Logger.Level.ERROR, "a callback at the end of " + session + " failed", failure);
            }
        }
        context.listener().ended(session);
    }

    private void arrived(Packet packet) {
        Gate gate = context.gate();
        if (gate.isOpen() && (held == null || held.isEmpty())) {
            link.handle(packet, this::act);
            return;
        }
        if (held == null) {
            held = new ArrayDeque<>();
        }
        Queue<Packet> order = held;
        order.add(packet);
        // Each release lets the oldest pass, so none overtakes another that is released on another thread.
        Runnable onward = () -> connection.execute(() -> link.handle(order.remove(), this::act));
        gate.hold(new Gate.Held(connection.id(), Direction.IN, PacketEncoder.encode(packet), FlowId.NONE, onward));
    }

    // What the link wants, on the event loop

    private void act(LinkOutput output) {
        try {
            carryOut(output);
        } catch (ClosedSessionException | SendQueueFullException e) {
            // The client is going: closed() follows.
        }
    }

    private void carryOut(LinkOutput output) {
        switch (output) {
            case LinkOutput.Transmit(Bytes packet) -> outbound.transmit(packet, FlowId.NONE, Delivery.RELIABLE);
            case LinkOutput.HandshakeAsked(HandshakeRequest request) -> validate(request);
            case LinkOutput.Established _ -> established();
            case LinkOutput.Deliver(Message message, FlowId flow) -> deliver(message, flow);
            case LinkOutput.Unreadable(Message message, Fault fault, FlowId flow) -> unreadable(message, fault, flow);
            case LinkOutput.Ignored(Fault fault) -> context.counters().fault(fault.rule());
            case LinkOutput.Close(int code, String reason, Optional<Fault> fault) -> {
                fault.ifPresent(broken -> context.counters().fault(broken.rule()));
                outbound.close(code, reason);
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
            } catch (Throwable failure) {
                String why = ErrorReport.of("the handshake validator failed for " + session, failure).message();
                var sorry = new HandshakeResponse.Rejected(HandshakeResponse.REFUSED, why);
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
    }

    private void established() {
        context.counters().established.increment();
        outbound.open(link.dictionary());
        tick();
    }

    private void deliver(Message message, FlowId flow) {
        context.counters().messagesIn.increment();
        long now = context.time().nanos();
        if (message instanceof Message.Request(long id, var _, var _)) {
            HandlerError refusal = isErrand(id)
                    ? new HandlerError(409, "request " + Long.toUnsignedString(id) + " is still open")
                    : pending.open(id, now, flow);
            if (refusal != null) {
                refuse(id, refusal, flow);
                return;
            }
        }
        if (!handledAtOnce(message, flow, now)) {
            mailbox.post(() -> handle(message, flow, now));
        }
    }

    /// Spares cheap messages the way over another thread.
    private boolean handledAtOnce(Message message, FlowId flow, long arrived) {
        if (!mailbox.tryEnter()) {
            return false;
        }
        handling.begin(mid(message));
        try {
            return context.dispatcher().tryDispatch(session, message, Sender.CLIENT, flow, arrived);
        } finally {
            handling.end();
            mailbox.leave();
        }
    }

    private boolean isErrand(long id) {
        Errands open = errands;
        return open != null && open.isOpen(id);
    }

    private void unreadable(Message message, Fault fault, FlowId flow) {
        context.counters().messagesIn.increment();
        context.counters().fault(fault.rule());
        if (message instanceof Message.Request(long id, var _, var _)) {
            refuse(id, new HandlerError(400, fault.detail()), flow);
        }
    }

    /// Answers a request that gets no further than here; through the mailbox, because stages may block.
    private void refuse(long id, HandlerError error, FlowId flow) {
        context.counters().refused.increment();
        mailbox.post(() -> {
            try {
                outbound.respond(new Message.Response(id, true, error.body()), flow);
            } catch (ClosedSessionException | SendQueueFullException e) {
                // Nobody is left to hear it.
            }
        });
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
            if (!draining) {
                link.listenAgain();
                connection.resumeReading();
            }
        });
    }

    // On the mailbox's thread

    private void handle(Message message, FlowId flow, long arrived) {
        handling.begin(mid(message));
        try {
            context.dispatcher().dispatch(session, message, Sender.CLIENT, flow, arrived);
        } finally {
            handling.end();
        }
    }

    private static long mid(Message message) {
        return message instanceof Message.Request request ? request.id() : 0;
    }

    /// Answers 504 to the requests that have waited for too long, on a thread of their own. Called by the node now and
    /// then.
    public void expireRequests() {
        Duration timeout = context.requestTimeout();
        long[] overdue = pending.overdue(context.time().nanos() - timeout.toNanos());
        if (overdue.length > 0) {
            var error = new HandlerError(504, "no answer within " + timeout.toMillis() / 1000.0 + " s");
            Thread.startVirtualThread(() -> Arrays.stream(overdue).forEach(id -> expire(id, error)));
        }
    }

    // At the end

    /// Reads no more, handles and answers what it has read, and then tells the client why and closes with 1001: what has
    /// no answer when the Kick comes was never handled, and can be sent to another node.
    public void drain(String reason) {
        connection.execute(() -> {
            draining = true;
            pauseReading();
            mailbox.post(() -> pending.whenNone(() -> kick(GOING_AWAY, reason)));
        });
    }

    /// Ends a drain that takes too long: answers 503 to what is still open, and says good-bye.
    public void endDrain(String reason) {
        if (!kicked) {
            var error = new HandlerError(503, reason);
            Arrays.stream(pending.open()).forEach(id -> expire(id, error));
            kick(GOING_AWAY, reason);
        }
    }

    /// Whether the client has been told that this is the end.
    public boolean isDismissed() {
        return kicked;
    }

    private void expire(long id, HandlerError error) {
        try {
            respond(id, true, error.body());
            context.counters().timedOut.increment();
        } catch (ReplyToNotifyException | ClosedSessionException | SendQueueFullException e) {
            // Answered at this very moment, or nobody is left to hear it.
        }
    }

    // As the session's network entity, from any thread

    @Override
    public void push(PreparedPush push) {
        refuseIfKicked();
        outbound.push(push);
    }

    @Override
    public void respond(long mid, boolean error, Bytes body) {
        Errands asked = errands;
        if (asked != null && asked.answer(mid, new Errands.Reply(error, body))) {
            return;
        }
        refuseIfKicked();
        FlowId flow = pending.answer(mid);
        if (flow == null) {
            throw new ReplyToNotifyException(session.id(), mid);
        }
        try {
            outbound.respond(new Message.Response(mid, error, body), flow);
        } finally {
            pending.answered();
        }
    }

    @Override
    public long lastMid() {
        long mid = handling.current();
        Errands asked = errands;
        return mid != 0 || asked == null ? mid : asked.current();
    }

    @Override
    public void kick(int code, String reason) {
        kicked = true;
        connection.execute(() -> link.kick(reason, code, this::act));
    }

    private void refuseIfKicked() {
        if (kicked) {
            throw new ClosedSessionException(session.id());
        }
    }

    @Override
    public void close() {
        if (!kicked) { // the Kick closes, once it is sent
            outbound.close(1000, "");
        }
    }

    @Override
    public void bound(Uid uid) {
        context.listener().bound(session, uid);
    }

    @Override
    public void renamed(String name) {
        context.listener().renamed(session, name);
    }

    @Override
    public void tell(String route, Bytes body) {
        post(0, new Message.Notify(Route.of(route), body));
    }

    @Override
    public Bytes ask(String route, Bytes body, Duration deadline) {
        Route named = Route.of(route);
        var answer = new CompletableFuture<Errands.Reply>();
        long id = errands().open(answer);
        var late = new Errands.Reply(true, new HandlerError(504, "no answer within " + deadline.toMillis() + " ms").body());
        Time.Timer timer = context.time().after(deadline, () -> answer.complete(late));
        try {
            post(id, new Message.Request(id, named, body));
            Errands.Reply reply = answer.join();
            if (reply.error()) {
                throw new HandlerException(HandlerError.read(reply.body()));
            }
            return reply.body();
        } finally {
            timer.cancel();
            errands().forget(id);
        }
    }

    private void post(long id, Message message) {
        Errands asked = errands();
        FlowId flow = Flow.current();
        long now = context.time().nanos();
        if (asked.atOnce(id, () -> context.dispatcher().tryDispatch(session, message, Sender.HANDLER, flow, now))) {
            return; // the way to another node is often free
        }
        asked.post(id, () -> context.dispatcher().dispatch(session, message, Sender.HANDLER, flow, now));
    }

    private Errands errands() {
        Errands known = errands;
        return known != null ? known : makeErrands();
    }

    private synchronized Errands makeErrands() {
        Errands made = errands == null ? new Errands() : errands;
        errands = made;
        return made;
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
