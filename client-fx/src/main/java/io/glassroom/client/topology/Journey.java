package io.glassroom.client.topology;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The way of one message: from whom, through which nodes, to everybody who got it.
///
/// @param legs each cause before its effects; what has not come yet last
public record Journey(List<Leg> legs) {

    /// Nobody's.
    public static final Journey NONE = new Journey(List.of());

    public Journey {
        legs = List.copyOf(legs);
    }

    public boolean isEmpty() {
        return legs.isEmpty();
    }

    /// All that it touches.
    public Set<Vertex> vertices() {
        var all = new HashSet<Vertex>();
        for (Leg leg : legs) {
            all.add(leg.from());
            all.add(leg.to());
        }
        return all;
    }

    /// How many nodes it touches.
    long nodes() {
        return vertices().stream().filter(Vertex.Server.class::isInstance).count();
    }

    /// Bytes of the packet that set it off.
    public int sent() {
        return legs.isEmpty() ? 0 : legs.getFirst().bytes();
    }

    /// How many bytes more a leg has: a packet than the one that set it off; a hop than the packet that it carries,
    /// and 0 if it carries none that a client has sent or is sent.
    int more(Leg leg) {
        if (leg.hop().isEmpty()) {
            return leg.bytes() - sent();
        }
        return legs.stream()
                .filter(other -> other.packet().isPresent() && other.label().equals(leg.label()))
                .findFirst()
                .map(packet -> leg.bytes() - packet.bytes())
                .orElse(0);
    }

    /// The last leg that ends or begins at each of them.
    Map<Vertex, Leg> last() {
        var last = new HashMap<Vertex, Leg>();
        for (Leg leg : legs) {
            last.put(leg.from(), leg);
            last.put(leg.to(), leg);
        }
        return last;
    }

    /// The lines that it goes along, each in both directions.
    Set<Edge> edges() {
        var edges = new HashSet<Edge>();
        for (Leg leg : legs) {
            edges.add(new Edge(leg.from(), leg.to()));
            edges.add(new Edge(leg.to(), leg.from()));
        }
        return edges;
    }
}
