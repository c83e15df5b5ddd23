package mychat;

import io.glassroom.kit.Clock;
import io.glassroom.kit.Connection;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// Lesson 5: the client's side of a working connection. Asks, tells, and listens.
public final class Client {

    private final Connection connection;
    private final Clock clock;
    private final Duration timeout;
    private final AtomicLong lastId = new AtomicLong(); // the id that was given last
    private final Map<Long, CompletableFuture<byte[]>> waiting = new ConcurrentHashMap<>(); // who waits for which id
    private final Map<String, Consumer<byte[]>> listeners = new ConcurrentHashMap<>(); // who listens to which route
    private volatile RouteDictionary dictionary = RouteDictionary.NONE;

    /// @param timeout how long an answer may take
    public Client(Connection connection, Clock clock, Duration timeout) {
        this.connection = connection;
        this.clock = clock;
        this.timeout = timeout;
    }

    /// From now on routes are sent as these codes, and read from them.
    public void use(RouteDictionary dictionary) {
        this.dictionary = dictionary;
    }

    /// Asks. The answer arrives in the future: the body of the Response; or a [RequestFailed] if it is an error; or a
    /// [TimeoutException] if there is none in time.
    public CompletableFuture<byte[]> request(String route, byte[] body) {
        long id = lastId.incrementAndGet();
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        Clock.Timer late = clock.after(timeout, () -> {
            if (waiting.remove(id) != null) {
                answer.completeExceptionally(new TimeoutException("no answer within " + timeout.toMillis() + " ms"));
            }
        });
        answer.whenComplete((result, failure) -> late.cancel());
        send(new Message.Request(id, route, body));
        return answer;
    }

    /// Tells. Nobody will answer.
    public void tell(String route, byte[] body) {
        send(new Message.Notify(route, body));
    }

    /// Listens to the pushes of a route.
    public void on(String route, Consumer<byte[]> listener) {
        listeners.put(route, listener);
    }

    /// The body of a Data packet arrived.
    public void received(byte[] data) {
        switch (MessageCodec.decode(data, dictionary)) {
            case Message.Response response -> answer(response);
            case Message.Push push -> listeners.getOrDefault(push.route(), body -> {}).accept(push.body());
            case Message.Request request -> {} // servers do not ask
            case Message.Notify notify -> {}
        }
    }

    private void answer(Message.Response response) {
        CompletableFuture<byte[]> answer = waiting.remove(response.id());
        if (answer == null) {
            return; // too late, or never asked
        }
        if (response.error()) {
            answer.completeExceptionally(new RequestFailed(response.body()));
        } else {
            answer.complete(response.body());
        }
    }

    private void send(Message message) {
        byte[] data = MessageCodec.encode(message, dictionary);
        connection.send(PacketCodec.encode(new Packet(Packet.DATA, data)));
    }
}
