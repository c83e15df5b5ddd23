package io.glassroom.server.cluster;

import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapEvent.HopKind;
import io.glassroom.server.dispatch.Dispatcher;
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
import io.glassroom.server.session.Session;
import io.glassroom.server.session.Uid;
import io.glassroom.server.session.Way;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A client that is connected to another node, whose session this node is lent: joins the lines to its gate to the
/// session's mailboxes.
///
/// Its client's messages are handled in their order, and so are those that handlers elsewhere send on its behalf; the one
/// do not wait for the others. Safe for any thread.
final class RemoteAgent implements NetworkEntity {

    private static final System.Logger LOG = System.getLogger(RemoteAgent.class.getName());

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Asks.Reply NOTHING = new Asks.Reply(false, Bytes.EMPTY);

    private final Letter.Meet meet;
    private final Bond bond;
    private final ServingSide serving;
    private final ClusterContext context;
    private final Session session;
    private final String connection;
    private final Mailbox messages = new Mailbox(() -> {}, () -> {});
    private final Mailbox errands = new Mailbox(() -> {}, () -> {});
    private final Handling message = new Handling();
    private final Handling errand = new Handling();
    private final PendingRequests open = new PendingRequests();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean gone;

    RemoteAgent(Letter.Meet meet, Bond bond, ServingSide serving, ClusterContext context) {
        this.meet = meet;
        this.bond = bond;
        this.serving = serving;
        this.context = context;
        this.connection = meet.connection() + "@" + bond.peer().name();
        this.session = new Session(meet.session(), this, context.serializer(), context.tap());
    }

    Session session() {
        return session;
    }

    /// Does nothing before an earlier life of the same session has come to its end at this node.
    void waitFor(RemoteAgent earlier) {
        messages.post(earlier::awaitEnd);
        errands.post(earlier::awaitEnd);
    }

    private void awaitEnd() {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void begin() {
        context.sessions().add(session);
        session.tell(TapEvent.SessionStep.OPENED, meet.remoteAddress());
        learn(meet.uid(), meet.name());
    }

    void learn(String uid, String name) {
        if (!uid.isEmpty() && session.uid().filter(known -> known.value().equals(uid)).isEmpty()) {
            session.learn(new Uid(uid));
        }
        if (!name.equals(session.name())) {
            session.learn(name);
        }
    }

    // From its gate, on the line's thread

    /// Takes a message.
    ///
    /// @param cost bytes that it takes while it waits
    void take(Letter.Handle handle, FlowId flow, int cost) {
        long now = context.time().nanos();
        Route route = Route.of(handle.route());
        Message wanted = handle.call() == 0
                ? new Message.Notify(route, handle.body())
                : new Message.Request(handle.call(), route, handle.body());
        if (handle.call() != 0) {
            HandlerError refusal = open.open(handle.call(), now, flow);
            if (refusal != null) {
                serving.answer(bond, flow, handle, this, refusal);
                return;
            }
            serving.begun();
        }
        Mailbox mailbox = handle.rpc() ? errands : messages;
        Handling handling = handle.rpc() ? errand : message;
        if (handledAtOnce(mailbox, handling, handle.call(), wanted, flow, now)) {
            return;
        }
        serving.begun();
        serving.queued(cost);
        mailbox.post(() -> {
            serving.taken(cost);
            handling.begin(handle.call());
            try {
                serving.dispatcher().dispatch(session, wanted, Sender.GATE, flow, now);
            } finally {
                handling.end();
                serving.finished();
            }
        });
    }

    /// What promises not to block is done on the line's thread, if its answer has room and that thread is none that waits.
    private boolean handledAtOnce(
            Mailbox mailbox, Handling handling, long call, Message wanted, FlowId flow, long now) {
        if (Thread.currentThread().isVirtual() || !bond.isRoomy() || !mailbox.tryEnter()) {
            return false;
        }
        handling.begin(call);
        try {
            Dispatcher dispatcher = serving.dispatcher();
            return dispatcher.tryDispatch(session, wanted, Sender.GATE, flow, now);
        } finally {
            handling.end();
            mailbox.leave();
        }
    }

    /// Its client is gone, or it is lent to this node no more: what it has sent is still handled.
    void end() {
        gone = true;
        messages.close(() -> errands.close(this::tellClosed));
    }

    private void tellClosed() {
        context.sessions().remove(session);
        for (Consumer<Session> callback : session.markClosed()) {
            try {
                callback.accept(session);
            } catch (Throwable failure) {
                LOG.log(System.Logger.Level.ERROR, "a callback at the end of " + session + " failed", failure);
            }
        }
        bond.lent.remove(session.id(), this);
        if (!owesNothing()) {
            bond.owing.add(this);
        }
        if (bond.isBroken()) {
            writeOff();
        }
        ended.countDown();
    }

    /// Whether all requests have their answer.
    boolean owesNothing() {
        return open.open().length == 0;
    }

    /// Nobody can hear an answer any more.
    void writeOff() {
        bond.owing.remove(this);
        strikeOut(open.open());
    }

    boolean isGone() {
        return gone;
    }

    /// Forgets the requests that nobody waits for any more.
    void expire(long before) {
        strikeOut(open.overdue(before));
    }

    private void strikeOut(long[] calls) {
        for (long call : calls) {
            if (open.answer(call) != null) {
                answered();
            }
        }
    }

    /// What this node did for the session is at home elsewhere: its client has to begin anew.
    void reset(List<String> services) {
        tellGate(new Letter.Reset(session.id(), services));
    }

    // As the session's network entity

    @Override
    public Optional<Way> way() {
        return Optional.of(bond.way);
    }

    @Override
    public void push(PreparedPush push) {
        if (bond.way.send(push, SessionIds.of(session.id()), connection) == Line.ENDED) {
            throw new ClosedSessionException(session.id());
        }
    }

    @Override
    public void respond(long call, boolean error, Bytes body) {
        FlowId flow = open.answer(call);
        if (flow == null && gone && bond.isBroken()) {
            throw new ClosedSessionException(session.id());
        }
        if (flow == null) {
            throw new ReplyToNotifyException(session.id(), call);
        }
        try {
            Hops.About about = bond.watched() ? new Hops.About(serving.kindOf(call), "", connection, 1) : null;
            if (bond.deliver(flow, new Letter.Answer(call, error, body), about) == Line.ENDED) {
                throw new ClosedSessionException(session.id());
            }
        } finally {
            answered();
        }
    }

    private void answered() {
        open.answered();
        serving.finished();
    }

    @Override
    public long lastMid() {
        long call = message.current();
        return call != 0 ? call : errand.current();
    }

    @Override
    public void kick(int code, String reason) {
        tellGate(new Letter.Kick(session.id(), code, reason));
    }

    @Override
    public void close() {
        tellGate(new Letter.Close(session.id()));
    }

    /// Waits until the session can be found by its uid, on a thread that may wait; but not for long, since the gate will
    /// see to it in any case.
    @Override
    public void bound(Uid uid) {
        if (!Thread.currentThread().isVirtual()) {
            tellGate(new Letter.Bind(session.id(), uid, 0));
            return;
        }
        bond.asks.await(PATIENCE, NOTHING, NOTHING, ask -> tellGate(new Letter.Bind(session.id(), uid, ask)));
    }

    @Override
    public void renamed(String name) {
        tellGate(new Letter.Rename(session.id(), name));
    }

    private int tellGate(Letter letter) {
        return bond.force(Flow.current(), letter, bond.watched() ? Hops.About.session(connection) : null);
    }

    @Override
    public void tell(String route, Bytes body) {
        Route.of(route);
        bond.trySend(Flow.current(), new Letter.Ask(session.id(), 0, route, body, Duration.ZERO), call(route), false);
    }

    @Override
    public Bytes ask(String route, Bytes body, Duration deadline) {
        Route.of(route);
        var late = new HandlerError(504, "no answer within " + deadline.toMillis() + " ms");
        var gone = new HandlerError(503, "gate " + bond.peer().name() + " is gone");
        Asks.Reply reply = bond.asks.await(deadline, failed(late), failed(gone), number ->
                bond.deliver(Flow.current(), new Letter.Ask(session.id(), number, route, body, deadline), call(route)));
        if (reply.error()) {
            throw new HandlerException(HandlerError.read(reply.body()));
        }
        return reply.body();
    }

    private static Asks.Reply failed(HandlerError error) {
        return new Asks.Reply(true, error.body());
    }

    private Hops.@Nullable About call(String route) {
        return bond.watched() ? new Hops.About(HopKind.CALL, route, connection, 1) : null;
    }

    @Override
    public String remoteAddress() {
        return meet.remoteAddress();
    }

    @Override
    public String connection() {
        return connection;
    }

    @Override
    public Map<String, List<String>> headers() {
        return meet.headers();
    }
}
