package io.glassroom.client.model;

import io.glassroom.protocol.message.RouteDictionary;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One client connection as the taps tell of it: whose it is, how far its handshake came, which requests are open.
/// Owned by the thread that owns the [Capture].
public final class TappedConnection {

    /// Requests that nobody answered are forgotten beyond this many.
    private static final int OPEN_REQUESTS = 1024;

    private static final long UNKNOWN = Long.MIN_VALUE;

    private final String node;
    private final String id;
    private final long[] steps = new long[HandshakeStep.values().length];
    private final Map<Long, CapturedPacket> requests = new LinkedHashMap<>();
    private String uid = "";
    private String claimed = "";
    private String room = "";
    private @Nullable String broken;
    private boolean closed;
    private String farewell = "";
    private long packets;
    RouteDictionary dictionary;

    TappedConnection(String node, String id, RouteDictionary dictionary) {
        this.node = node;
        this.id = id;
        this.dictionary = dictionary;
        Arrays.fill(steps, UNKNOWN);
    }

    public String node() {
        return node;
    }

    /// As the node calls it: `c17`.
    public String id() {
        return id;
    }

    /// What the user goes by: the name they gave themselves, else their uid, else the connection's id.
    public String name() {
        return !claimed.isEmpty() ? claimed : !uid.isEmpty() ? uid : id;
    }

    /// Whether [#name] is a person's.
    public boolean named() {
        return !uid.isEmpty() || !claimed.isEmpty();
    }

    /// The group joined last and not left; empty if none.
    public String room() {
        return room;
    }

    public boolean closed() {
        return closed;
    }

    /// Why it was closed; may be empty.
    public String farewell() {
        return farewell;
    }

    /// The rule that the peer broke, in words.
    public Optional<String> broken() {
        return Optional.ofNullable(broken);
    }

    public long packets() {
        return packets;
    }

    public boolean reached(HandshakeStep step) {
        return steps[step.ordinal()] != UNKNOWN;
    }

    /// From the step before to this one; empty for the first, and for what was not seen.
    public Optional<Duration> took(HandshakeStep step) {
        int at = step.ordinal();
        return at == 0 || steps[at] == UNKNOWN || steps[at - 1] == UNKNOWN
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(Math.max(0, steps[at] - steps[at - 1])));
    }

    /// The step that the connection waits for; empty when it works.
    public Optional<HandshakeStep> next() {
        for (HandshakeStep step : HandshakeStep.values()) {
            if (!reached(step)) {
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }

    void reach(HandshakeStep step, long nanos) {
        if (!reached(step)) {
            steps[step.ordinal()] = nanos;
        }
    }

    void counted() {
        packets++;
    }

    void bind(String newUid) {
        uid = newUid;
    }

    /// A name that the client gave itself.
    void claim(String name) {
        claimed = name;
    }

    void enter(String newRoom) {
        room = newRoom;
    }

    void leave(String left) {
        if (room.equals(left)) {
            room = "";
        }
    }

    void breakRule(String rule) {
        broken = rule;
    }

    void close(String reason) {
        closed = true;
        farewell = reason;
        requests.clear();
    }

    void asked(CapturedPacket request) {
        requests.put(request.id(), request);
        if (requests.size() > OPEN_REQUESTS) {
            requests.remove(requests.keySet().iterator().next());
        }
    }

    /// The request of this id, which from now on counts as answered.
    @Nullable CapturedPacket answered(long requestId) {
        return requests.remove(requestId);
    }
}
