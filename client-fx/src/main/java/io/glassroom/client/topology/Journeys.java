package io.glassroom.client.topology;

import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CaptureListener;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.MessageKind;
import io.glassroom.client.model.PacketRing;
import io.glassroom.client.place.Stepper;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.FlowId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Follows the message of one packet wherever it went: the packets of its flow, on every node to which it was passed on.
final class Journeys implements CaptureListener {

    private static final int LEGS = 400; // of one journey
    private static final int HOPS = 2_000; // between nodes, of all journeys

    private final Capture capture;
    private final Topology topology;
    private final Deque<ClusterEvent.Hop> hops = new ArrayDeque<>();
    private final List<CapturedPacket> packets = new ArrayList<>(); // of the journey that is followed
    private final Set<Stage> stages = new LinkedHashSet<>();
    private @Nullable CapturedPacket chosen;
    private boolean cut;

    /// A flow as one node calls it.
    private record Stage(String node, FlowId flow) {}

    Journeys(Capture capture, Topology topology) {
        this.capture = capture;
        this.topology = topology;
    }

    /// Begins to follow this packet's message; null for none.
    void follow(@Nullable CapturedPacket packet) {
        chosen = packet;
        packets.clear();
        stages.clear();
        cut = false;
        if (packet == null) {
            return;
        }
        if (packet.flow().isNone()) {
            packets.add(packet);
            return;
        }
        stages.add(new Stage(packet.connection().node(), packet.flow()));
        spread();
        PacketRing ring = capture.packets();
        for (int i = 0; i < ring.size(); i++) {
            take(ring.get(i));
        }
    }

    /// Learns of a message that went from node to node.
    void tell(ClusterEvent.Hop hop) {
        hops.add(hop);
        if (hops.size() > HOPS) {
            hops.poll();
        }
        if (spread()) {
            follow(chosen);
        }
    }

    /// Adds the stages before and behind those that are known.
    ///
    /// @return whether there were any
    private boolean spread() {
        boolean any = false;
        for (boolean more = !stages.isEmpty(); more; ) {
            more = false;
            for (ClusterEvent.Hop hop : hops) {
                var before = new Stage(hop.from(), hop.flow());
                var behind = new Stage(hop.to(), hop.arrived());
                if (stages.contains(before) || stages.contains(behind)) {
                    more |= stages.add(before) | stages.add(behind);
                }
            }
            any |= more;
        }
        return any;
    }

    @Override
    public void captured(CapturedPacket packet) {
        if (!stages.isEmpty() && !packet.flow().isNone()) {
            take(packet);
        }
    }

    private void take(CapturedPacket packet) {
        if (!packets.isEmpty() && packets.getLast().number() >= packet.number()) {
            return; // found already, by whoever selected it the moment it was captured
        }
        for (Stage stage : stages) {
            if (stage.flow.equals(packet.flow()) && stage.node.equals(packet.connection().node())) {
                if (packets.size() < LEGS) {
                    packets.add(packet);
                } else {
                    cut = true;
                }
                return;
            }
        }
    }

    /// Whether it went to more than are followed.
    boolean isCut() {
        return cut;
    }

    /// Whether this packet belongs to it.
    boolean has(CapturedPacket packet) {
        if (packet == chosen) {
            return true;
        }
        return !packet.flow().isNone() && stages.contains(new Stage(packet.connection().node(), packet.flow()));
    }

    /// Whether this packet belongs to it, of which only that much is known.
    boolean has(String node, FlowId flow) {
        return !flow.isNone() && stages.contains(new Stage(node, flow));
    }

    /// The journey as far as it has come.
    ///
    /// @param arrived number of the last packet that the picture shows as arrived
    /// @param waiting what waits at the gates of nodes that are being stepped through
    Journey journey(long arrived, List<Stepper.Waiting> waiting) {
        var legs = new ArrayList<Leg>();
        for (CapturedPacket packet : packets) {
            legs.add(leg(packet, packet.number() <= arrived ? Leg.State.ARRIVED : Leg.State.COMING));
        }
        for (ClusterEvent.Hop hop : hops) {
            if (stages.contains(new Stage(hop.from(), hop.flow()))) {
                legs.add(new Leg(server(hop.from()), server(hop.to()), hop.label(), hop.bytes(), Leg.State.ARRIVED, hop.at(), Optional.empty()));
            }
        }
        legs.sort(Comparator.comparing(Leg::at));
        for (Stepper.Waiting held : waiting) {
            String node = held.connection().node();
            if (has(node, held.flow())) {
                var client = new Vertex.Client(node, held.connection().id());
                legs.add(pending(server(node), client, "", held.packet().length(), Leg.State.HELD));
            }
        }
        awaited(legs);
        return new Journey(legs);
    }

    /// A Request that nobody has answered yet.
    private void awaited(List<Leg> legs) {
        for (CapturedPacket packet : packets) {
            boolean open = packet.message() == MessageKind.REQUEST
                    && packets.stream().noneMatch(other -> other.exchange().filter(it -> it.request() == packet.number()).isPresent());
            Vertex client = client(packet);
            if (open && legs.stream().noneMatch(leg -> leg.state() == Leg.State.HELD && leg.to().equals(client))) {
                legs.add(pending(server(packet.connection().node()), client, MessageKind.RESPONSE.title(), 0, Leg.State.AWAITED));
            }
        }
    }

    private static Leg pending(Vertex from, Vertex to, String label, int bytes, Leg.State state) {
        return new Leg(from, to, label, bytes, state, Instant.MAX, Optional.empty());
    }

    private Leg leg(CapturedPacket packet, Leg.State state) {
        Vertex client = client(packet);
        Vertex server = server(packet.connection().node());
        boolean in = packet.direction() == Direction.IN;
        return new Leg(
                in ? client : server,
                in ? server : client,
                Labels.of(packet),
                packet.length(),
                state,
                packet.at(),
                Optional.of(packet));
    }

    private static Vertex client(CapturedPacket packet) {
        return new Vertex.Client(packet.connection().node(), packet.connection().id());
    }

    private Vertex server(String node) {
        return topology.server(node).orElseGet(() -> new Vertex.Server(node, Role.GATE));
    }
}
