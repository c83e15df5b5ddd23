package io.glassroom.client.live;

import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.PacketKind;
import io.glassroom.client.model.PacketRing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;

/// The rows of the list: those packets of the ring that pass the filter. With [#fold], heartbeats that would stand
/// below each other share the row of the first. A batch of new packets is one change event, however many came and
/// however many left the ring at its other end.
final class VisiblePackets extends ObservableListBase<CapturedPacket> {

    private final PacketRing ring;
    private CapturedPacket[] rows; // circular
    private @Nullable HeartbeatRun[] runs; // in the same places; null for what is no heartbeat, or with folding off
    private int start;
    private int size;
    private int passed; // packets, those folded away among them
    private long seen; // number of the last packet that was looked at
    private Predicate<? super CapturedPacket> filter = packet -> true;
    private boolean folding;
    private @Nullable HeartbeatRun tail; // the run that the next heartbeat belongs to

    VisiblePackets(PacketRing ring) {
        this.ring = ring;
        this.rows = new CapturedPacket[Math.min(1024, ring.capacity())];
        this.runs = new HeartbeatRun[rows.length];
    }

    @Override
    public CapturedPacket get(int index) {
        return rows[place(Objects.checkIndex(index, size))];
    }

    @Override
    public int size() {
        return size;
    }

    /// How many packets pass the filter, in rows of their own or folded away.
    int passed() {
        return passed;
    }

    /// Number of the last packet that these rows know of.
    long seen() {
        return seen;
    }

    boolean passes(CapturedPacket packet) {
        return filter.test(packet);
    }

    /// The run that this row begins, if it stands for more than itself.
    Optional<HeartbeatRun> headed(CapturedPacket row) {
        return run(row).filter(run -> run.first() == row && run.size() > 1);
    }

    /// The run that this row is in, open or not.
    Optional<HeartbeatRun> run(CapturedPacket row) {
        int index = indexOf(row);
        return index < 0 ? Optional.empty() : Optional.ofNullable(runs[place(index)]);
    }

    /// Looks at what is new in the ring, and forgets what the ring has forgotten.
    ///
    /// @return whether a run has another size, so that its row says something else
    boolean refresh() {
        long oldest = ring.size() == 0 ? 0 : ring.get(0).number();
        var gone = new ArrayList<CapturedPacket>();
        CapturedPacket replaced = null;
        boolean resized = false;
        while (size > 0 && rows[start].number() < oldest && replaced == null) {
            CapturedPacket first = rows[start];
            HeartbeatRun run = runs[start];
            int lost = run == null ? 1 : forget(run, oldest);
            passed -= lost;
            if (run != null && !run.isEmpty() && !run.isOpen()) {
                rows[start] = run.first();
                replaced = first;
            } else {
                gone.add(first);
                drop();
            }
            resized |= run != null;
        }
        int before = size;
        for (int i = ring.indexOf(seen + 1); i < ring.size(); i++) {
            CapturedPacket packet = ring.get(i);
            seen = packet.number();
            resized |= filter.test(packet) && take(packet);
        }
        if (gone.isEmpty() && replaced == null && size == before) {
            return resized;
        }
        beginChange();
        if (!gone.isEmpty()) {
            nextRemove(0, gone);
        }
        if (replaced != null) {
            nextSet(0, replaced);
        }
        if (size > before) {
            nextAdd(before, size);
        }
        endChange();
        return resized;
    }

    /// Looks at the ring anew through another filter.
    ///
    /// @param upTo number of the last packet to look at
    void refilter(Predicate<? super CapturedPacket> next, long upTo) {
        filter = next;
        List<CapturedPacket> removed = List.copyOf(this);
        empty();
        int end = ring.indexOf(upTo + 1);
        for (int i = 0; i < end; i++) {
            CapturedPacket packet = ring.get(i);
            if (filter.test(packet)) {
                take(packet);
            }
        }
        seen = upTo;
        beginChange();
        nextReplace(0, size, removed);
        endChange();
    }

    /// Folds heartbeats from here on, or no longer. All runs are shut.
    void fold(boolean now) {
        if (folding != now) {
            folding = now;
            refilter(filter, seen);
        }
    }

    /// Opens the run of this row, or shuts it; without effect on a row that stands for itself.
    void open(CapturedPacket row, boolean now) {
        HeartbeatRun run = run(row).filter(found -> found.size() > 1 && found.isOpen() != now).orElse(null);
        if (run == null) {
            return;
        }
        run.open(now);
        int below = indexOf(run.first()) + 1;
        List<CapturedPacket> folded = run.beats().stream().skip(1).toList();
        List<CapturedPacket> all = new ArrayList<>(this);
        List<@Nullable HeartbeatRun> theirs = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            theirs.add(runs[place(i)]);
        }
        if (now) {
            all.addAll(below, folded);
            theirs.addAll(below, folded.stream().map(beat -> run).toList());
        } else {
            all.subList(below, below + folded.size()).clear();
            theirs.subList(below, below + folded.size()).clear();
        }
        place(all, theirs);
        beginChange();
        if (now) {
            nextAdd(below, below + folded.size());
        } else {
            nextRemove(below, folded);
        }
        endChange();
    }

    /// Opens the run in which this packet is folded away, if it is.
    void reveal(CapturedPacket packet) {
        int above = after(packet.number()) - 1;
        if (above >= 0 && isBeat(packet) && filter.test(packet)) {
            HeartbeatRun run = runs[place(above)];
            if (run != null && run.last().number() >= packet.number()) {
                open(get(above), true);
            }
        }
    }

    /// Index of the row with this packet; -1 if it is not shown.
    int indexOf(CapturedPacket packet) {
        int index = after(packet.number()) - 1;
        return index >= 0 && get(index).number() == packet.number() ? index : -1;
    }

    @Override
    public int indexOf(Object row) {
        return row instanceof CapturedPacket packet ? indexOf(packet) : -1;
    }

    /// Index of the first row with a higher number.
    int after(long number) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = low + high >>> 1;
            if (get(middle).number() <= number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// @return whether a run that had a row before has grown
    private boolean take(CapturedPacket packet) {
        passed++;
        HeartbeatRun run = tail;
        if (!folding || !isBeat(packet)) {
            tail = null;
            append(packet, null);
            return false;
        }
        if (run == null) {
            tail = new HeartbeatRun(packet);
            append(packet, tail);
            return false;
        }
        run.add(packet);
        if (run.isOpen()) {
            append(packet, run);
        }
        return true;
    }

    private static boolean isBeat(CapturedPacket packet) {
        return packet.packet() == PacketKind.HEARTBEAT && !packet.failed();
    }

    /// Forgets of a run what its first row stands for.
    private int forget(HeartbeatRun run, long oldest) {
        int lost = 0;
        while (!run.isEmpty() && run.first().number() < oldest && (lost == 0 || !run.isOpen())) {
            run.forgetFirst();
            lost++;
        }
        if (run.isEmpty() && run == tail) {
            tail = null;
        }
        return lost;
    }

    private void drop() {
        rows[start] = null;
        runs[start] = null;
        start = (start + 1) % rows.length;
        size--;
    }

    private void append(CapturedPacket packet, @Nullable HeartbeatRun run) {
        if (size == rows.length) {
            int larger = Math.min(2 * rows.length, Math.max(ring.capacity(), size + 1));
            var packets = new CapturedPacket[larger];
            var theirs = new HeartbeatRun[larger];
            for (int i = 0; i < size; i++) {
                packets[i] = rows[place(i)];
                theirs[i] = runs[place(i)];
            }
            rows = packets;
            runs = theirs;
            start = 0;
        }
        int end = place(size++);
        rows[end] = packet;
        runs[end] = run;
    }

    private void place(List<CapturedPacket> packets, List<@Nullable HeartbeatRun> theirs) {
        int length = Math.max(rows.length, packets.size());
        rows = Arrays.copyOf(packets.toArray(CapturedPacket[]::new), length);
        runs = Arrays.copyOf(theirs.toArray(HeartbeatRun[]::new), length);
        start = 0;
        size = packets.size();
    }

    private void empty() {
        Arrays.fill(rows, null);
        Arrays.fill(runs, null);
        start = 0;
        size = 0;
        passed = 0;
        tail = null;
    }

    private int place(int index) {
        return (start + index) % rows.length;
    }
}
