package io.glassroom.client.model;

import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.TapEvent.Cluster;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What went between the nodes, the latest of it. The number that sender and receiver both give an envelope joins their
/// records; no clock has a say in that. Owned by the thread that owns the [Capture].
public final class Hops {

    /// How many are kept.
    static final int CAPACITY = 16_384;

    private static final int ALONE = 4_096; // of one end, until the other tells
    private static final int WORDS = 4_096;

    private final Deque<Hop> kept = new ArrayDeque<>();
    private final Map<FlowId, List<Hop>> flows = new HashMap<>();
    private final Map<Envelope, Hop> alone = bounded(ALONE);
    private final Map<String, String> words = bounded(WORDS);
    private final ClockOffsets offsets = new ClockOffsets();
    private long counted;

    /// What names an envelope while both its nodes live.
    private record Envelope(String from, String to, long number) {}

    private static <K, V> Map<K, V> bounded(int most) {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    /// Takes in what one node tells.
    ///
    /// @return the hop, which may have been known from the other node
    Hop add(String node, FlowId flow, Cluster.Hop told, Hop.End end) {
        boolean out = told.direction() == Direction.OUT;
        String from = word(out ? node : told.peer());
        String to = word(out ? told.peer() : node);
        var name = new Envelope(from, to, told.number());
        Hop known = told.number() == 0 ? null : alone.get(name);
        if (known != null && known.tell(told.direction(), end)) {
            alone.remove(name);
            offsets.crossed(from, to, known.sent().orElseThrow().nanos(), known.received().orElseThrow().nanos());
            return known;
        }
        var hop = new Hop(from, to, told, word(told.route()), word(told.client()), flow);
        hop.tell(told.direction(), end);
        if (told.number() > 0) {
            alone.put(name, hop);
        }
        keep(hop);
        return hop;
    }

    private void keep(Hop hop) {
        counted++;
        kept.add(hop);
        if (!hop.flow().isNone()) {
            flows.computeIfAbsent(hop.flow(), flow -> new ArrayList<>(4)).add(hop);
        }
        if (kept.size() > CAPACITY) {
            Hop oldest = kept.remove();
            List<Hop> others = flows.get(oldest.flow());
            if (others != null) {
                others.remove(oldest);
                if (others.isEmpty()) {
                    flows.remove(oldest.flow());
                }
            }
        }
    }

    /// The same words come again and again: one of each is kept.
    private String word(String text) {
        String known = words.putIfAbsent(text, text);
        return known == null ? text : known;
    }

    /// A node begins anew: its numbers start at 1 again, and its clock may be another one.
    void forget(String node) {
        alone.keySet().removeIf(name -> name.from().equals(node) || name.to().equals(node));
        offsets.forget(node);
    }

    /// What belongs to this flow, in the order in which it was told; between nodes that is no order.
    public List<Hop> of(FlowId flow) {
        return flow.isNone() ? List.of() : List.copyOf(flows.getOrDefault(flow, List.of()));
    }

    /// How many there have been, kept or not.
    public long counted() {
        return counted;
    }

    /// How many are kept.
    public int size() {
        return kept.size();
    }

    /// How long it was on its way, about: the clocks of two nodes cannot be compared, so their distance is estimated
    /// from what went both ways between them ([ClockOffsets]). Never negative. Empty if one end is not known, or
    /// nothing went the other way yet.
    public Optional<Duration> crossing(Hop hop) {
        if (!hop.joined()) {
            return Optional.empty();
        }
        long apart = hop.received().orElseThrow().nanos() - hop.sent().orElseThrow().nanos();
        return offsets.between(hop.from(), hop.to())
                .map(offset -> Duration.ofNanos(Math.max(0, apart - offset.toNanos())));
    }
}
