package io.glassroom.server.cluster.grpc;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.server.cluster.FieldWriter;
import io.glassroom.server.cluster.Line;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Envelopes that wait to be sent, at most so many bytes of them. What waits leaves in parcels: a stream of envelopes, each
/// behind its length, cut into pieces of at most [#PARCEL] bytes. So many small envelopes go as one message of gRPC, and a
/// large one as several.
///
/// Any thread puts in; one at a time takes out.
final class LineQueue {

    /// Bytes of a parcel at most.
    static final int PARCEL = 64 << 10;

    /// Hears of the bound, in order, while the queue is locked.
    interface Gauge {
        void full(int envelopes, long bytes);

        void drained(int envelopes, long bytes);
    }

    private final int bound;
    private final Gauge gauge;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final ArrayDeque<Bytes> envelopes = new ArrayDeque<>();
    private long waiting; // bytes, those of the cut envelope included
    private int patient; // threads that wait for room
    private boolean full;
    private boolean closed;

    // Whoever takes out has these to himself.
    private final List<Bytes> taken = new ArrayList<>();
    private Bytes cut = Bytes.EMPTY; // what is left of an envelope that did not fit into the parcel before

    LineQueue(int bound, Gauge gauge) {
        this.bound = bound;
        this.gauge = gauge;
    }

    /// Bytes that an envelope takes on the line.
    static int size(Bytes envelope) {
        return FieldWriter.width(envelope.length()) + envelope.length();
    }

    int offer(Bytes envelope, Line.Witness witness) {
        int size = size(envelope);
        lock.lock();
        try {
            if (closed) {
                return Line.ENDED;
            }
            if (!fits(size)) {
                fillUp();
                return Line.FULL;
            }
            return put(envelope, size, witness);
        } finally {
            lock.unlock();
        }
    }

    int send(Bytes envelope, Duration patience, Line.Witness witness) {
        int size = size(envelope);
        lock.lock();
        try {
            long left = patience.toNanos();
            while (!closed && !fits(size)) {
                fillUp();
                if (left <= 0) {
                    return Line.FULL;
                }
                left = awaitRoom(left);
            }
            return closed ? Line.ENDED : put(envelope, size, witness);
        } finally {
            lock.unlock();
        }
    }

    private long awaitRoom(long nanos) {
        patient++;
        try {
            return room.awaitNanos(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        } finally {
            patient--;
        }
    }

    int force(Bytes envelope, Line.Witness witness) {
        lock.lock();
        try {
            return closed ? Line.ENDED : put(envelope, size(envelope), witness);
        } finally {
            lock.unlock();
        }
    }

    /// An empty queue takes anything: else what is larger than the bound would never get through.
    private boolean fits(int size) {
        return waiting == 0 || waiting + size <= bound;
    }

    private void fillUp() {
        if (!full) {
            full = true;
            gauge.full(envelopes.size(), waiting);
        }
    }

    private int put(Bytes envelope, int size, Line.Witness witness) {
        witness.queues(size);
        envelopes.add(envelope);
        waiting += size;
        return size;
    }

    /// The next bytes of the stream, as many as wait and fit; null if nothing waits.
    byte @Nullable [] parcel() {
        int length;
        int covered = cut.length();
        lock.lock();
        try {
            length = (int) Math.min(waiting, PARCEL);
            while (covered < length) {
                Bytes envelope = envelopes.remove();
                taken.add(envelope);
                covered += size(envelope);
            }
            leave(length);
        } finally {
            lock.unlock();
        }
        return length == 0 ? null : pack(length, covered);
    }

    private void leave(int length) {
        waiting -= length;
        if (patient > 0) {
            room.signalAll();
        }
        if (full && waiting <= bound / 2) {
            full = false;
            gauge.drained(envelopes.size(), waiting);
        }
    }

    private byte[] pack(int length, int covered) {
        if (taken.isEmpty()) {
            byte[] piece = cut.slice(0, length).toArray();
            cut = cut.from(length);
            return piece;
        }
        byte[] all = new byte[covered];
        cut.copyTo(all, 0);
        int at = cut.length();
        for (Bytes envelope : taken) {
            at = FieldWriter.number(envelope.length(), all, at);
            envelope.copyTo(all, at);
            at += envelope.length();
        }
        taken.clear();
        cut = Bytes.wrap(all, length, covered - length);
        return covered == length ? all : Bytes.wrap(all, 0, length).toArray();
    }

    long waiting() {
        lock.lock();
        try {
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    /// Takes nothing more. What waits stays.
    void close() {
        lock.lock();
        try {
            closed = true;
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Takes nothing more, and forgets what waits.
    void discard() {
        lock.lock();
        try {
            closed = true;
            envelopes.clear();
            waiting = 0;
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
