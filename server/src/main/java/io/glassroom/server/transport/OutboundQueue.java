package io.glassroom.server.transport;

import io.glassroom.protocol.packet.Bytes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The packets that wait for one peer: bounded, filled by any thread, emptied by the connection's event loop.
///
/// It is a ring under its own monitor rather than a lock-free queue, because a full one must give up its *oldest
/// lossy* packets, wherever they stand. The monitor is held for a few instructions, never while bytes are copied or
/// written. The ring is made at the first packet and shrinks when it has been emptied: most connections are idle.
///
/// It also remembers whether a flush has been ordered, so that a thousand sends order one.
final class OutboundQueue {

    private static final int SMALL = 8;
    private static final Bytes[] NOTHING = new Bytes[0];

    /// What became of an offered packet.
    enum Admission {
        /// It waits, and a flush is on its way.
        QUEUED,
        /// It waits, and whoever offered it must order a flush.
        FLUSH,
        /// It was lossy and found no room.
        DROPPED,
        /// It was reliable and found no room: the peer is too slow.
        FULL,
        /// Nothing is taken any more.
        CLOSED
    }

    /// Told of what was given up, after the monitor has been left.
    @FunctionalInterface
    interface Drops {
        void dropped(int packets, long bytes);
    }

    /// A packet that may be given up; reliable ones stand in the ring as they are.
    private record Lossy(Bytes packet) {}

    private final OutboundPolicy policy;
    private final Drops drops;
    private @Nullable Object @Nullable [] ring;
    private int head;
    private int size;
    private int lossy;
    private long bytes;
    private boolean flushOrdered;
    private boolean shut;
    private boolean released;
    private int waiting; // senders

    OutboundQueue(OutboundPolicy policy, Drops drops) {
        this.policy = policy;
        this.drops = drops;
    }

    /// @param mayWait whether the calling thread may be made to wait for room
    Admission offer(Bytes packet, Delivery delivery, boolean mayWait) {
        int given = 0;
        long givenBytes = 0;
        Admission admission;
        synchronized (this) {
            boolean patient = mayWait && delivery == Delivery.RELIABLE;
            do {
                while (!shut && !fits(packet) && lossy > 0) {
                    givenBytes += evictOldestLossy();
                    given++;
                }
            } while (patient && !shut && !fits(packet) && awaitRoom());
            admission = admit(packet, delivery);
            if (admission == Admission.DROPPED || admission == Admission.FULL) {
                given++;
                givenBytes += packet.length();
            }
        }
        if (given > 0) {
            drops.dropped(given, givenBytes);
        }
        return admission;
    }

    /// Takes the oldest packets out, up to about `limit` bytes but at least one; none if the queue is empty, and then
    /// the next packet orders a flush.
    synchronized Bytes[] take(int limit) {
        if (size == 0) {
            flushOrdered = false;
            return NOTHING;
        }
        int count = 0;
        long sum = 0;
        do {
            sum += packetAt(count).length();
            count++;
        } while (count < size && sum + packetAt(count).length() <= limit);
        var taken = new Bytes[count];
        for (int i = 0; i < count; i++) {
            taken[i] = removeFirst();
        }
        if (size == 0 && ring != null && ring.length > SMALL) {
            ring = null;
        }
        if (waiting > 0) {
            notifyAll();
        }
        return taken;
    }

    /// Takes nothing more; what waits can still be taken.
    ///
    /// @return true if this call did it
    synchronized boolean shut() {
        boolean first = !shut;
        shut = true;
        notifyAll();
        return first;
    }

    /// Forgets what waits.
    synchronized void clear() {
        ring = null;
        size = 0;
        lossy = 0;
        bytes = 0;
    }

    /// The connection's handler has been told that it is gone.
    synchronized void release() {
        released = true;
        notifyAll();
    }

    synchronized void awaitRelease() {
        boolean interrupted = false;
        while (!released) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized int size() {
        return size;
    }

    synchronized long bytes() {
        return bytes;
    }

    private Admission admit(Bytes packet, Delivery delivery) {
        if (shut) {
            return Admission.CLOSED;
        }
        if (!fits(packet)) {
            return delivery == Delivery.LOSSY ? Admission.DROPPED : Admission.FULL;
        }
        add(delivery == Delivery.LOSSY ? new Lossy(packet) : packet);
        bytes += packet.length();
        if (delivery == Delivery.LOSSY) {
            lossy++;
        }
        if (flushOrdered) {
            return Admission.QUEUED;
        }
        flushOrdered = true;
        return Admission.FLUSH;
    }

    /// An empty queue takes a packet of any length: otherwise one above the bound could never be sent.
    private boolean fits(Bytes packet) {
        return size == 0 || size < policy.maxPackets() && bytes + packet.length() <= policy.maxBytes();
    }

    /// @return false if the thread was interrupted, which ends its wait
    private boolean awaitRoom() {
        waiting++;
        try {
            wait();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting--;
        }
    }

    private void add(Object entry) {
        Object[] room = ring;
        if (room == null) {
            room = new Object[SMALL];
            head = 0;
        } else if (size == room.length) {
            room = copyInOrder(room, 2 * room.length);
            head = 0;
        }
        ring = room;
        room[(head + size) % room.length] = entry;
        size++;
    }

    private Bytes packetAt(int index) {
        Object[] room = contents();
        return packet(room[(head + index) % room.length]);
    }

    private Bytes removeFirst() {
        Object[] room = contents();
        Object entry = room[head];
        room[head] = null;
        head = (head + 1) % room.length;
        size--;
        if (entry instanceof Lossy) {
            lossy--;
        }
        Bytes packet = packet(entry);
        bytes -= packet.length();
        return packet;
    }

    /// Closes the gap from the head's side: what stands before the oldest lossy packet is usually little.
    private long evictOldestLossy() {
        Object[] room = contents();
        int at = 0;
        while (!(room[(head + at) % room.length] instanceof Lossy)) {
            at++;
        }
        for (; at > 0; at--) {
            int to = (head + at) % room.length;
            int from = (head + at - 1) % room.length;
            Object gone = room[to];
            room[to] = room[from];
            room[from] = gone;
        }
        return removeFirst().length();
    }

    private Object[] copyInOrder(Object[] room, int capacity) {
        Object[] copy = new Object[capacity];
        int first = Math.min(size, room.length - head);
        System.arraycopy(room, head, copy, 0, first);
        System.arraycopy(room, 0, copy, first, size - first);
        return copy;
    }

    private Object[] contents() {
        Object[] room = ring;
        if (room == null) {
            throw new IllegalStateException("the queue is empty");
        }
        return room;
    }

    private static Bytes packet(@Nullable Object entry) {
        return entry instanceof Lossy(Bytes packet) ? packet : (Bytes) entry;
    }
}
