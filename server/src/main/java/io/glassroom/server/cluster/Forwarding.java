package io.glassroom.server.cluster;

import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.TapEvent.HopKind;
import io.glassroom.server.dispatch.Destination;
import io.glassroom.server.dispatch.Forwarder;
import io.glassroom.server.dispatch.Sender;
import io.glassroom.server.session.ClosedSessionException;
import io.glassroom.server.session.HandlerError;
import io.glassroom.server.session.HandlerException;
import io.glassroom.server.session.ReplyToNotifyException;
import io.glassroom.server.session.SendQueueFullException;
import io.glassroom.server.session.Session;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Takes messages of this gate's sessions to the nodes that serve them, and the answers back. Every call is answered: by
/// the node that has it, by another one if that gives it back, else 503. Safe for any thread.
final class Forwarding implements Forwarder {

    private static final int MOST_TRIES = 4;

    private final ClusterContext context;
    private final Locator locator;
    private final Lending lending;
    private final AtomicLong lastCall = new AtomicLong();

    Forwarding(ClusterContext context, Locator locator, Lending lending) {
        this.context = context;
        this.locator = locator;
        this.lending = lending;
    }

    // Where to

    @Override
    public boolean decides(Route.Named route) {
        return locator.decides(route);
    }

    @Override
    public Optional<Destination.Remote> locate(Session session, Route.Named route, Bytes body) {
        while (true) {
            Optional<Locator.Place> found = find(session, route, body);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            Locator.Place place = found.get();
            if (settle(session, place)) {
                return place.peer() == null
                        ? Optional.empty()
                        : Optional.of(new Destination.Remote(place.offer().service(), place.node()));
            }
        }
    }

    private Optional<Locator.Place> find(Session session, Route.Named route, Bytes body) {
        try {
            return locator.find(session, route, body);
        } catch (HandlerException e) {
            if (e.error().code() == 503) {
                context.counters().unavailable.increment();
            }
            throw e;
        }
    }

    /// Has the session use this place from now on.
    ///
    /// @return false if another of its messages, a client's or a handler's, has chosen meanwhile
    private boolean settle(Session session, Locator.Place place) {
        String service = place.offer().service();
        String before = place.before();
        if (place.node().equals(before)) {
            return true;
        }
        if (!session.router().bind(service, before, place.node())) {
            return false;
        }
        if (before != null) {
            moveOn(session, service, before);
        }
        return true;
    }

    /// The session uses another node for a service: the one that it leaves is told so, and is left altogether.
    private void moveOn(Session session, String service, String node) {
        Peer left = locator.offers().byName(node);
        LocalSession lent = lending.find(session.id());
        Bond bond = left == null ? null : left.bond();
        if (lent != null && bond != null) {
            List<String> others = lending.part(lent, bond).stream().filter(other -> !other.equals(service)).toList();
            lending.tellReset(lent, left, others);
        }
    }

    // Out

    @Override
    public boolean tryForward(Session session, Route.Named route, Message message, Sender sender, FlowId flow) {
        Locator.Place place = locator.known(session, route);
        Peer peer = place == null ? null : place.peer();
        Bond bond = peer == null ? null : peer.bond();
        LocalSession lent = bond == null ? null : lending.find(session.id());
        return lent != null
                && lent.uses(place.offer().service(), bond)
                && hand(lent, bond, message, sender, flow, 0, false) >= 0;
    }

    @Override
    public void forward(Destination.Remote destination, Session session, Message message, Sender sender, FlowId flow) {
        forward(destination, lending.lend(session), message, sender, flow, 0);
    }

    private void forward(
            Destination.Remote destination, LocalSession lent, Message message, Sender sender, FlowId flow, int tries) {
        Destination.Remote to = destination;
        for (int tried = tries; tried < MOST_TRIES; tried++) {
            Peer peer = locator.offers().byName(to.node());
            Bond bond = peer == null ? null : peer.bond();
            if (bond != null) {
                Bond before = lent.use(to.service(), bond);
                if (before != null && before != bond) {
                    Reset.tell(lent.session(), List.of(to.service())); // its node was lost, which it is about to be told of
                }
                int sent = hand(lent, bond, message, sender, flow, tried, true);
                if (sent >= 0) {
                    return;
                }
                if (before == null) {
                    lent.cease(to.service(), bond);
                }
                if (sent == Line.FULL) {
                    throw unavailable("node " + to.node() + " has no room");
                }
            }
            if (lent.isOver()) {
                throw new ClosedSessionException(lent.id());
            }
            lent.session().router().delete(to.service(), to.node());
            Optional<Destination.Remote> other = locate(lent.session(), (Route.Named) route(message), message.body());
            if (other.isEmpty()) {
                break;
            }
            to = other.get();
        }
        throw unavailable("no node has " + to.service() + " at the moment");
    }

    private HandlerException unavailable(String why) {
        context.counters().unavailable.increment();
        return new HandlerException(503, why);
    }

    /// Hands a message to the node at the other end.
    ///
    /// @param patient whether to wait for room
    /// @return its bytes; [Line#FULL] if there is no room, [Line#ENDED] if the node takes nothing more or the client is gone
    private int hand(
            LocalSession lent, Bond bond, Message message, Sender sender, FlowId flow, int tries, boolean patient) {
        Call call = message instanceof Message.Request request
                ? new Call(lent, request, sender, flow, context.time().nanos(), tries)
                : null;
        boolean rpc = sender == Sender.HANDLER;
        long number = call == null ? 0 : lastCall.incrementAndGet() << 1 | (rpc ? 1 : 0);
        String route = route(message).text();
        var letter = new Letter.Handle(lent.id(), number, rpc, route, message.body());
        Hops.About about = bond.watched() ? new Hops.About(kind(call, rpc), route, lending.client(lent.session()), 1) : null;
        if (call != null) {
            bond.calls.put(number, call);
        }
        int sent;
        synchronized (lent) {
            if (lent.isOver() || !bond.peer().isUp()) {
                sent = Line.ENDED;
            } else {
                lending.introduce(lent, bond);
                sent = bond.offer(flow, letter, about);
            }
        }
        if (sent == Line.FULL && patient) {
            sent = bond.send(flow, letter, about);
        }
        if (sent >= 0) {
            context.counters().forwarded.increment();
            if (call != null && bond.isBroken() && bond.calls.remove(number, call)) { // nobody has cleared it up
                answer(call, true, unavailable("node " + bond.peer().name() + " was lost").error().body());
            }
        } else if (call != null && !bond.calls.remove(number, call)) {
            return 0; // the lines have just broken, and it is answered already
        }
        return sent;
    }

    private static HopKind kind(@Nullable Call call, boolean rpc) {
        if (rpc) {
            return HopKind.CALL;
        }
        return call == null ? HopKind.NOTIFY : HopKind.REQUEST;
    }

    private static Route route(Message message) {
        return switch (message) {
            case Message.Request request -> request.route();
            case Message.Notify notify -> notify.route();
            case Message.Push _, Message.Response _ -> throw new IllegalArgumentException("not to be forwarded: " + message);
        };
    }

    // Back

    void answered(Bond bond, Envelope envelope, int bytes, Letter.Answer answer) {
        Call call = bond.calls.remove(answer.call());
        if (call == null) {
            return; // it took too long, and was answered 504
        }
        if (bond.watched()) {
            HopKind kind = call.sender() == Sender.HANDLER ? HopKind.REPLY : HopKind.RESPONSE;
            bond.heard(envelope, bytes, new Hops.About(kind, call.request().route().text(), lending.client(call.of().session()), 1));
        }
        if (answer.error() && answer.body().isEmpty()) {
            Thread.startVirtualThread(() -> handElsewhere(call, bond));
        } else {
            answer(call, answer.error(), answer.body());
        }
    }

    /// A node gave a request back, because it drains or does not know the session.
    private void handElsewhere(Call call, Bond bond) {
        context.counters().moved.increment();
        LocalSession lent = call.of();
        try {
            lending.takeBack(lent, bond);
            Route.Named route = (Route.Named) call.request().route();
            Destination.Remote to = locate(lent.session(), route, call.request().body())
                    .orElseThrow(() -> unavailable("no node has " + route.name()));
            forward(to, lent, call.request(), call.sender(), call.flow(), call.tries() + 1);
        } catch (HandlerException e) {
            answer(call, true, e.error().body());
        } catch (RuntimeException e) {
            answer(call, true, new HandlerError(503, "no node for " + call.request().route().text()).body());
        }
    }

    /// The lines broke: what the node had is lost. Called once, on a thread that may block.
    void lost(Bond bond, String why) {
        for (Long number : List.copyOf(bond.calls.keySet())) {
            Call call = bond.calls.remove(number);
            if (call != null) {
                context.counters().unavailable.increment();
                answer(call, true, new HandlerError(503, bond.peer().name() + " was lost: " + why).body());
            }
        }
    }

    /// Forgets the calls that nobody waits for any more.
    void expire(Bond bond, long before) {
        bond.calls.values().removeIf(call -> call.since() - before <= 0);
    }

    private static void answer(Call call, boolean error, Bytes body) {
        try {
            call.of().session().entity().respond(call.request().id(), error, body);
        } catch (ReplyToNotifyException | ClosedSessionException | SendQueueFullException e) {
            // It took too long and was answered 504, or nobody is left to hear it.
        }
    }
}
