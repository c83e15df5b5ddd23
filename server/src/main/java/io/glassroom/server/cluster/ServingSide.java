package io.glassroom.server.cluster;

import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapEvent.HopKind;
import io.glassroom.server.dispatch.Dispatcher;
import io.glassroom.server.session.HandlerError;
import io.glassroom.protocol.packet.Bytes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// What a node does with the sessions that other gates have lent it: handles their messages.
///
/// What waits here for its handler is bounded, all sessions together: above that requests are answered 503 and notifies
/// dropped. [#received] is called by the lines' threads.
final class ServingSide {

    private static final int WEIGHT = 128; // bytes that a message takes beside its body, about

    private final ClusterContext context;
    private final Dispatcher dispatcher;
    private final AtomicLong waiting = new AtomicLong(); // bytes
    private final AtomicInteger unfinished = new AtomicInteger(); // messages not handled, requests not answered

    ServingSide(ClusterContext context, Dispatcher dispatcher) {
        this.context = context;
        this.dispatcher = dispatcher;
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    void received(Bond bond, Envelope envelope, int bytes, Letter.ToServing letter) {
        switch (letter) {
            case Letter.Meet meet -> met(bond, envelope, bytes, meet);
            case Letter.Handle handle -> handle(bond, envelope, bytes, handle);
            case Letter.News(long id, String uid, String name) -> {
                RemoteAgent agent = bond.lent.get(id);
                if (agent != null) {
                    heard(bond, envelope, bytes, HopKind.SESSION, "", agent.connection());
                    agent.learn(uid, name);
                }
            }
            case Letter.Gone(long id) -> {
                RemoteAgent agent = bond.lent.get(id);
                if (agent != null) {
                    heard(bond, envelope, bytes, HopKind.SESSION, "", agent.connection());
                    agent.end();
                } else if (id == Letter.EVERY) {
                    bond.release();
                }
            }
            case Letter.Reply(long ask, boolean error, Bytes body) -> {
                heard(bond, envelope, bytes, HopKind.REPLY, "", "");
                bond.asks.replied(ask, new Asks.Reply(error, body));
            }
        }
    }

    private void met(Bond bond, Envelope envelope, int bytes, Letter.Meet meet) {
        var agent = new RemoteAgent(meet, bond, this, context);
        RemoteAgent earlier = bond.lent.put(meet.session(), agent);
        heard(bond, envelope, bytes, HopKind.SESSION, "", agent.connection());
        if (earlier != null) {
            earlier.end();
            agent.waitFor(earlier);
        }
        agent.begin();
        if (bond.isBroken()) {
            agent.end();
        }
    }

    private void handle(Bond bond, Envelope envelope, int bytes, Letter.Handle handle) {
        RemoteAgent agent = bond.lent.get(handle.session());
        FlowId flow = envelope.flow().isNone() ? context.tap().nextFlow() : envelope.flow();
        if (agent == null || agent.isGone()) {
            if (handle.call() == 0) {
                context.counters().stray.increment();
            } else {
                bond.force(flow, new Letter.Answer(handle.call(), true, Bytes.EMPTY), null);
            }
            return;
        }
        if (bond.watched()) {
            HopKind kind = handle.call() == 0 ? HopKind.NOTIFY : HopKind.REQUEST;
            heard(bond, envelope, bytes, handle.rpc() ? HopKind.CALL : kind, handle.route(), agent.connection());
        }
        int cost = handle.body().length() + WEIGHT;
        if (waiting.get() + cost > context.config().lines().queueBytes()) {
            refuse(bond, flow, handle, agent);
            return;
        }
        context.counters().served.increment();
        agent.take(handle, flow, cost);
    }

    private void refuse(Bond bond, FlowId flow, Letter.Handle handle, RemoteAgent agent) {
        context.counters().busy.increment();
        if (context.tap().active()) {
            context.tap().emit(
                    flow, new TapEvent.Dispatch(agent.connection(), handle.route(), "local", "503", Duration.ZERO));
        }
        answer(bond, flow, handle, agent, new HandlerError(503, context.node() + " is busy"));
    }

    /// Answers by an error what gets no further than here.
    void answer(Bond bond, FlowId flow, Letter.Handle handle, RemoteAgent agent, HandlerError error) {
        if (handle.call() != 0) {
            Hops.About about = bond.watched() ? new Hops.About(kindOf(handle.call()), "", agent.connection(), 1) : null;
            bond.force(flow, new Letter.Answer(handle.call(), true, error.body()), about);
        }
    }

    /// The calls of handlers have odd numbers, those of clients even ones.
    HopKind kindOf(long call) {
        return (call & 1) == 1 ? HopKind.REPLY : HopKind.RESPONSE;
    }

    private void heard(Bond bond, Envelope envelope, int bytes, HopKind kind, String route, String client) {
        if (bond.watched()) {
            bond.heard(envelope, bytes, new Hops.About(kind, route, client, 1));
        }
    }

    void queued(int cost) {
        waiting.addAndGet(cost);
    }

    void taken(int cost) {
        waiting.addAndGet(-cost);
    }

    void begun() {
        unfinished.incrementAndGet();
    }

    void finished() {
        unfinished.decrementAndGet();
    }

    /// Whether all that gates have asked for is done and answered.
    boolean isIdle() {
        return unfinished.get() == 0;
    }

    /// Bytes that wait for their handlers.
    long waiting() {
        return waiting.get();
    }

    /// The lines broke: as if each of the gate's clients had gone.
    void lost(Bond bond, String why) {
        bond.asks.end(new Asks.Reply(true, new HandlerError(503, "gate " + bond.peer().name() + " was lost: " + why).body()));
        List.copyOf(bond.lent.values()).forEach(RemoteAgent::end);
        List.copyOf(bond.owing).forEach(RemoteAgent::writeOff);
    }

    void expire(Bond bond, long before) {
        bond.lent.values().forEach(agent -> agent.expire(before));
        bond.owing.forEach(agent -> agent.expire(before));
        bond.owing.removeIf(RemoteAgent::owesNothing);
    }
}
