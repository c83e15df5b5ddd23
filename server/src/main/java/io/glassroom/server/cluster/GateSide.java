package io.glassroom.server.cluster;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.serialize.JsonText;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.TapEvent.HopKind;
import io.glassroom.server.dispatch.Destination;
import io.glassroom.server.dispatch.ErrorReport;
import io.glassroom.server.dispatch.Forwarder;
import io.glassroom.server.dispatch.Sender;
import io.glassroom.server.session.ClosedSessionException;
import io.glassroom.server.session.Flow;
import io.glassroom.server.session.HandlerError;
import io.glassroom.server.session.HandlerException;
import io.glassroom.server.session.PreparedPush;
import io.glassroom.server.session.ReplyToNotifyException;
import io.glassroom.server.session.SendQueueFullException;
import io.glassroom.server.session.Session;
import io.glassroom.server.session.Uid;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// What a node does for the sessions whose clients are connected to it: forwards their messages, and does for them what
/// the nodes that serve them want.
///
/// ```
/// client ─▶ Dispatcher ─▶ forward ─▶ Meet, Handle ─▶ the node that serves
/// client ◀─ Agent ◀─ received ◀─ Answer, Push, Bind, Kick … ◀─┘
/// ```
///
/// All that is sent of one session is sent under its [LocalSession], so that its introduction comes first and its farewell
/// last. Safe for any thread.
final class GateSide implements Forwarder {

    static final String RESET = "onServiceReset";

    private static final int MOST_TRIES = 4;

    private final ClusterContext context;
    private final Locator locator;
    private final Whereabouts whereabouts;
    private final Map<Long, LocalSession> lending = new ConcurrentHashMap<>();
    private final AtomicLong lastCall = new AtomicLong();

    GateSide(ClusterContext context, Locator locator, Whereabouts whereabouts) {
        this.context = context;
        this.locator = locator;
        this.whereabouts = whereabouts;
    }

    // Forwarding

    @Override
    public boolean decides(Route.Named route) {
        return locator.decides(route);
    }

    @Override
    public Optional<Destination.Remote> locate(Session session, Route.Named route, Bytes body) {
        Locator.Place place;
        try {
            Optional<Locator.Place> found = locator.find(session, route, body);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            place = found.get();
        } catch (HandlerException e) {
            if (e.error().code() == 503) {
                context.counters().unavailable.increment();
            }
            throw e;
        }
        String service = place.offer().service();
        Optional<String> before = session.router().find(service);
        if (!before.equals(Optional.of(place.node()))) {
            session.router().bind(service, place.node());
            before.ifPresent(node -> moveOn(session, service, node));
        }
        return place.peer() == null ? Optional.empty() : Optional.of(new Destination.Remote(service, place.node()));
    }

    /// The session uses another node for a service: the one that it leaves is told so, and is left altogether.
    private void moveOn(Session session, String service, String node) {
        Peer left = locator.offers().byName(node);
        LocalSession lent = lending.get(session.id());
        Bond bond = left == null ? null : left.bond();
        if (lent != null && bond != null) {
            List<String> others = part(lent, bond).stream().filter(other -> !other.equals(service)).toList();
            tellReset(lent, left, others);
        }
    }

    @Override
    public boolean tryForward(Session session, Route.Named route, Message message, Sender sender, FlowId flow) {
        Locator.Place place = locator.known(session, route);
        Peer peer = place == null ? null : place.peer();
        Bond bond = peer == null ? null : peer.bond();
        LocalSession lent = bond == null ? null : lending.get(session.id());
        return lent != null
                && lent.uses(place.offer().service(), bond)
                && hand(lent, bond, message, sender, flow, 0, false) >= 0;
    }

    @Override
    public void forward(Destination.Remote destination, Session session, Message message, Sender sender, FlowId flow) {
        forward(destination, lend(session), message, sender, flow, 0);
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
                    push(lent, reset(List.of(to.service()))); // its node was lost, which it is about to be told of
                }
                int sent = hand(lent, bond, message, sender, flow, tried, true);
                if (sent >= 0) {
                    return;
                }
                if (sent == Line.FULL) {
                    throw unavailable("node " + to.node() + " has no room");
                }
            }
            lent.session().router().delete(to.service());
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

    private LocalSession lend(Session session) {
        LocalSession lent = lending.computeIfAbsent(session.id(), id -> new LocalSession(session));
        if (session.isClosed()) {
            ended(session);
            throw new ClosedSessionException(session.id());
        }
        return lent;
    }

    /// Hands a message to the node at the other end.
    ///
    /// @param patient whether to wait for room
    /// @return its bytes; [Line#FULL] if there is no room, [Line#ENDED] if the node takes nothing more
    private int hand(
            LocalSession lent, Bond bond, Message message, Sender sender, FlowId flow, int tries, boolean patient) {
        Call call = message instanceof Message.Request request
                ? new Call(lent, request, sender, flow, context.time().nanos(), tries)
                : null;
        boolean rpc = sender == Sender.HANDLER;
        long number = call == null ? 0 : lastCall.incrementAndGet() << 1 | (rpc ? 1 : 0);
        String route = route(message).text();
        var letter = new Letter.Handle(lent.id(), number, rpc, route, message.body());
        Hops.About about = bond.watched() ? new Hops.About(kind(call, rpc), route, client(lent), 1) : null;
        if (call != null) {
            bond.calls.put(number, call);
        }
        int sent;
        synchronized (lent) {
            if (!bond.peer().isUp()) {
                sent = Line.ENDED;
            } else {
                introduce(lent, bond);
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
        } else if (call != null) {
            bond.calls.remove(number, call);
        }
        return sent;
    }

    private static HopKind kind(@Nullable Call call, boolean rpc) {
        if (rpc) {
            return HopKind.CALL;
        }
        return call == null ? HopKind.NOTIFY : HopKind.REQUEST;
    }

    /// Under the session's monitor.
    private void introduce(LocalSession lent, Bond bond) {
        if (!lent.meet(bond)) {
            return;
        }
        bond.met.add(lent);
        Session session = lent.session();
        var meet = new Letter.Meet(
                session.id(),
                session.entity().connection(),
                session.remoteAddress(),
                session.entity().headers(),
                session.uid().map(Uid::value).orElse(""),
                session.name());
        bond.force(FlowId.NONE, meet, about(lent, bond));
        if (bond.isBroken()) {
            bond.met.remove(lent);
            lent.part(bond);
        }
    }

    private Hops.@Nullable About about(LocalSession lent, Bond bond) {
        return bond.watched() ? Hops.About.session(client(lent)) : null;
    }

    private String client(LocalSession lent) {
        return client(lent.session());
    }

    private String client(Session session) {
        return session.entity().connection() + "@" + context.node();
    }

    private static Route route(Message message) {
        return switch (message) {
            case Message.Request request -> request.route();
            case Message.Notify notify -> notify.route();
            case Message.Push _, Message.Response _ -> throw new IllegalArgumentException("not to be forwarded: " + message);
        };
    }

    // What becomes of sessions

    /// Tells all nodes that have met a session who it is.
    ///
    /// @param except who has told; null for none
    void tellNews(Session session, @Nullable Bond except) {
        LocalSession lent = lending.get(session.id());
        if (lent == null) {
            return;
        }
        synchronized (lent) {
            var news = new Letter.News(session.id(), session.uid().map(Uid::value).orElse(""), session.name());
            for (Bond bond : lent.met()) {
                if (bond != except) {
                    bond.force(Flow.current(), news, about(lent, bond));
                }
            }
        }
    }

    void ended(Session session) {
        LocalSession lent = lending.remove(session.id());
        if (lent != null) {
            lent.met().forEach(bond -> part(lent, bond));
        }
    }

    /// Takes a session back from a node, and lets it know.
    ///
    /// @return the services that it had there
    private List<String> part(LocalSession lent, Bond bond) {
        synchronized (lent) {
            boolean known = bond.met.remove(lent);
            List<String> services = lent.part(bond);
            if (known) {
                bond.force(FlowId.NONE, new Letter.Gone(lent.id()), about(lent, bond));
            }
            return services;
        }
    }

    /// A node drains: takes all sessions back from it. What it has begun it still answers.
    void release(Bond bond) {
        for (LocalSession lent : List.copyOf(bond.met)) {
            tellReset(lent, bond.peer(), part(lent, bond));
        }
        bond.force(FlowId.NONE, new Letter.Gone(Letter.EVERY), null);
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
        for (LocalSession lent : List.copyOf(bond.met)) {
            bond.met.remove(lent);
            tellReset(lent, bond.peer(), lent.part(bond));
        }
    }

    /// Lets a client know that it has to begin anew with these services.
    private void tellReset(LocalSession lent, Peer left, Collection<String> services) {
        if (services.isEmpty()) {
            return;
        }
        for (String service : services) {
            if (lent.session().router().find(service).filter(left.name()::equals).isPresent()) {
                lent.session().router().delete(service);
            }
        }
        push(lent, reset(services));
    }

    static PreparedPush reset(Collection<String> services) {
        var names = new JsonArray();
        services.forEach(names::add);
        var body = new JsonObject();
        body.add("services", names);
        return new PreparedPush(RESET, JsonText.encode(body.toString()), false, Flow.current());
    }

    private static void push(LocalSession lent, PreparedPush push) {
        push(lent.session(), push);
    }

    private static void push(Session session, PreparedPush push) {
        try {
            session.entity().push(push);
        } catch (ClosedSessionException | SendQueueFullException | HandlerException e) {
            // Gone, or being closed for slowness, or a stage keeps it from the client.
        } catch (RuntimeException e) { // no reason to end a line
            ErrorReport.of(push.message().route().text() + " cannot be pushed to " + session, e);
        }
    }

    // From the nodes that serve, on the line's thread

    void received(Bond bond, Envelope envelope, int bytes, Letter.ToGate letter) {
        FlowId flow = envelope.flow();
        switch (letter) {
            case Letter.Answer answer -> answered(bond, envelope, bytes, answer);
            case Letter.Push push -> fanOut(bond, envelope, bytes, push);
            case Letter.Bind(long id, Uid uid, long ask) -> {
                Runnable done = () -> bond.force(FlowId.NONE, new Letter.Reply(ask, false, Bytes.EMPTY), null);
                boolean isHere = with(id, bond, envelope, bytes, session -> {
                    session.learn(uid);
                    tellNews(session, bond);
                    Thread.startVirtualThread(() -> {
                        whereabouts.bound(session, uid);
                        done.run();
                    });
                });
                if (!isHere) {
                    done.run();
                }
            }
            case Letter.Rename(long id, String name) -> with(id, bond, envelope, bytes, session -> {
                session.learn(name);
                tellNews(session, bond);
            });
            case Letter.Kick(long id, int code, String reason) ->
                with(id, bond, envelope, bytes, session -> session.entity().kick(code, reason));
            case Letter.Close(long id) -> with(id, bond, envelope, bytes, Session::close);
            case Letter.Ask ask -> Flow.run(flow, () -> asked(bond, envelope, bytes, ask));
            case Letter.Reset(long id, List<String> services) -> with(id, bond, envelope, bytes, session -> {
                LocalSession lent = lending.get(id);
                if (lent != null) {
                    tellReset(lent, bond.peer(), part(lent, bond));
                }
            });
        }
    }

    private interface Doing {
        void to(Session session);
    }

    /// @return whether its client is still here
    private boolean with(long id, Bond bond, Envelope envelope, int bytes, Doing doing) {
        Session session = context.sessions().find(id).orElse(null);
        if (session != null) {
            if (bond.watched()) {
                bond.heard(envelope, bytes, Hops.About.session(client(session)));
            }
            doing.to(session);
        }
        return session != null;
    }

    private void answered(Bond bond, Envelope envelope, int bytes, Letter.Answer answer) {
        Call call = bond.calls.remove(answer.call());
        if (call == null) {
            return; // it took too long, and was answered 504
        }
        if (bond.watched()) {
            HopKind kind = call.sender() == Sender.HANDLER ? HopKind.REPLY : HopKind.RESPONSE;
            bond.heard(envelope, bytes, new Hops.About(kind, call.request().route().text(), client(call.of()), 1));
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
            tellReset(lent, bond.peer(), part(lent, bond));
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

    private static void answer(Call call, boolean error, Bytes body) {
        try {
            call.of().session().entity().respond(call.request().id(), error, body);
        } catch (ReplyToNotifyException | ClosedSessionException | SendQueueFullException e) {
            // It took too long and was answered 504, or nobody is left to hear it.
        }
    }

    private void fanOut(Bond bond, Envelope envelope, int bytes, Letter.Push push) {
        SessionIds ids = push.sessions();
        if (bond.watched()) {
            String client = ids.count() == 1 ? context.sessions().find(ids.at(0)).map(this::client).orElse("") : "";
            bond.heard(envelope, bytes, new Hops.About(HopKind.PUSH, push.route(), client, ids.count()));
        }
        var prepared = new PreparedPush(push.route(), push.body(), push.lossy(), envelope.flow());
        for (int i = 0; i < ids.count(); i++) {
            context.sessions().find(ids.at(i)).ifPresent(session -> push(session, prepared));
        }
    }

    private void asked(Bond bond, Envelope envelope, int bytes, Letter.Ask ask) {
        Session session = context.sessions().find(ask.session()).orElse(null);
        if (bond.watched()) {
            String client = session == null ? "" : client(session);
            bond.heard(envelope, bytes, new Hops.About(HopKind.CALL, ask.route(), client, 1));
        }
        if (session == null) {
            reply(bond, envelope.flow(), ask, "", true, new HandlerError(503, "the client is gone").body());
        } else if (ask.ask() == 0) {
            try {
                session.entity().tell(ask.route(), ask.body());
            } catch (HandlerException tooMany) {
                context.counters().shed.increment();
                bond.shed(ask.route());
            }
        } else {
            FlowId flow = envelope.flow();
            Thread.startVirtualThread(() -> Flow.run(flow, () -> ask(bond, flow, ask, session)));
        }
    }

    private void ask(Bond bond, FlowId flow, Letter.Ask ask, Session session) {
        String client = client(session);
        try {
            Bytes answer = session.entity().ask(ask.route(), ask.body(), ask.deadline());
            reply(bond, flow, ask, client, false, answer);
        } catch (HandlerException e) {
            reply(bond, flow, ask, client, true, e.error().body());
        } catch (IllegalArgumentException e) { // no route can be called this
            reply(bond, flow, ask, client, true, new HandlerError(404, String.valueOf(e.getMessage())).body());
        }
    }

    private static void reply(Bond bond, FlowId flow, Letter.Ask ask, String client, boolean error, Bytes body) {
        if (ask.ask() != 0) {
            Hops.About about = bond.watched() ? new Hops.About(HopKind.REPLY, ask.route(), client, 1) : null;
            bond.deliver(flow, new Letter.Reply(ask.ask(), error, body), about);
        }
    }

    /// Forgets the calls that nobody waits for any more.
    void expire(Bond bond, long before) {
        bond.calls.values().removeIf(call -> call.since() - before <= 0);
    }
}
