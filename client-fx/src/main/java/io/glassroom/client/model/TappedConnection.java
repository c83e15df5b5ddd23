package io.glassroom.client.model;

import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.tap.Direction;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedSet;
import java.util.Collections;
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
    private final SequencedSet<String> rooms = new LinkedHashSet<>();
    private @Nullable String broken;
    private boolean closed;
    private boolean foundWorking;
    private String farewell = "";
    private long packets;
    private final long[] bytes = new long[Direction.values().length];
    private final long[] last = new long[Direction.values().length];
    private String remote = "";
    private long sessionId;
    private Duration heartbeat = Duration.ZERO;
    private final @Nullable CapturedPacket[] latest = new CapturedPacket[Direction.values().length];
    RouteDictionary dictionary;

    TappedConnection(String node, String id, RouteDictionary dictionary) {
        this.node = node;
        this.id = id;
        this.dictionary = dictionary;
        Arrays.fill(steps, UNKNOWN);
        Arrays.fill(last, UNKNOWN);
    }

    public String node() {
        return node;
    }

    /// As the node calls it: `c17`.
    public String id() {
        return id;
    }

    /// Its name among the connections of all nodes.
    public ConnectionKey key() {
        return new ConnectionKey(node, id);
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
        return rooms.isEmpty() ? "" : rooms.getLast();
    }

    /// The groups that its session is in, in the order of joining.
    public SequencedSet<String> rooms() {
        return Collections.unmodifiableSequencedSet(rooms);
    }

    /// Where from: `127.0.0.1:51844`; empty if it was not told.
    public String remote() {
        return remote;
    }

    /// Of the session; 0 until it is known.
    public long sessionId() {
        return sessionId;
    }

    /// To whom the session is bound; empty while unbound.
    public String uid() {
        return uid;
    }

    /// Bytes of packets in this direction, as seen from the node.
    public long bytes(Direction direction) {
        return bytes[direction.ordinal()];
    }

    /// When the last packet passed in this direction, nanoseconds of the node's clock.
    public OptionalLong last(Direction direction) {
        long nanos = last[direction.ordinal()];
        return nanos == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(nanos);
    }

    /// What the handshake of this connection agreed upon, or what its node says of itself; zero for none.
    public Duration heartbeat() {
        return heartbeat;
    }

    /// What its routes are compressed with, as far as the taps have told.
    public RouteDictionary dictionary() {
        return dictionary;
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

    /// What a recording that begins now has to say of it.
    public ConnectionMemory memory() {
        var seen = new EnumMap<HandshakeStep, Long>(HandshakeStep.class);
        for (HandshakeStep step : HandshakeStep.values()) {
            if (reached(step)) {
                seen.put(step, steps[step.ordinal()]);
            }
        }
        return new ConnectionMemory(node, id, claimed, seen, heartbeat);
    }

    void remember(ConnectionMemory memory) {
        claimed = memory.name();
        heartbeat = memory.heartbeat();
        memory.steps().forEach(this::reach);
    }

    /// Whether its handshake is over: seen, or said by its node when the watch began.
    public boolean working() {
        return foundWorking || reached(HandshakeStep.WORKING);
    }

    /// Its node said where it was when the watch began.
    void found(String state) {
        foundWorking = state.equals("WORKING");
    }

    void reach(HandshakeStep step, long nanos) {
        if (!reached(step)) {
            steps[step.ordinal()] = nanos;
        }
    }

    void counted(Direction direction, int length, long nanos) {
        packets++;
        bytes[direction.ordinal()] += length;
        last[direction.ordinal()] = nanos;
    }

    void from(String address) {
        remote = address;
    }

    void session(long id) {
        sessionId = id;
    }

    void beat(Duration interval) {
        heartbeat = interval;
    }

    void bind(String newUid) {
        uid = newUid;
    }

    /// A name that the client gave itself.
    void claim(String name) {
        claimed = name;
    }

    void enter(String newRoom) {
        rooms.remove(newRoom);
        rooms.addLast(newRoom);
    }

    void leave(String left) {
        rooms.remove(left);
    }

    void breakRule(String rule) {
        broken = rule;
    }

    void close(String reason) {
        closed = true;
        farewell = reason;
        requests.clear();
        rooms.clear();
    }

    void passed(CapturedPacket packet) {
        latest[packet.direction().ordinal()] = packet;
    }

    /// The last packet in this direction.
    @Nullable CapturedPacket latest(Direction direction) {
        return latest[direction.ordinal()];
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
