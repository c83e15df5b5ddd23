package io.glassroom.client.model;

import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Rule;
import io.glassroom.protocol.tap.Direction;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// One client connection as the taps tell of it: whose it is, how far its handshake came, which requests are open.
/// Where only a node that serves its session is watched, and not the node that it hangs on, it stands in for what that
/// would tell. Owned by the thread that owns the [Capture].
public final class TappedConnection {

    /// Requests that nobody answered are forgotten beyond this many.
    private static final int OPEN_REQUESTS = 1024;

    private static final int HOMES = 32; // services

    private static final long UNKNOWN = Long.MIN_VALUE;

    private final String node;
    private final String id;
    private final long[] steps = new long[HandshakeStep.values().length];
    private final Map<Long, CapturedPacket> requests = new LinkedHashMap<>();
    private String uid = "";
    private String claimed = "";
    private final SequencedSet<RoomKey> rooms = new LinkedHashSet<>();
    private final Set<String> lentTo = new LinkedHashSet<>();
    private final SequencedMap<String, Home> homes = new LinkedHashMap<>(); // by service
    private @Nullable Former former;
    private boolean known;
    private boolean lost;
    private @Nullable Rule broken;
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
        return !claimed.isEmpty() ? claimed : !uid.isEmpty() ? briefUid() : id;
    }

    /// Whether [#name] is a person's.
    public boolean named() {
        return !uid.isEmpty() || !claimed.isEmpty();
    }

    /// The group joined last and not left; empty if none.
    public String room() {
        return rooms.isEmpty() ? "" : rooms.getLast().name();
    }

    /// The names of the groups that its session is in, in the order of joining.
    public SequencedSet<String> rooms() {
        var names = new LinkedHashSet<String>();
        rooms.forEach(room -> names.add(room.name()));
        return names;
    }

    /// The groups that its session is in, in the order of joining.
    public SequencedSet<RoomKey> roomKeys() {
        return Collections.unmodifiableSequencedSet(rooms);
    }

    /// Whether its own node has told of it. Another one, which serves it, may have done so first, or alone.
    public boolean known() {
        return known;
    }

    /// The nodes that its session is lent to at the moment.
    public Set<String> lentTo() {
        return Collections.unmodifiableSet(lentTo);
    }

    /// The nodes that its messages go to, service by service.
    public Collection<Home> homes() {
        return Collections.unmodifiableCollection(homes.sequencedValues());
    }

    /// The connection that the same person had before; empty if none is known.
    public Optional<Former> former() {
        return Optional.ofNullable(former);
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

    /// The same for people: a number of a session in its brief form.
    public String briefUid() {
        return SessionId.uid(uid, sessionId);
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

    /// The rule that the peer broke.
    public Optional<Rule> broken() {
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

    void enter(RoomKey newRoom) {
        rooms.remove(newRoom);
        rooms.addLast(newRoom);
    }

    void leave(RoomKey left) {
        rooms.remove(left);
    }

    /// A node that served it does so no more.
    void leaveAll(String servingNode) {
        lentTo.remove(servingNode);
        rooms.removeIf(room -> room.node().equals(servingNode));
    }

    void lend(String servingNode) {
        lentTo.add(servingNode);
    }

    void told() {
        known = true;
    }

    /// Its messages for this service went to that node.
    ///
    /// @param left whether the node where they went until then has left
    void settle(String service, String servingNode, Instant at, Predicate<String> left) {
        Home home = homes.get(service);
        if (home == null || !home.node().equals(servingNode)) {
            String before = home == null ? "" : home.node();
            homes.put(service, new Home(service, servingNode, at, before, home != null && left.test(before)));
            if (homes.size() > HOMES) {
                homes.pollFirstEntry();
            }
        }
    }

    void cameFrom(Former before) {
        former = before;
    }

    /// What other nodes had told of the same session before its own node was introduced.
    void inherit(TappedConnection same) {
        same.rooms.stream().filter(room -> !room.node().equals(node)).forEach(this::enter);
        lentTo.addAll(same.lentTo);
        homes.putAll(same.homes);
        former = same.former;
        if (!same.claimed.isEmpty() && claimed.isEmpty()) {
            claimed = same.claimed;
        }
    }

    void breakRule(Rule rule) {
        broken = rule;
    }

    void close(String reason) {
        closed = true;
        lost = false;
        farewell = reason;
        requests.clear();
        rooms.clear();
        lentTo.clear();
    }

    /// Its node has left without a word of it.
    void lose(String reason) {
        if (!closed) {
            close(reason);
            lost = true;
        }
    }

    /// Whether it ended with its node.
    public boolean lost() {
        return lost;
    }

    /// Its node was given up too early: it is there.
    void revive() {
        if (lost) {
            lost = false;
            closed = false;
            farewell = "";
        }
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
