package io.glassroom.protocol.client;

import io.glassroom.protocol.client.Requests.Disconnection;
import io.glassroom.protocol.handshake.HandshakeResponse;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.serialize.UnreadableBodyException;
import io.glassroom.protocol.time.Time;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A user of a Glassroom server: connects, asks, tells and listens, and comes back when the connection breaks.
///
/// ```java
/// var client = GlassroomClient.connect(URI.create("ws://127.0.0.1:3250/ws"), ClientConfig.of(time));
/// client.on("onMessage", Said.class, said -> show(said));
/// client.connected().join();
/// client.request("Room.Join", new Join("lobby", "alice"), Joined.class).join();
/// client.notify("Room.Message", new Said("alice", "hi"));
/// ```
///
/// **Threads.** Every method may be called from any thread and none waits. Listeners are called one at a time, in the
/// order of what happened, on a virtual thread; they may block, and then delay one another but not the heartbeat. The
/// same order is kept by what is given to [#inOrder]. Futures are completed on threads of their own, so that a
/// listener may wait for one.
///
/// **Coming back.** A lost connection is dialled again with [Backoff]. The server then sees a new session: whoever
/// joined a room joins again when [ClientState.Working] comes. A client that was kicked, refused in the handshake,
/// logged in elsewhere, or at fault does not come back.
///
/// **When a server shuts down** it first answers all that it has read. Requests that it left unanswered are therefore
/// asked again on the next connection, after whatever the listeners of [ClientState.Working] ask there, and so are those
/// that are made meanwhile. None waits for longer than its timeout. After any other end they fail at once, because nobody
/// knows whether the server did what was asked.
public final class GlassroomClient implements AutoCloseable {

    private final URI server;
    private final ClientConfig config;
    private final Mailbox loop;
    private final Mailbox listening;
    private final SplittableRandom random;
    private final Requests requests = new Requests();
    private final Listeners pushes = new Listeners();
    private final List<Consumer<? super ClientState>> stateListeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<? super String>> kickListeners = new CopyOnWriteArrayList<>();
    private final CompletableFuture<HandshakeResponse.Accepted> connected = new CompletableFuture<>();
    private final CompletableFuture<ClientState.Closed> closed = new CompletableFuture<>();
    private final LongAdder sent = new LongAdder();
    private final LongAdder received = new LongAdder();
    private final LongAdder unheard = new LongAdder();
    private final LongAdder unmatched = new LongAdder();
    private final LongAdder unreadable = new LongAdder();
    private final LongAdder ignored = new LongAdder();
    private final LongAdder connections = new LongAdder();

    private volatile ClientState state = new ClientState.Connecting(0);
    private RouteDictionary known = RouteDictionary.EMPTY;
    private @Nullable Visit visit;
    private boolean drained; // the server shut down, and no other has been found yet
    private Time.@Nullable Timer again;

    private GlassroomClient(URI server, ClientConfig config) {
        this.server = server;
        this.config = config;
        this.loop = new Mailbox(config.threads());
        this.listening = new Mailbox(config.threads());
        this.random = new SplittableRandom(config.seed());
    }

    /// Begins to connect and returns at once; [#connected] tells when it has come about.
    public static GlassroomClient connect(URI server, ClientConfig config) {
        var client = new GlassroomClient(server, config);
        client.loop.execute(() -> client.dial(0));
        return client;
    }

    /// Completes when the client is first working; exceptionally with [ClientException.Disconnected] if it is closed
    /// without ever having been.
    public CompletableFuture<HandshakeResponse.Accepted> connected() {
        return connected;
    }

    /// Completes when the client has come to its end.
    public CompletableFuture<ClientState.Closed> closed() {
        return closed;
    }

    public ClientState state() {
        return state;
    }

    /// Asks, and completes with the body of the answer.
    public CompletableFuture<Bytes> request(String route, Object body) {
        return request(route, body, Bytes.class);
    }

    /// Asks, and completes with the answer; exceptionally with a [ClientException], or an [UnreadableBodyException] if
    /// the answer is not of that type.
    ///
    /// @throws IllegalArgumentException if the route or the body cannot be written
    public <T> CompletableFuture<T> request(String route, Object body, Class<T> type) {
        var answer = new CompletableFuture<T>();
        Route target = Route.of(route);
        Bytes written = config.serializer().write(body);
        loop.execute(() -> ask(target, written, new Answer<>(route, type, answer)));
        return answer;
    }

    /// Tells, and hears nothing of it.
    ///
    /// @throws ClientException.Disconnected if there is no connection at the moment
    /// @throws IllegalArgumentException if the route or the body cannot be written
    public void notify(String route, Object body) {
        var message = new Message.Notify(Route.of(route), config.serializer().write(body));
        if (!(state instanceof ClientState.Working)) {
            throw new ClientException.Disconnected(route, why(state));
        }
        loop.execute(() -> {
            if (visit != null && state instanceof ClientState.Working) {
                send(visit, message);
            }
        });
    }

    /// Listens to the pushes of a route, as bytes.
    public Subscription on(String route, Consumer<? super Bytes> listener) {
        return on(route, Bytes.class, listener);
    }

    /// Listens to the pushes of a route. One that is not of that type is counted as unreadable.
    public <T> Subscription on(String route, Class<T> type, Consumer<? super T> listener) {
        return pushes.add(route, body -> {
            T value;
            try {
                value = config.serializer().read(body, type);
            } catch (UnreadableBodyException e) {
                unreadable.increment();
                return;
            }
            listener.accept(value);
        });
    }

    /// Listens to the server's reason when it ends the connection.
    public Subscription onKick(Consumer<? super String> listener) {
        kickListeners.add(listener);
        return () -> kickListeners.remove(listener);
    }

    /// Listens to the names of the services that have forgotten this client, because their node is gone: whoever was in a
    /// room of `Room` joins it again (protocol.md, section 5).
    public Subscription onServiceReset(Consumer<? super List<String>> listener) {
        return pushes.add(ServiceReset.ROUTE, body -> {
            List<String> services;
            try {
                services = ServiceReset.read(body);
            } catch (UnreadableBodyException e) {
                unreadable.increment();
                return;
            }
            listener.accept(services);
        });
    }

    /// Listens to changes of state. The first call tells the state of now.
    public Subscription onState(Consumer<? super ClientState> listener) {
        loop.execute(() -> {
            ClientState now = state;
            stateListeners.add(listener);
            listening.execute(() -> listener.accept(now));
        });
        return () -> loop.execute(() -> stateListeners.remove(listener));
    }

    /// Runs tasks between the calls of listeners, never beside them: for `thenAcceptAsync` and for timers.
    public Executor inOrder() {
        return listening;
    }

    public ClientStatistics statistics() {
        return new ClientStatistics(
                sent.sum(), received.sum(), unheard.sum(), unmatched.sum(), unreadable.sum(), ignored.sum(), connections.sum());
    }

    /// Closes the connection and does not come back. Returns at once; [#closed] tells when it is done.
    @Override
    public void close() {
        loop.execute(() -> {
            Visit current = visit;
            if (current != null) {
                current.leave("closed by its owner");
            }
            finish(1000, "closed by its owner");
        });
    }

    private void dial(int retries) {
        if (state instanceof ClientState.Closed) {
            return;
        }
        enter(new ClientState.Connecting(retries));
        var next = new Visit(config, loop, new Host(retries), known);
        visit = next;
        next.start(server);
    }

    private void ask(Route route, Bytes body, Answer<?> answer) {
        Visit current = state instanceof ClientState.Working ? visit : null;
        if (current == null && !drained) {
            answer.fail(new ClientException.Disconnected(route.text(), why(state)));
            return;
        }
        int id = requests.nextId();
        var request = new Message.Request(id, route, body);
        requests.add(request, answer, config.time().after(config.requestTimeout(), () -> loop.execute(() -> expire(id, answer))));
        if (current != null && !current.isDismissed()) {
            send(current, request);
        }
    }

    /// Asks what the server before did not answer. The listeners of [ClientState.Working] come first: what they join is
    /// what the requests were about.
    private void askAgain(Visit current, List<Message.Request> open) {
        listening.execute(() -> loop.execute(() -> open.stream()
                .filter(request -> visit == current && requests.isOpen(request))
                .forEach(request -> send(current, request))));
    }

    private void expire(int id, Answer<?> answer) {
        requests.take(id).ifPresent(_ -> answer.fail(new ClientException.TimedOut(answer.route, config.requestTimeout())));
    }

    private void send(Visit current, Message message) {
        current.send(message);
        sent.increment();
    }

    private void enter(ClientState next) {
        state = next;
        listening.execute(() -> stateListeners.forEach(listener -> listener.accept(next)));
    }

    private void finish(int code, String reason) {
        if (state instanceof ClientState.Closed) {
            return;
        }
        if (again != null) {
            again.cancel();
        }
        visit = null;
        requests.failAll(new Disconnection(code, reason));
        var end = new ClientState.Closed(code, reason);
        enter(end);
        config.threads().execute(() -> {
            connected.completeExceptionally(new ClientException.Disconnected(server.toString(), reason));
            closed.complete(end);
        });
    }

    private static String why(ClientState state) {
        return switch (state) {
            case ClientState.Connecting _ -> "not connected yet";
            case ClientState.Working _ -> "connected";
            case ClientState.Waiting waiting -> waiting.reason();
            case ClientState.Closed end -> end.reason();
        };
    }

    /// What the present visit tells. Called in the loop.
    private final class Host implements Visit.Host {
        private int retries; // since the client last worked

        Host(int retries) {
            this.retries = retries;
        }

        @Override
        public void working(HandshakeResponse.Accepted terms) {
            retries = 0;
            known = terms.dictionary();
            connections.increment();
            enter(new ClientState.Working(terms));
            if (drained && visit != null) {
                drained = false;
                askAgain(visit, requests.open());
            }
            config.threads().execute(() -> connected.complete(terms));
        }

        @Override
        public boolean arrived(Message message) {
            received.increment();
            return switch (message) {
                case Message.Response response -> {
                    var waiting = requests.take(response.id());
                    waiting.ifPresentOrElse(request -> request.answered(response), unmatched::increment);
                    yield waiting.isPresent();
                }
                case Message.Push push -> {
                    heard(push);
                    yield true;
                }
                case Message.Request _, Message.Notify _ -> { // the link lets none through
                    ignored.increment();
                    yield true;
                }
            };
        }

        private void heard(Message.Push push) {
            listening.execute(() -> {
                List<Consumer<Bytes>> all = pushes.of(push.route().text());
                if (all.isEmpty()) {
                    unheard.increment();
                }
                all.forEach(listener -> listener.accept(push.body()));
            });
        }

        @Override
        public void unreadable(Message message, String why) {
            received.increment();
            unreadable.increment();
            if (message instanceof Message.Response response) {
                requests.take(response.id()).ifPresent(waiting -> waiting.unreadable(why));
            }
        }

        @Override
        public void ignored() {
            ignored.increment();
        }

        @Override
        public void kicked(String reason) {
            listening.execute(() -> kickListeners.forEach(listener -> listener.accept(reason)));
        }

        @Override
        public void ended(int code, String reason, Visit.Next next) {
            visit = null;
            if (next == Visit.Next.STAY_AWAY || retries >= config.backoff().attempts()) {
                finish(code, reason);
                return;
            }
            drained |= next == Visit.Next.ASK_AGAIN;
            if (!drained) {
                requests.failAll(new Disconnection(code, reason));
            }
            Duration delay = config.backoff().before(retries, random);
            int attempt = retries + 1;
            enter(new ClientState.Waiting(attempt, delay, code, reason));
            again = config.time().after(delay, () -> loop.execute(() -> dial(attempt)));
        }
    }

    /// One request's future, completed outside the loop.
    private final class Answer<T> implements Requests.Waiting {
        private final String route;
        private final Class<T> type;
        private final CompletableFuture<T> future;

        Answer(String route, Class<T> type, CompletableFuture<T> future) {
            this.route = route;
            this.type = type;
            this.future = future;
        }

        @Override
        public void answered(Message.Response response) {
            config.threads().execute(() -> {
                try {
                    if (response.error()) {
                        future.completeExceptionally(ClientException.Refused.read(route, response.body()));
                    } else {
                        future.complete(config.serializer().read(response.body(), type));
                    }
                } catch (UnreadableBodyException e) {
                    future.completeExceptionally(e);
                }
            });
        }

        @Override
        public void unreadable(String why) {
            fail(new UnreadableBodyException(why));
        }

        @Override
        public void failed(Disconnection why) {
            fail(new ClientException.Disconnected(route, why.reason()));
        }

        void fail(RuntimeException failure) {
            config.threads().execute(() -> future.completeExceptionally(failure));
        }
    }
}
