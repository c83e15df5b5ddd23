package io.glassroom.client.live;

import io.glassroom.client.model.CapturedPacket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Collection;
import java.util.Deque;

/// Heartbeats that follow each other in the list with nothing between them that is shown. Shut, they are one row: that
/// of the first.
final class HeartbeatRun {

    private final Deque<CapturedPacket> beats = new ArrayDeque<>(2);
    private boolean open;

    HeartbeatRun(CapturedPacket first) {
        beats.add(first);
    }

    int size() {
        return beats.size();
    }

    boolean isEmpty() {
        return beats.isEmpty();
    }

    CapturedPacket first() {
        return beats.getFirst();
    }

    CapturedPacket last() {
        return beats.getLast();
    }

    /// Oldest first.
    Collection<CapturedPacket> beats() {
        return Collections.unmodifiableCollection(beats);
    }

    /// From the first to the last.
    Duration span() {
        return last().sinceStart().minus(first().sinceStart());
    }

    /// Whether all go the same way between the same two.
    boolean isUniform() {
        return beats.stream()
                .allMatch(beat -> beat.connection() == first().connection() && beat.direction() == first().direction());
    }

    /// Whether all are of one connection, whichever way they go.
    boolean isOfOneConnection() {
        return beats.stream().allMatch(beat -> beat.connection() == first().connection());
    }

    boolean isOpen() {
        return open;
    }

    void open(boolean now) {
        open = now;
    }

    void add(CapturedPacket beat) {
        beats.addLast(beat);
    }

    void forgetFirst() {
        beats.removeFirst();
    }
}
