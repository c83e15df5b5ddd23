package io.glassroom.server.inspect;

import io.glassroom.protocol.client.ClusterListener;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.tap.TapRecord;
import io.glassroom.protocol.time.Time;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SequencedSet;
import java.util.concurrent.Executor;

/// Brings what several nodes tell into the order of cause and effect. Streams come in steps, so what chat-1 answered may be
/// heard before what gate-1 asked it. Here a node waits with what it received from another, and with all that it tells
/// after that, until the other has told that it sent it. Numbers of hops say which is which; clocks have no say.
///
/// It waits for a moment only: who sent it may have told so before anybody watched, or the record may be lost. Safe for
/// any thread; the next listener hears one thing at a time.
public final class CauseFirst implements ClusterListener {

    /// Of records that wait. It is looked after in steps of the same length, so the longest wait is twice as long.
    static final Duration PATIENCE = Duration.ofMillis(150);

    private static final int REMEMBERED = 10_000; // hops of which only the sender has told

    private final ClusterListener next;
    private final Time time;
    private final Executor threads;
    private final Map<String, Queue<Held>> nodes = new LinkedHashMap<>(); // that can be seen, with what they wait to tell
    private final SequencedSet<Name> sent = new LinkedHashSet<>(); // hops of which the receiver has not told yet
    private boolean waking;

    /// @param since when it was heard
    private record Held(TapRecord record, long since) {}

    private record Name(String from, String to, long number) {}

    /// @param threads to pass on what has waited long enough, which may take its time
    public CauseFirst(ClusterListener next, Time time, Executor threads) {
        this.next = next;
        this.time = time;
        this.threads = threads;
    }

    @Override
    public synchronized void hello(TapLine.Hello hello) {
        forget(hello.node());
        nodes.put(hello.node(), new ArrayDeque<>());
        next.hello(hello);
    }

    @Override
    public synchronized void records(String node, List<TapRecord> records) {
        Queue<Held> held = nodes.computeIfAbsent(node, name -> new ArrayDeque<>());
        records.forEach(record -> held.add(new Held(record, time.nanos())));
        passOn();
    }

    @Override
    public synchronized void lost(String node, long count) {
        release(node);
        next.lost(node, count);
    }

    @Override
    public synchronized void gone(String node, String reason) {
        forget(node);
        passOn();
        next.gone(node, reason);
    }

    @Override
    public synchronized void blind(String reason, boolean forGood) {
        next.blind(reason, forGood);
    }

    private synchronized void wake() {
        waking = false;
        passOn();
    }

    private void passOn() {
        boolean moved;
        do {
            moved = false;
            for (var node : nodes.entrySet()) {
                moved |= passOn(node.getKey(), node.getValue());
            }
        } while (moved);
        if (!waking && nodes.values().stream().anyMatch(held -> !held.isEmpty())) {
            waking = true;
            time.after(PATIENCE, () -> threads.execute(this::wake));
        }
    }

    /// @return whether there was something
    private boolean passOn(String node, Queue<Held> held) {
        var ready = new ArrayList<TapRecord>();
        while (!held.isEmpty() && !waits(node, held.element())) {
            ready.add(held.remove().record());
        }
        if (!ready.isEmpty()) {
            note(node, ready);
            next.records(node, ready);
        }
        return !ready.isEmpty();
    }

    private boolean waits(String node, Held held) {
        return held.record().event() instanceof TapEvent.Cluster.Hop hop
                && hop.direction() == Direction.IN
                && hop.number() != 0
                && nodes.containsKey(hop.peer())
                && !sent.contains(new Name(hop.peer(), node, hop.number()))
                && time.nanos() - held.since() < PATIENCE.toNanos();
    }

    private void note(String node, List<TapRecord> records) {
        for (TapRecord record : records) {
            if (record.event() instanceof TapEvent.Cluster.Hop hop) {
                if (hop.direction() == Direction.IN) {
                    sent.remove(new Name(hop.peer(), node, hop.number()));
                } else if (nodes.containsKey(hop.peer())) {
                    sent.add(new Name(node, hop.peer(), hop.number()));
                    if (sent.size() > REMEMBERED) {
                        sent.removeFirst();
                    }
                }
            }
        }
    }

    /// Whatever waits to be told by this node is told.
    private void release(String node) {
        Queue<Held> held = nodes.getOrDefault(node, new ArrayDeque<>());
        if (!held.isEmpty()) {
            List<TapRecord> records = held.stream().map(Held::record).toList();
            held.clear();
            note(node, records);
            next.records(node, records);
        }
    }

    /// A node is gone, or begins anew with its numbers: nobody waits for what it has told or would have told.
    private void forget(String node) {
        release(node);
        nodes.remove(node);
        sent.removeIf(name -> name.from().equals(node) || name.to().equals(node));
    }
}
