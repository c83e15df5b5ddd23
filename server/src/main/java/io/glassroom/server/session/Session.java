package io.glassroom.server.session;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.serialize.Serializer;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.Tap;
import io.glassroom.protocol.tap.TapEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A client, from its connection's opening to its end. Handlers get it as their first argument, may keep it, and may
/// use it from any thread.
///
/// The messages of one session are handled one at a time, in the order of their arrival.
public final class Session {

    private final long id;
    private final NetworkEntity entity;
    private final Serializer serializer;
    private final Tap tap;
    private final Attributes attributes = new Attributes();
    private final Router router = new Router();
    private volatile @Nullable Uid uid;
    private volatile String name = "";
    private List<Consumer<Session>> onClosed = List.of();
    private boolean closed;

    public Session(long id, NetworkEntity entity, Serializer serializer, Tap tap) {
        this.id = id;
        this.entity = entity;
        this.serializer = serializer;
        this.tap = tap;
    }

    /// Unique among the living sessions; positive.
    public long id() {
        return id;
    }

    /// Who the session belongs to; empty until [#bind].
    public Optional<Uid> uid() {
        return Optional.ofNullable(uid);
    }

    /// Says who the session belongs to.
    ///
    /// In the whole cluster a uid has one session: an older one is kicked with 4005. From here on this one is found by its
    /// uid, so it waits for other nodes where it has to, but never on an event loop.
    public void bind(Uid uid) {
        learn(uid);
        entity.bound(uid);
    }

    /// Takes note of who it belongs to, because another node has bound it.
    public void learn(Uid uid) {
        this.uid = uid;
        tell(TapEvent.SessionStep.BOUND, "");
    }

    /// What people call it; empty until [#rename].
    public String name() {
        return name;
    }

    /// Says what people call it, for whoever watches: need not be unique, and never reaches a client.
    public void rename(String name) {
        learn(name);
        entity.renamed(name);
    }

    /// Takes note of a name that another node has given it.
    public void learn(String name) {
        this.name = name;
        tell(TapEvent.SessionStep.NAMED, name);
    }

    /// Has another service do something on behalf of this session, wherever in the cluster it is, and waits for nothing.
    /// What one session tells is handled in the order of the telling.
    ///
    /// @param route `TopicService.Stats`
    /// @param body written by the node's serializer; `byte[]` and [Bytes] go as they are
    public void rpc(String route, Object body) {
        entity.tell(route, serializer.write(body));
    }

    /// Asks another service on behalf of this session, wherever in the cluster it is, and waits for its answer. Whoever
    /// holds the turn of a component keeps it while waiting.
    ///
    /// @param answer what the answer is read as, by the node's serializer
    /// @param deadline longest wait; nodes forget an rpc to one another 5 s after the request timeout (30 s, unless they are
    ///     told otherwise), so that a longer one is of use within one node alone
    /// @throws HandlerException with the code of the error that it was answered with: 404 nobody has the route, 503 no node
    ///     for the service, 504 no answer until the deadline
    public <T> T rpc(String route, Object body, Class<T> answer, Duration deadline) {
        return serializer.read(entity.ask(route, serializer.write(body), deadline), answer);
    }

    /// Tells the client something, unasked.
    ///
    /// @param body written by the node's serializer; `byte[]` and [Bytes] go as they are
    public void push(String route, Object body) {
        entity.push(new PreparedPush(route, serializer.write(body), false, Flow.current()));
    }

    /// Answers the request whose handler is running on the calling thread.
    ///
    /// @throws ReplyToNotifyException if there is none, or it has been answered
    public void respond(Object body) {
        respond(entity.lastMid(), body);
    }

    /// Answers the request with this id, which a handler noted from [#lastMid] to answer it later.
    ///
    /// @throws ReplyToNotifyException if there is none, or it has been answered
    public void respond(long mid, Object body) {
        entity.respond(mid, false, serializer.write(body));
    }

    /// Answers the request with this id by an error (protocol.md, section 5).
    public void respondError(long mid, HandlerError error) {
        entity.respond(mid, true, error.body());
    }

    /// The id of the request whose handler is running on the calling thread; 0 for a Notify and on any other thread.
    public long lastMid() {
        return entity.lastMid();
    }

    /// Tells the client why, then closes its connection with 4002.
    public void kick(String reason) {
        entity.kick(reason);
    }

    public void close() {
        entity.close();
    }

    public String remoteAddress() {
        return entity.remoteAddress();
    }

    public NetworkEntity entity() {
        return entity;
    }

    public Router router() {
        return router;
    }

    /// Remembers a value of any type under a name.
    public void set(String name, Object value) {
        attributes.set(name, value);
    }

    /// A remembered value; empty if there is none or it is of another type.
    public <T> Optional<T> get(String name, Class<T> type) {
        return attributes.get(name).filter(type::isInstance).map(type::cast);
    }

    public String getString(String name) {
        return get(name, String.class).orElse("");
    }

    /// Any number, as a `long`; 0 if there is none.
    public long getLong(String name) {
        return get(name, Number.class).map(Number::longValue).orElse(0L);
    }

    /// Any number, as an `int`; 0 if there is none.
    public int getInt(String name) {
        return get(name, Number.class).map(Number::intValue).orElse(0);
    }

    /// Any number, as a `double`; 0 if there is none.
    public double getDouble(String name) {
        return get(name, Number.class).map(Number::doubleValue).orElse(0.0);
    }

    public boolean getBoolean(String name) {
        return get(name, Boolean.class).orElse(false);
    }

    public boolean has(String name) {
        return attributes.has(name);
    }

    public void remove(String name) {
        attributes.remove(name);
    }

    public void clear() {
        attributes.replace(Map.of());
    }

    /// All that is remembered, as a copy.
    public Map<String, Object> state() {
        return attributes.snapshot();
    }

    /// Remembers just this from now on.
    public void restore(Map<String, Object> state) {
        attributes.replace(state);
    }

    /// Calls back once when the client is gone, after its last message has been handled; at once if it is gone already.
    ///
    /// @return takes the callback back
    public Runnable onClosed(Consumer<Session> callback) {
        synchronized (this) {
            if (!closed) {
                if (!(onClosed instanceof ArrayList)) {
                    onClosed = new ArrayList<>(2);
                }
                onClosed.add(callback);
                return () -> forget(callback);
            }
        }
        callback.accept(this);
        return () -> {};
    }

    private synchronized void forget(Consumer<Session> callback) {
        if (!closed) {
            onClosed.remove(callback);
        }
    }

    public synchronized boolean isClosed() {
        return closed;
    }

    /// What to call now that the client is gone. Called by the owner of the connection; empty the second time.
    public List<Consumer<Session>> markClosed() {
        List<Consumer<Session>> callbacks;
        synchronized (this) {
            if (closed) {
                return List.of();
            }
            closed = true;
            callbacks = List.copyOf(onClosed);
            onClosed = List.of();
        }
        tell(TapEvent.SessionStep.CLOSED, "");
        return callbacks;
    }

    /// Lets whoever watches know of a step in this session's life.
    public void tell(TapEvent.SessionStep step, String detail) {
        if (tap.active()) {
            String who = uid().map(Uid::value).orElse("");
            tap.emit(FlowId.NONE, new TapEvent.Session(entity.connection(), id, who, step, detail));
        }
    }

    @Override
    public String toString() {
        return "session " + id + uid().map(bound -> " of " + bound).orElse("");
    }
}
