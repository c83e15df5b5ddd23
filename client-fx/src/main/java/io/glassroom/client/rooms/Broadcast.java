package io.glassroom.client.rooms;

import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.Hop;
import io.glassroom.client.model.TappedConnection;
import io.glassroom.protocol.packet.Bytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The Pushes of one route that one message caused: what a broadcast is on the wire. In a cluster they come from
/// several gates, each of which was sent one envelope.
final class Broadcast {

    /// Of one broadcast, more are counted and not kept.
    static final int MOST = 2_000;

    private static final int FORMS = 8;

    private final String route;
    private @Nullable TappedConnection sender;
    private long began;
    private boolean told; // by the node that it began at
    private final List<CapturedPacket> pushes = new ArrayList<>();
    private final Map<String, Span> gates = new HashMap<>();
    private final List<Bytes> forms = new ArrayList<>();
    private final List<Hop> hops = new ArrayList<>();
    private int reached;
    private long bytes;
    private long between;
    private int addressed;
    private int members;
    private boolean shown;

    /// When the first and the last Push left a gate, by its clock.
    private static final class Span {
        private Duration first = Duration.ZERO;
        private Duration last = Duration.ZERO;
    }

    /// @param sender whose message caused it, if that was seen
    /// @param began how many records had been told by then
    Broadcast(String route, @Nullable TappedConnection sender, long began) {
        this.route = route;
        this.sender = sender;
        this.began = began;
    }

    /// Whose message caused it has become known: another node told first of what came of it.
    void causedBy(TappedConnection cause) {
        sender = sender == null ? cause : sender;
    }

    void add(CapturedPacket push) {
        reached++;
        bytes += push.length();
        Span span = gates.get(push.connection().node());
        if (span == null) {
            span = new Span();
            span.first = push.sinceStart();
            gates.put(push.connection().node(), span);
        }
        span.last = push.sinceStart();
        if (forms.size() < FORMS && !forms.contains(push.bytes())) {
            forms.add(push.bytes());
        }
        if (pushes.size() < MOST) {
            pushes.add(push);
        }
    }

    /// An envelope of it.
    ///
    /// @param record how many records had been told by then
    void add(Hop hop, long record) {
        if (hop.sent().isPresent() && !told) {
            told = true;
            began = record; // in the order of the node that knows who was in the room
        }
        if (!hops.contains(hop)) {
            hops.add(hop);
            between += hop.bytes();
            addressed += hop.sessions();
        }
    }

    /// A room shows it.
    ///
    /// @param size how many were there
    void show(int size) {
        shown = true;
        members = size;
    }

    boolean shown() {
        return shown;
    }

    String route() {
        return route;
    }

    Optional<TappedConnection> sender() {
        return Optional.ofNullable(sender);
    }

    /// The node that it came from, if it came from another one than the gates.
    Optional<String> origin() {
        return hops.isEmpty() ? Optional.empty() : Optional.of(hops.getFirst().from());
    }

    /// The Pushes in the order in which each node sent them; those of different nodes as they were told.
    List<CapturedPacket> pushes() {
        return Collections.unmodifiableList(pushes);
    }

    /// How many Pushes there were.
    int reached() {
        return reached;
    }

    /// From the first Push to the last, at the gate that took longest: the clocks of two gates are not compared.
    Duration took() {
        return gates.values().stream()
                .map(span -> span.last.minus(span.first))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    Cost cost() {
        int everybody = Math.max(addressed, Math.max(members, reached));
        return new Cost(everybody, gates.size(), hops.size(), between, forms.size(), reached, bytes);
    }

    /// Whether it was under way when somebody came who came as the record of this number.
    boolean beganBefore(long record) {
        return began < record;
    }
}
