package io.glassroom.client.model;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.glassroom.protocol.handshake.HandshakeResponse;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.packet.ProtocolException;
import io.glassroom.protocol.packet.Rule;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapEvent.HopKind;
import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.tap.TapRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// All that the taps have told, in the order in which they told it. Each record is applied once ([#apply]); what comes
/// out is packets for the list, and connections that know their names, their handshakes and their open requests.
///
/// Owned by one thread.
public final class Capture {

    /// Closed connections are forgotten beyond this many connections in all, oldest first.
    static final int CONNECTIONS = 2_000;

    private static final String JOIN_ROUTE = "Room.Join";

    private final PacketRing packets;
    private final SequencedMap<String, TappedConnection> connections = new LinkedHashMap<>();
    private final Map<String, RouteDictionary> dictionaries = new HashMap<>(); // by node, the last one announced
    private final Map<String, Long> sequences = new HashMap<>(); // by node, the last one seen
    private final Map<String, Long> losses = new HashMap<>(); // by node
    private final Map<String, Long> starts = new HashMap<>(); // by node: what its clock showed when the capture began
    private final Map<String, TappedConnection> people = new LinkedHashMap<>(); // by uid, where they were last
    private final Members members = new Members();
    private final Hops hops = new Hops();
    private long lost;
    private long counted;
    private long told;
    private long namings;
    private long blamings;
    private long previous; // nanoseconds since the start
    private Instant previousAt = Instant.EPOCH;
    private final List<CaptureListener> listeners = new ArrayList<>();
    private final Marks marks = new Marks();
    private final SharedHeadlines headlines = new SharedHeadlines();

    /// @param capacity how many packets are kept
    public Capture(int capacity) {
        packets = new PacketRing(capacity);
    }

    public PacketRing packets() {
        return packets;
    }

    /// What a person has marked and noted.
    public Marks marks() {
        return marks;
    }

    /// In the order of their coming.
    public SequencedCollection<TappedConnection> connections() {
        return Collections.unmodifiableSequencedCollection(connections.sequencedValues());
    }

    /// Tells of everything from here on, after it has been taken in.
    public void listen(CaptureListener listener) {
        listeners.add(listener);
    }

    /// Who belongs to the cluster; nobody if the node is alone.
    public Members members() {
        return members;
    }

    /// What went between the nodes.
    public Hops hops() {
        return hops;
    }

    /// Everything kept that belongs to what this packet belongs to: what a message caused, oldest first, on whatever
    /// node; the packet alone if nothing else is known of its flow.
    public List<CapturedPacket> flow(CapturedPacket packet) {
        if (packet.flow().isNone()) {
            return List.of(packet);
        }
        var flow = new ArrayList<CapturedPacket>();
        for (int i = 0; i < packets.size(); i++) {
            CapturedPacket other = packets.get(i);
            if (other.flow().equals(packet.flow())) {
                flow.add(other);
            }
        }
        return List.copyOf(flow);
    }

    /// How many packets there have been, kept or not.
    public long counted() {
        return counted;
    }

    /// Records that were told and never arrived here.
    public long lost() {
        return lost;
    }

    /// Those of them that this node told.
    public long lost(String node) {
        return losses.getOrDefault(node, 0L);
    }

    /// How often a connection has been given a name: another number, other names.
    public long namings() {
        return namings;
    }

    /// How often a packet that had been taken in turned out to be at fault: another number, other rows.
    public long blamings() {
        return blamings;
    }

    /// Learns what a node was like before its first record. A node that is introduced again may be another process
    /// with the same name: its former connections are taken for gone, and its clock for another one.
    public void introduce(TapLine.Hello hello) {
        String node = hello.node();
        Map<String, TappedConnection> before = new HashMap<>();
        connections.values().removeIf(connection -> {
            boolean own = connection.node().equals(node);
            if (own) {
                before.put(connection.id(), connection);
            } else {
                connection.leaveAll(node);
            }
            return own;
        });
        sequences.remove(node);
        starts.remove(node);
        hops.forget(node);
        dictionaries.put(node, hello.dictionary());
        for (TapLine.Present present : hello.present()) {
            TappedConnection connection = resolve(node, present.connection());
            if (connection.node().equals(node)) {
                meet(hello, present, connection, before.get(present.connection()));
            } else {
                lend(node, present, connection);
            }
            present.groups().forEach(group -> connection.enter(new RoomKey(node, group)));
        }
        members.introduced(hello).forEach(this::lose);
        namings++;
        listeners.forEach(listener -> listener.introduced(hello));
    }

    private void meet(
            TapLine.Hello hello, TapLine.Present present, TappedConnection connection, @Nullable TappedConnection before) {
        connection.told();
        name(connection, present);
        who(connection).ifPresent(person -> people.put(person, connection));
        connection.found(present.state());
        connection.beat(hello.heartbeat());
        if (before != null && before.sessionId() == present.sessionId()) {
            connection.inherit(before);
        }
    }

    /// A node serves the session of a connection that hangs on another one.
    private static void lend(String node, TapLine.Present present, TappedConnection connection) {
        connection.lend(node);
        if (!connection.known()) {
            name(connection, present);
            connection.found("WORKING"); // whoever is lent has shaken hands
        }
    }

    private static void name(TappedConnection connection, TapLine.Present present) {
        connection.bind(present.uid());
        if (!present.name().isEmpty()) {
            connection.claim(present.name());
        }
        connection.from(present.remote());
        connection.session(present.sessionId());
    }

    /// The records of one node of several do not come any more, until it is introduced again.
    public void silence(String node) {
        members.silenced(node);
        listeners.forEach(listener -> listener.silenced(node));
    }

    /// A node has left without saying what became of its connections.
    private void lose(String node) {
        for (TappedConnection connection : List.copyOf(connections.values())) {
            if (connection.node().equals(node)) {
                connection.lose(node);
            } else {
                connection.leaveAll(node);
            }
        }
        hops.forget(node);
        listeners.forEach(listener -> listener.departed(node));
    }

    /// Learns what a recording says of a connection that was there before its first record.
    public void recall(ConnectionMemory memory) {
        connection(memory.node(), memory.id()).remember(memory);
        namings++;
    }

    /// What a node compresses routes with, by what it said last.
    public RouteDictionary dictionary(String node) {
        return dictionaries.getOrDefault(node, RouteDictionary.EMPTY);
    }

    /// Takes one record in.
    public void apply(TapRecord record) {
        told++;
        Long before = sequences.put(record.node(), record.sequence());
        if (before != null && record.sequence() > before + 1) {
            lost += record.sequence() - before - 1;
            losses.merge(record.node(), record.sequence() - before - 1, Long::sum);
        }
        members.heard(record.node());
        if (record.event() instanceof TapEvent.Cluster step) {
            clustered(record, step);
        } else if (!isStale(record)) {
            takeIn(record);
        }
        for (CaptureListener listener : listeners) {
            listener.heard(record);
        }
    }

    private void takeIn(TapRecord record) {
        TappedConnection connection = resolve(record.node(), record.event().connection());
        if (connection.node().equals(record.node())) {
            connection.told();
        }
        switch (record.event()) {
            case TapEvent.Frame frame -> frame(record, connection, frame);
            case TapEvent.Link link -> link(record, connection, link);
            case TapEvent.Rejected rejected -> rejected(record, connection, rejected);
            case TapEvent.Session session -> session(record, connection, session);
            case TapEvent.Transport transport -> {} // below the packets: for the topology view
            case TapEvent.Dispatch dispatch -> {} // behind the packets: for the topology view
            case TapEvent.Cluster step -> {} // told above: it belongs to no connection
        }
        for (CaptureListener listener : listeners) {
            listener.told(record, connection);
        }
    }

    private void clustered(TapRecord record, TapEvent.Cluster step) {
        Hop hop = null;
        switch (step) {
            case TapEvent.Cluster.Hop told -> hop = hop(record, told);
            case TapEvent.Cluster.Change change ->
                members.changed(record.node(), record.at(), change).forEach(this::lose);
            case TapEvent.Cluster.Line line -> {} // for the topology view and the error list
        }
        for (CaptureListener listener : listeners) {
            listener.clustered(record, step);
            if (hop != null) {
                listener.hopped(hop);
            }
        }
    }

    private Hop hop(TapRecord record, TapEvent.Cluster.Hop told) {
        Hop hop = hops.add(record.node(), record.flow(), told, new Hop.End(this.told, sinceStart(record), record.at()));
        boolean asked = hop.what() == HopKind.REQUEST || hop.what() == HopKind.NOTIFY;
        int dot = hop.route().indexOf('.');
        if (asked && dot > 0) {
            borrowed(hop.from(), hop.client())
                    .ifPresent(client -> client.settle(hop.route().substring(0, dot), hop.to(), record.at(), this::hasLeft));
        }
        return hop;
    }

    private boolean hasLeft(String node) {
        return members.find(node).map(Members.Member::standing).filter(Members.Standing.LEFT::equals).isPresent();
    }

    /// Whom a hop is about; empty for a push to several, and for somebody who was never told of.
    public Optional<TappedConnection> client(Hop hop) {
        return hop.client().isEmpty() ? Optional.empty() : borrowed(hop.from(), hop.client());
    }

    /// The connection that one node calls `c17@gate-1`, if it has been told of.
    private Optional<TappedConnection> borrowed(String node, String id) {
        int at = id.lastIndexOf('@');
        return at < 0 ? find(node, id) : find(id.substring(at + 1), id.substring(0, at));
    }

    /// What a node says of a session that was lent to it, and that is over: the connection is forgotten, or another one
    /// has its name by now.
    private boolean isStale(TapRecord record) {
        if (!(record.event() instanceof TapEvent.Session session) || session.connection().lastIndexOf('@') < 0) {
            return false;
        }
        Optional<TappedConnection> known = borrowed(record.node(), session.connection());
        return known.isEmpty()
                ? session.what() == TapEvent.SessionStep.CLOSED
                : known.get().known() && known.get().sessionId() != 0 && known.get().sessionId() != session.sessionId();
    }

    /// The Response to this Request, if it has been seen and is still kept.
    public Optional<CapturedPacket> responseTo(CapturedPacket request) {
        for (int i = packets.indexOf(request.number() + 1); i < packets.size(); i++) {
            CapturedPacket candidate = packets.get(i);
            if (candidate.connection() == request.connection()
                    && candidate.exchange().filter(exchange -> exchange.request() == request.number()).isPresent()) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /// How many Pushes the message of this packet set off.
    public int pushesCausedBy(CapturedPacket cause) {
        return pushesOf(cause).size();
    }

    /// The Pushes that the message of this packet set off and that are still kept, oldest first.
    public List<CapturedPacket> pushesOf(CapturedPacket cause) {
        if (cause.flow().isNone() || cause.direction() == Direction.OUT) {
            return List.of();
        }
        var pushes = new ArrayList<CapturedPacket>();
        for (int i = crosses(cause) ? 0 : packets.indexOf(cause.number() + 1); i < packets.size(); i++) {
            CapturedPacket candidate = packets.get(i);
            if (candidate.flow().equals(cause.flow()) && candidate.message() == MessageKind.PUSH) {
                pushes.add(candidate);
            }
        }
        return List.copyOf(pushes);
    }

    /// The message from a client that set this packet off, if it is known and still kept.
    public Optional<CapturedPacket> causeOf(CapturedPacket effect) {
        if (effect.flow().isNone() || effect.direction() == Direction.IN) {
            return Optional.empty();
        }
        for (int i = crosses(effect) ? packets.size() - 1 : packets.indexOf(effect.number()) - 1; i >= 0; i--) {
            CapturedPacket candidate = packets.get(i);
            if (candidate.flow().equals(effect.flow()) && candidate.direction() == Direction.IN) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /// Whether its message goes from node to node. What one node tells may then come here before what another one told
    /// that caused it.
    private boolean crosses(CapturedPacket packet) {
        return !hops.of(packet.flow()).isEmpty();
    }

    /// The packet of this number; empty if there was none, or it is not kept any more.
    public Optional<CapturedPacket> numbered(long number) {
        int at = packets.indexOf(number);
        return at < packets.size() && packets.get(at).number() == number
                ? Optional.of(packets.get(at))
                : Optional.empty();
    }

    /// The connection of this node and name; empty if it was never told of, or is forgotten.
    public Optional<TappedConnection> find(String node, String id) {
        return Optional.ofNullable(connections.get(node + '/' + id));
    }

    /// The connection that a node calls so: its own, or `c17@gate-1`, the one of another node for whose client it does
    /// something.
    private TappedConnection resolve(String node, String id) {
        int at = id.lastIndexOf('@');
        return at < 0 ? connection(node, id) : connection(id.substring(at + 1), id.substring(0, at));
    }

    private TappedConnection connection(String node, String id) {
        TappedConnection known = connections.get(node + '/' + id);
        if (known != null) {
            return known;
        }
        if (connections.size() >= CONNECTIONS) {
            forgetOldestClosed();
        }
        var fresh = new TappedConnection(node, id, dictionaries.getOrDefault(node, RouteDictionary.EMPTY));
        connections.put(node + '/' + id, fresh);
        return fresh;
    }

    private void forgetOldestClosed() {
        List<String> closed = new ArrayList<>();
        connections.forEach((key, connection) -> {
            if (connection.closed()) {
                closed.add(key);
            }
        });
        closed.stream().limit(CONNECTIONS / 10).forEach(connections::remove);
    }

    private void frame(TapRecord record, TappedConnection connection, TapEvent.Frame frame) {
        connection.revive();
        Headline headline = headlines.share(Headline.of(frame.packet(), connection.dictionary));
        Exchange exchange = null;
        if (headline.message() == MessageKind.RESPONSE) {
            CapturedPacket request = connection.answered(headline.id());
            if (request != null) {
                long nanos = sinceStart(record) - request.sinceStart().toNanos();
                exchange = new Exchange(request.number(), request.route(), Duration.ofNanos(Math.max(0, nanos)));
            }
        }
        CapturedPacket packet = add(record, connection, frame.direction(), frame.packet(), headline, exchange);
        connection.counted(frame.direction(), frame.packet().length(), record.nanos());
        switch (headline.packet()) {
            case HANDSHAKE -> handshake(record, connection, frame);
            case ACK -> connection.reach(HandshakeStep.ACK, record.nanos());
            case DATA -> data(connection, packet);
            case HEARTBEAT, KICK, UNKNOWN -> {}
        }
    }

    private void handshake(TapRecord record, TappedConnection connection, TapEvent.Frame frame) {
        if (frame.direction() == Direction.IN) {
            connection.reach(HandshakeStep.OPEN, record.nanos()); // if its opening was not told
            connection.reach(HandshakeStep.HANDSHAKE, record.nanos());
            return;
        }
        connection.reach(HandshakeStep.RESPONSE, record.nanos());
        try {
            Bytes body = frame.packet().from(PacketEncoder.HEAD);
            RouteDictionary known = dictionaries.getOrDefault(connection.node(), RouteDictionary.EMPTY);
            if (HandshakeResponse.read(body, known) instanceof HandshakeResponse.Accepted accepted) {
                connection.dictionary = accepted.dictionary();
                connection.beat(accepted.heartbeat());
                dictionaries.put(connection.node(), accepted.dictionary());
            }
        } catch (ProtocolException e) {
            connection.breakRule(e.fault().rule());
        }
    }

    private void data(TappedConnection connection, CapturedPacket packet) {
        if (packet.message() == MessageKind.REQUEST) {
            connection.asked(packet);
            if (packet.route().equalsIgnoreCase(JOIN_ROUTE)) {
                claimedName(packet).ifPresent(name -> {
                    connection.claim(name);
                    recognise(connection);
                    namings++;
                });
            }
        }
    }

    private static Optional<String> claimedName(CapturedPacket join) {
        try {
            return JsonParser.parseString(join.bodyText()) instanceof JsonObject body
                            && body.get("name") instanceof JsonElement name
                            && name.isJsonPrimitive()
                    ? Optional.of(name.getAsString())
                    : Optional.empty();
        } catch (JsonParseException | StackOverflowError e) {
            return Optional.empty();
        }
    }

    private void link(TapRecord record, TappedConnection connection, TapEvent.Link link) {
        switch (link.to()) {
            case "OPENED" -> {
                connection.reach(HandshakeStep.OPEN, record.nanos());
                connection.from(link.detail());
            }
            case "WORKING" -> connection.reach(HandshakeStep.WORKING, record.nanos());
            case "CLOSED" -> connection.close(link.detail());
            default -> {} // HANDSHAKEN is seen by its response; what a later version adds is its own affair
        }
    }

    private void rejected(TapRecord record, TappedConnection connection, TapEvent.Rejected rejected) {
        connection.breakRule(rejected.fault().rule());
        if (rejected.seen().isEmpty()) {
            return; // silence, or a text: there is no packet to show
        }
        CapturedPacket culprit = becamePacket(rejected.fault().rule()) ? connection.latest(rejected.direction()) : null;
        if (culprit != null && startsWith(culprit.bytes(), rejected.seen())) {
            culprit.blame(rejected.fault());
            blamings++;
            listeners.forEach(listener -> listener.blamed(culprit));
            return;
        }
        Headline headline = Headline.of(rejected.seen(), connection.dictionary).broken(rejected.fault());
        add(record, connection, rejected.direction(), rejected.seen(), headline, null);
    }

    /// Whether what breaks this rule has been told of as a packet; else it broke off before it became one.
    private static boolean becamePacket(Rule rule) {
        return switch (rule) {
            case PACKET_TYPE, PACKET_LENGTH, PACKET_INCOMPLETE, TEXT_MESSAGE, HANDSHAKE_TIMEOUT, HEARTBEAT_TIMEOUT ->
                false;
            case PACKET_ORDER, SECOND_HANDSHAKE, HANDSHAKE_BODY, MESSAGE_TYPE, MESSAGE_TRUNCATED, MESSAGE_ID, MESSAGE_DIRECTION,
                    MESSAGE_FLAG, RESPONSE_UNASKED, KICK_BODY, REQUEST_ID_ZERO, ROUTE_TEXT, ROUTE_UNKNOWN, BODY_ZLIB, BODY_LENGTH,
                    BODY_UNREADABLE -> true;
        };
    }

    private static boolean startsWith(Bytes whole, Bytes start) {
        return !start.isEmpty()
                && whole.length() >= start.length()
                && whole.slice(0, start.length()).equals(start);
    }

    private void session(TapRecord record, TappedConnection connection, TapEvent.Session session) {
        boolean lent = !connection.node().equals(record.node());
        var room = new RoomKey(record.node(), session.detail());
        connection.session(session.sessionId());
        if (lent && session.what() != TapEvent.SessionStep.CLOSED) {
            connection.lend(record.node());
        }
        switch (session.what()) {
            case OPENED -> {
                if (lent && !connection.known()) {
                    connection.found("WORKING"); // whoever is lent has shaken hands
                }
            }
            case CLOSED -> {
                if (lent) {
                    connection.leaveAll(record.node());
                    if (!connection.known() && connection.lentTo().isEmpty()) {
                        connection.close("");
                    }
                }
            }
            case BOUND -> {
                connection.bind(session.uid());
                recognise(connection);
                namings++;
            }
            case NAMED -> {
                connection.claim(session.detail());
                recognise(connection);
                namings++;
            }
            case JOINED -> connection.enter(room);
            case LEFT -> connection.leave(room);
        }
    }

    /// Somebody who was here before may have come back.
    private void recognise(TappedConnection connection) {
        TappedConnection before = who(connection).map(person -> people.put(person, connection)).orElse(null);
        if (before != null && !before.key().equals(connection.key()) && isSame(before, connection)) {
            connection.cameFrom(new Former(before.node(), before.lost()));
        }
        if (people.size() > 2 * CONNECTIONS) {
            people.remove(people.keySet().iterator().next());
        }
    }

    /// Two who are there at once and call themselves alike are two people, unless the application says otherwise.
    private static boolean isSame(TappedConnection before, TappedConnection now) {
        return before.closed() || !now.uid().isEmpty() && now.uid().equals(before.uid());
    }

    /// What people are known by when they come back: the name that they gave themselves, else their uid.
    private static Optional<String> who(TappedConnection connection) {
        return connection.named() ? Optional.of(connection.name()) : Optional.empty();
    }

    /// Nanoseconds from the start of the capture, by the clock of the node that tells. The clocks of two nodes show
    /// nothing that could be compared; a node that comes later is taken to begin at the moment that the calendars say,
    /// but never before what is already here.
    private long sinceStart(TapRecord record) {
        Long start = starts.get(record.node());
        if (start == null) {
            long since = starts.isEmpty() && counted == 0
                    ? 0
                    : previous + Math.max(0, Duration.between(previousAt, record.at()).toNanos());
            start = record.nanos() - since;
            starts.put(record.node(), start);
            if (counted == 0) {
                previousAt = record.at();
            }
        }
        return record.nanos() - start;
    }

    private CapturedPacket add(
            TapRecord record,
            TappedConnection connection,
            Direction direction,
            Bytes bytes,
            Headline headline,
            @Nullable Exchange exchange) {
        long since = sinceStart(record);
        var sighting = new CapturedPacket.Sighting(
                ++counted,
                told,
                record.at(),
                since,
                counted == 1 ? 0 : Math.max(0, since - previous),
                connection,
                direction,
                record.flow());
        previous = since;
        previousAt = record.at();
        var packet = new CapturedPacket(sighting, bytes, connection.dictionary, headline, exchange);
        packets.add(packet);
        connection.passed(packet);
        for (CaptureListener listener : listeners) {
            listener.captured(packet);
        }
        return packet;
    }
}
