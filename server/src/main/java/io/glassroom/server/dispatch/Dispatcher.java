package io.glassroom.server.dispatch;

import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.serialize.Serializer;
import io.glassroom.protocol.serialize.UnreadableBodyException;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.Tap;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.time.Time;
import io.glassroom.server.component.HandlerMethod;
import io.glassroom.server.pipeline.Pipeline;
import io.glassroom.server.schedule.Scheduler;
import io.glassroom.server.schedule.Schedulers;
import io.glassroom.server.session.ClosedSessionException;
import io.glassroom.server.session.Flow;
import io.glassroom.server.session.HandlerError;
import io.glassroom.server.session.HandlerException;
import io.glassroom.server.session.ReplyToNotifyException;
import io.glassroom.server.session.SendQueueFullException;
import io.glassroom.server.session.Session;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Takes a message to whoever handles it: through the inbound pipeline, to a handler of this node when it is its
/// scheduler's turn, or to another node. Every Request is answered, whatever happens on the way.
///
/// Called on a session's own thread, one message of a session at a time; handlers may block it.
public final class Dispatcher {

    private static final Destination UNKNOWN = new Destination.Unknown();
    private static final HandlerError GONE = new HandlerError(503, "the client is gone");

    private final RouteTable table;
    private final Pipeline inbound;
    private final Serializer serializer;
    private final Forwarder forwarder;
    private final Time time;
    private final Tap tap;
    private final DispatchCounters counters = new DispatchCounters();

    /// @throws IllegalArgumentException if two routes differ in nothing but case
    public Dispatcher(
            Collection<HandlerMethod> handlers,
            Pipeline inbound,
            Schedulers schedulers,
            Serializer serializer,
            Forwarder forwarder,
            Time time,
            Tap tap) {
        this.table = new RouteTable(handlers, schedulers);
        this.inbound = inbound;
        this.serializer = serializer;
        this.forwarder = forwarder;
        this.time = time;
        this.tap = tap;
    }

    public DispatchCounters counters() {
        return counters;
    }

    /// Where a route of a session leads. May block.
    ///
    /// @param body of the message, which may decide to which node it goes
    public Destination find(Session session, Route route, Bytes body) {
        return find(session, route, body, Sender.CLIENT);
    }

    private Destination find(Session session, Route route, Bytes body, Sender sender) {
        return switch (route) {
            case Route.Unresolved _ -> UNKNOWN;
            case Route.Named named -> {
                Destination.Local local = table.find(named.name());
                if (sender == Sender.GATE || local != null && !forwarder.decides(named)) {
                    yield local == null ? UNKNOWN : local;
                }
                Optional<Destination.Remote> remote = forwarder.locate(session, named, body);
                if (remote.isPresent()) {
                    yield remote.get();
                }
                yield local == null ? UNKNOWN : local;
            }
        };
    }

    /// Handles a message to its end, or to the point where another node has it.
    ///
    /// @param arrived when it came, in the nanoseconds of [Time#nanos]
    public void dispatch(Session session, Message message, Sender sender, FlowId flow, long arrived) {
        Flow.run(flow, () -> carry(session, message, sender, flow, arrived));
    }

    private void carry(Session session, Message message, Sender sender, FlowId flow, long arrived) {
        Destination destination = UNKNOWN;
        String outcome = "handled";
        try {
            Message wanted = sender == Sender.CLIENT ? inbound.process(session, message) : message;
            destination = find(session, route(wanted), wanted.body(), sender);
            handOver(session, wanted, sender, flow, destination);
        } catch (Throwable failure) {
            outcome = refuse(session, message, failure);
        }
        String where =
                switch (destination) {
                    case Destination.Local _ -> "local";
                    case Destination.Remote _ -> "remote";
                    case Destination.Unknown _ -> "unknown";
                };
        tell(session, message, flow, where, outcome, arrived);
    }

    private void handOver(Session session, Message message, Sender sender, FlowId flow, Destination destination) {
        switch (destination) {
            case Destination.Local(HandlerMethod handler, Optional<Scheduler> scheduler) -> {
                if (scheduler.isPresent()) {
                    scheduler.get().inTurn(() -> invoke(handler, session, message));
                } else {
                    invoke(handler, session, message);
                }
                counters.handled.increment();
            }
            case Destination.Remote remote -> {
                forwarder.forward(remote, session, message, sender, flow);
                counters.forwarded.increment();
            }
            case Destination.Unknown _ -> throw new NoSuchRoute(route(message));
        }
    }

    /// Handles a message on the calling thread if that cannot block it: no stage stands in the way, and either another
    /// node can take it at once, or the handler promises to return at once and it is its turn. Otherwise does nothing.
    ///
    /// @return whether the message was handled
    public boolean tryDispatch(Session session, Message message, Sender sender, FlowId flow, long arrived) {
        if (sender == Sender.CLIENT && !inbound.isEmpty() || !(route(message) instanceof Route.Named named)) {
            return false;
        }
        Destination.Local local = table.find(named.name());
        if (sender != Sender.GATE && (local == null || forwarder.decides(named))) {
            return tryForward(session, named, message, sender, flow, arrived);
        }
        if (local == null || !local.handler().nonBlocking()) {
            return false;
        }
        if (local.scheduler().isPresent()) {
            return local.scheduler().get().tryInTurn(() -> dispatch(session, message, sender, flow, arrived));
        }
        dispatch(session, message, sender, flow, arrived);
        return true;
    }

    private boolean tryForward(
            Session session, Route.Named route, Message message, Sender sender, FlowId flow, long arrived) {
        if (!forwarder.tryForward(session, route, message, sender, flow)) {
            return false;
        }
        counters.forwarded.increment();
        tell(session, message, flow, "remote", "handled", arrived);
        return true;
    }

    private void invoke(HandlerMethod handler, Session session, Message message) {
        Object body = serializer.read(message.body(), handler.bodyType());
        Object answer = call(handler, session, body);
        if (message instanceof Message.Request request && handler.answers()) {
            if (answer == null) {
                throw new IllegalStateException(handler.route() + " returned null where an answer is expected");
            }
            answer(session, request.id(), serializer.write(answer));
        }
    }

    private static void answer(Session session, long mid, Bytes body) {
        try {
            session.entity().respond(mid, false, body);
        } catch (ReplyToNotifyException e) {
            // It took too long and was answered 504, or the handler has answered by itself.
        }
    }

    private static @Nullable Object call(HandlerMethod handler, Session session, Object body) {
        try {
            return handler.invoke(session, body);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new HandlerFailure(e);
        }
    }

    /// Answers for a message that was not handled, and says how it ended.
    private String refuse(Session session, Message message, Throwable failure) {
        if (isGone(session, failure)) {
            if (message instanceof Message.Request request) { // a handler may have asked on its behalf
                answer(session, request.id(), GONE);
            }
            return "client gone";
        }
        HandlerError error = error(session, message, failure);
        switch (message) {
            case Message.Request request -> answer(session, request.id(), error);
            case Message.Notify _ -> counters.droppedNotifies.increment();
            case Message.Response _, Message.Push _ -> throw new IllegalArgumentException("a server is not sent " + message);
        }
        return Integer.toString(error.code());
    }

    /// Whether it is this client that a handler could not reach, and not another one.
    private static boolean isGone(Session session, Throwable failure) {
        return switch (failure) {
            case ClosedSessionException closed -> closed.sessionId() == session.id();
            case SendQueueFullException full -> full.sessionId() == session.id();
            default -> false;
        };
    }

    private HandlerError error(Session session, Message message, Throwable failure) {
        return switch (failure) {
            case NoSuchRoute missing -> {
                counters.unknown.increment();
                yield new HandlerError(404, missing.getMessage());
            }
            case HandlerException refusal -> {
                counters.refused.increment();
                yield refusal.error();
            }
            case UnreadableBodyException unreadable -> {
                counters.refused.increment();
                counters.unreadable.increment();
                yield new HandlerError(400, unreadable.getMessage());
            }
            default -> {
                counters.failed.increment();
                yield ErrorReport.of(route(message).text() + " of " + session, failure);
            }
        };
    }

    private static void answer(Session session, long mid, HandlerError error) {
        try {
            session.respondError(mid, error);
        } catch (ReplyToNotifyException | ClosedSessionException | SendQueueFullException e) {
            // The handler had answered before it failed, or nobody is left to hear it.
        }
    }

    private void tell(
            Session session, Message message, FlowId flow, String where, String outcome, long arrived) {
        if (!tap.active()) {
            return;
        }
        Duration took = Duration.ofNanos(time.nanos() - arrived);
        tap.emit(flow, new TapEvent.Dispatch(session.entity().connection(), route(message).text(), where, outcome, took));
    }

    private static Route route(Message message) {
        return switch (message) {
            case Message.Request request -> request.route();
            case Message.Notify notify -> notify.route();
            case Message.Push push -> push.route();
            case Message.Response _ -> throw new IllegalArgumentException("a Response has no route");
        };
    }

    private static final class NoSuchRoute extends RuntimeException {
        NoSuchRoute(Route route) {
            super("no route " + route.text(), null, false, false);
        }
    }

    /// Carries a checked exception out of a handler.
    private static final class HandlerFailure extends RuntimeException {
        HandlerFailure(Throwable cause) {
            super(cause);
        }
    }
}
