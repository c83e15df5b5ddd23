package io.glassroom.client.topology;

import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CaptureListener;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.Hop;
import io.glassroom.client.model.MessageKind;
import io.glassroom.client.model.PacketRing;
import io.glassroom.client.place.Stepper;
import io.glassroom.client.topology.Leg.Timing;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.FlowId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Follows one message wherever it went: the packets of its flow at every gate, and the hops between the nodes.
final class Journeys implements CaptureListener {

    private static final int LEGS = 400; // of one journey

    private final Capture capture;
    private final Topology topology;
    private final List<CapturedPacket> packets = new ArrayList<>(); // of the journey that is followed
    private final List<Hop> hops = new ArrayList<>();
    private FlowId flow = FlowId.NONE;
    private @Nullable CapturedPacket chosen;
    private @Nullable CausalOrder order; // null if more has come since
    private boolean cut;

    Journeys(Capture capture, Topology topology) {
        this.capture = capture;
        this.topology = topology;
    }

    /// Begins to follow this packet's message, or that of the hop; null for none.
    void follow(@Nullable CapturedPacket packet, @Nullable Hop hop) {
        FlowId wanted = packet != null ? packet.flow() : hop != null ? hop.flow() : FlowId.NONE;
        chosen = packet;
        if (!wanted.isNone() && wanted.equals(flow)) {
            return; // another part of the same
        }
        flow = wanted;
        packets.clear();
        hops.clear();
        order = null;
        cut = false;
        if (flow.isNone()) {
            if (packet != null) {
                packets.add(packet);
            } else if (hop != null) {
                hops.add(hop);
            }
            return;
        }
        capture.hops().of(flow).forEach(this::take);
        PacketRing ring = capture.packets();
        for (int i = 0; i < ring.size(); i++) {
            if (ring.get(i).flow().equals(flow)) {
                take(ring.get(i));
            }
        }
    }

    @Override
    public void captured(CapturedPacket packet) {
        if (!flow.isNone() && packet.flow().equals(flow)) {
            take(packet);
        }
    }

    @Override
    public void hopped(Hop hop) {
        if (!flow.isNone() && hop.flow().equals(flow)) {
            order = null;
            if (!hops.contains(hop)) {
                take(hop);
            }
        }
    }

    private void take(CapturedPacket packet) {
        if (!packets.isEmpty() && packets.getLast().number() >= packet.number()) {
            return; // found already, by whoever selected it the moment it was captured
        }
        order = null;
        if (packets.size() < LEGS) {
            packets.add(packet);
        } else {
            cut = true;
        }
    }

    private void take(Hop hop) {
        if (hops.size() < LEGS) {
            hops.add(hop);
        } else {
            cut = true;
        }
    }

    /// Whether it went to more than are followed.
    boolean isCut() {
        return cut;
    }

    /// Whether this packet belongs to it.
    boolean has(CapturedPacket packet) {
        return packet == chosen || has(packet.flow());
    }

    boolean has(Hop hop) {
        return hops.contains(hop) || has(hop.flow());
    }

    /// Whether this belongs to it, of which only that much is known.
    boolean has(FlowId belonging) {
        return !belonging.isNone() && belonging.equals(flow);
    }

    /// The journey as far as it has come.
    ///
    /// @param arrived number of the last packet that the picture shows as arrived
    /// @param waiting what waits at the gates of nodes that are stepped through
    Journey journey(long arrived, List<Stepper.Waiting> waiting) {
        CausalOrder known = order;
        if (known == null) {
            known = new CausalOrder(packets, hops, capture.hops());
            order = known;
        }
        var legs = new ArrayList<Leg>();
        for (Object subject : known.subjects()) {
            if (subject instanceof CapturedPacket packet) {
                Leg.State state = packet.number() <= arrived ? Leg.State.ARRIVED : Leg.State.COMING;
                legs.add(leg(packet, state, known.timing(packet)));
            } else if (subject instanceof Hop hop) {
                legs.add(leg(hop, known.timing(hop)));
            }
        }
        for (Stepper.Waiting held : waiting) {
            if (has(held.flow())) {
                String node = held.connection().node();
                var client = new Vertex.Client(node, held.connection().id());
                legs.add(pending(server(node, Role.GATE), client, "", held.packet().length(), Leg.State.HELD));
            }
        }
        awaited(legs);
        return new Journey(legs);
    }

    /// A Request that nobody has answered yet.
    private void awaited(List<Leg> legs) {
        for (CapturedPacket packet : packets) {
            boolean open = packet.message() == MessageKind.REQUEST
                    && packets.stream().noneMatch(
                            other -> other.exchange().filter(it -> it.request() == packet.number()).isPresent());
            Vertex client = client(packet);
            if (open && legs.stream().noneMatch(leg -> leg.state() == Leg.State.HELD && leg.to().equals(client))) {
                Vertex server = server(packet.connection().node(), Role.GATE);
                legs.add(pending(server, client, MessageKind.RESPONSE.title(), 0, Leg.State.AWAITED));
            }
        }
    }

    private static Leg pending(Vertex from, Vertex to, String label, int bytes, Leg.State state) {
        return new Leg(from, to, label, bytes, state, Timing.NONE, Optional.empty(), Optional.empty());
    }

    private Leg leg(CapturedPacket packet, Leg.State state, Timing timing) {
        Vertex client = client(packet);
        Vertex server = server(packet.connection().node(), Role.GATE);
        boolean in = packet.direction() == Direction.IN;
        return new Leg(
                in ? client : server,
                in ? server : client,
                Labels.of(packet),
                packet.length(),
                state,
                timing,
                Optional.of(packet),
                Optional.empty());
    }

    private Leg leg(Hop hop, Timing timing) {
        return new Leg(
                server(hop.from(), Role.CHAT),
                server(hop.to(), Role.CHAT),
                Labels.of(hop),
                hop.bytes(),
                Leg.State.ARRIVED,
                timing,
                Optional.empty(),
                Optional.of(hop));
    }

    private static Vertex client(CapturedPacket packet) {
        return new Vertex.Client(packet.connection().node(), packet.connection().id());
    }

    private Vertex server(String node, Role unlessKnown) {
        return topology.server(node).orElseGet(() -> new Vertex.Server(node, unlessKnown));
    }
}
