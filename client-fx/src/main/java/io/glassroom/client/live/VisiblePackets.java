package io.glassroom.client.live;

import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.PacketRing;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import javafx.collections.ObservableListBase;

/// The rows of the list: those packets of the ring that pass the filter. A batch of new packets is one change event,
/// however many came and however many left the ring at its other end.
final class VisiblePackets extends ObservableListBase<CapturedPacket> {

    private final PacketRing ring;
    private CapturedPacket[] rows; // circular
    private int start;
    private int size;
    private long seen; // number of the last packet that was looked at
    private Predicate<? super CapturedPacket> filter = packet -> true;

    VisiblePackets(PacketRing ring) {
        this.ring = ring;
        this.rows = new CapturedPacket[Math.min(1024, ring.capacity())];
    }

    @Override
    public CapturedPacket get(int index) {
        Objects.checkIndex(index, size);
        return rows[(start + index) % rows.length];
    }

    @Override
    public int size() {
        return size;
    }

    /// Number of the last packet that these rows know of.
    long seen() {
        return seen;
    }

    /// Looks at what is new in the ring, and forgets what the ring has forgotten.
    void refresh() {
        int from = ring.indexOf(seen + 1);
        long oldest = ring.size() == 0 ? 0 : ring.get(0).number();
        var gone = new ArrayList<CapturedPacket>();
        while (size > 0 && rows[start].number() < oldest) {
            gone.add(rows[start]);
            rows[start] = null;
            start = (start + 1) % rows.length;
            size--;
        }
        int before = size;
        for (int i = from; i < ring.size(); i++) {
            CapturedPacket packet = ring.get(i);
            seen = packet.number();
            if (filter.test(packet)) {
                append(packet);
            }
        }
        if (gone.isEmpty() && size == before) {
            return;
        }
        beginChange();
        if (!gone.isEmpty()) {
            nextRemove(0, gone);
        }
        if (size > before) {
            nextAdd(before, size);
        }
        endChange();
    }

    /// Looks at the ring anew through another filter.
    ///
    /// @param upTo number of the last packet to look at
    void refilter(Predicate<? super CapturedPacket> next, long upTo) {
        filter = next;
        List<CapturedPacket> removed = List.copyOf(this);
        start = 0;
        size = 0;
        rows = new CapturedPacket[Math.min(1024, ring.capacity())];
        int end = ring.indexOf(upTo + 1);
        for (int i = 0; i < end; i++) {
            CapturedPacket packet = ring.get(i);
            if (filter.test(packet)) {
                append(packet);
            }
        }
        seen = upTo;
        beginChange();
        nextReplace(0, size, removed);
        endChange();
    }

    /// Index of the row with this packet; -1 if it is not shown.
    int indexOf(CapturedPacket packet) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            long number = get(middle).number();
            if (number == packet.number()) {
                return middle;
            }
            if (number < packet.number()) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    private void append(CapturedPacket packet) {
        if (size == rows.length) {
            var larger = new CapturedPacket[Math.min(2 * rows.length, Math.max(ring.capacity(), size + 1))];
            for (int i = 0; i < size; i++) {
                larger[i] = rows[(start + i) % rows.length];
            }
            rows = larger;
            start = 0;
        }
        rows[(start + size++) % rows.length] = packet;
    }

    @Override
    public int indexOf(Object row) {
        return row instanceof CapturedPacket packet ? indexOf(packet) : -1;
    }
}
