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
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        // TODO(5.1): send a Request with the next id: 1, 2, 3 ...
        // TODO(5.2): before it is sent, note who waits for this id
        // TODO(5.3): after the timeout, fail with a TimeoutException
        return answer;
    }

    /// Tells. Nobody will answer.
    public void tell(String route, byte[] body) {
        // TODO(5.4): send a Notify
    }

    /// Listens to the pushes of a route.
    public void on(String route, Consumer<byte[]> listener) {
        // TODO(5.4): note who listens to this route
    }

    /// The body of a Data packet arrived.
    public void received(byte[] data) {
        switch (MessageCodec.decode(data, dictionary)) {
            case Message.Response response -> {} // TODO(5.2): to who waits for its id; TODO(5.3): it may be an error
            case Message.Push push -> {} // TODO(5.4): to who listens to its route
            case Message.Request request -> {} // servers do not ask
            case Message.Notify notify -> {}
        }
    }

    private void send(Message message) {
        // TODO(5.1): the message is the body of a Data packet (lessons 1 and 4)
    }
}
