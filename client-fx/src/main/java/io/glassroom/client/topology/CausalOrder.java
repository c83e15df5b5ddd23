package io.glassroom.client.topology;

import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.Hop;
import io.glassroom.client.model.Hops;
import io.glassroom.client.model.MessageKind;
import io.glassroom.client.topology.Leg.Timing;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.TapEvent.HopKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Brings what belongs to one message into the order of cause and effect. Two things at one node stand in the order in
/// which that node tells them; what a node received another one sent before. Clocks of different nodes have no say;
/// where neither came of the other, what was heard of first stands first.
final class CausalOrder {

    private final List<Event> ordered = new ArrayList<>();
    private final Map<Object, Event> first = new HashMap<>(); // of each packet and hop
    private final Map<Object, Timing> timings = new HashMap<>();

    /// A moment at a node.
    ///
    /// @param subject a packet or a hop
    /// @param arrival whether something came in there
    private record Event(Object subject, String node, long order, long nanos, boolean arrival) {}

    /// What is known of the time of an event since the journey began.
    private record Elapsed(Duration since, boolean exact) {}

    CausalOrder(Collection<CapturedPacket> packets, Collection<Hop> hops, Hops book) {
        sort(packets, hops);
        time(book);
    }

    /// The packets and hops, each cause before its effects.
    List<Object> subjects() {
        return ordered.stream().filter(event -> first.get(event.subject) == event).map(Event::subject).toList();
    }

    Timing timing(Object subject) {
        return timings.getOrDefault(subject, Timing.NONE);
    }

    private void sort(Collection<CapturedPacket> packets, Collection<Hop> hops) {
        Map<String, PriorityQueue<Event>> nodes = new HashMap<>();
        for (CapturedPacket packet : packets) {
            boolean in = packet.direction() == Direction.IN;
            String node = packet.connection().node();
            put(nodes, new Event(packet, node, packet.order(), packet.sinceStart().toNanos(), in));
        }
        for (Hop hop : hops) {
            hop.sent().ifPresent(end -> put(nodes, new Event(hop, hop.from(), end.order(), end.nanos(), false)));
            hop.received().ifPresent(end -> put(nodes, new Event(hop, hop.to(), end.order(), end.nanos(), true)));
        }
        Set<Hop> sent = new HashSet<>();
        while (!nodes.isEmpty()) {
            Event next = nodes.values().stream()
                    .map(PriorityQueue::element)
                    .filter(event -> !waits(event, sent))
                    .min(Comparator.comparingLong(Event::order))
                    .or(() -> nodes.values().stream().map(PriorityQueue::element).min(Comparator.comparingLong(Event::order)))
                    .orElseThrow();
            nodes.get(next.node).remove();
            nodes.values().removeIf(PriorityQueue::isEmpty);
            if (next.subject instanceof Hop hop && !next.arrival) {
                sent.add(hop);
            }
            ordered.add(next);
            first.putIfAbsent(next.subject, next);
        }
    }

    private static void put(Map<String, PriorityQueue<Event>> nodes, Event event) {
        nodes.computeIfAbsent(event.node, node -> new PriorityQueue<>(Comparator.comparingLong(Event::order)))
                .add(event);
    }

    /// Whether something has to be sent before.
    private static boolean waits(Event event, Set<Hop> sent) {
        return event.arrival && event.subject instanceof Hop hop && hop.sent().isPresent() && !sent.contains(hop);
    }

    private void time(Hops book) {
        if (ordered.isEmpty()) {
            return;
        }
        Event origin = ordered.getFirst();
        Map<Event, Elapsed> elapsed = new HashMap<>();
        Map<String, List<Event>> arrivals = new HashMap<>();
        Map<Hop, Event> departures = new HashMap<>();
        for (Event event : ordered) {
            if (event.arrival && event.subject instanceof Hop hop) {
                Event departure = departures.get(hop);
                Optional<Duration> crossing = book.crossing(hop);
                Elapsed there = at(event, origin, departure == null ? null : elapsed.get(departure), crossing);
                if (there != null) {
                    elapsed.put(event, there);
                }
                Timing before = timing(hop);
                timings.put(hop, new Timing(before.since(), before.exact(), before.stay(), crossing));
            } else {
                Event cause = event.arrival ? null : cause(event, arrivals.getOrDefault(event.node, List.of()));
                Optional<Duration> stay = Optional.ofNullable(cause).map(before -> since(before, event));
                Elapsed here = at(event, origin, cause == null ? null : elapsed.get(cause), stay);
                if (here != null) {
                    elapsed.put(event, here);
                }
                timings.put(event.subject, new Timing(
                        Optional.ofNullable(here).map(Elapsed::since), here != null && here.exact, stay, Optional.empty()));
                if (event.subject instanceof Hop hop) {
                    departures.put(hop, event);
                }
            }
            if (event.arrival) {
                arrivals.computeIfAbsent(event.node, node -> new ArrayList<>()).add(event);
            }
        }
    }

    /// When something happened: by the clock of the node where the journey began if it happened there, else so much
    /// later than what came before it.
    private static @Nullable Elapsed at(Event event, Event origin, @Nullable Elapsed before, Optional<Duration> later) {
        if (event.node.equals(origin.node)) {
            return new Elapsed(since(origin, event), true);
        }
        return before == null || later.isEmpty() ? null : new Elapsed(before.since.plus(later.get()), false);
    }

    /// What came in and caused that this went out: what it belongs to by its kind, else what came in last.
    private static @Nullable Event cause(Event event, List<Event> arrivals) {
        return arrivals.reversed().stream()
                .filter(arrival -> matches(arrival.subject, event.subject))
                .findFirst()
                .orElse(arrivals.isEmpty() ? null : arrivals.getLast());
    }

    private static boolean matches(Object in, Object out) {
        if (!(in instanceof Hop hop) || !(out instanceof CapturedPacket packet)) {
            return false;
        }
        return hop.what() == HopKind.PUSH && packet.message() == MessageKind.PUSH && hop.route().equals(packet.route())
                || hop.what() == HopKind.RESPONSE && packet.message() == MessageKind.RESPONSE;
    }

    private static Duration since(Event before, Event event) {
        return Duration.ofNanos(Math.max(0, event.nanos - before.nanos));
    }
}
