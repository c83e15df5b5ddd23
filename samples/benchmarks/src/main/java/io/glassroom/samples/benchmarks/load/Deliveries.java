package io.glassroom.samples.benchmarks.load;

import java.util.HashSet;
import java.util.Set;

/// Who has got which message. Each member must get message 0, 1, 2 ... once and in this order.
final class Deliveries {
    private static final int RING = 1 << 16; // messages under way at most, far beyond any window

    private final int members;
    private final int[] next; // by member: the message that should come now
    private final int[] left = new int[RING]; // by message: members that have not got it
    private final long[] sentAt = new long[RING];
    /// Gaps in what a member got, as member << 32 | message.
    private final Set<Long> missing = new HashSet<>();

    private int sent;
    private int abandoned; // messages before this one are no longer waited for
    private int underWay;
    private long delivered;
    private long duplicated;
    private long reordered;

    Deliveries(int members) {
        this.members = members;
        this.next = new int[members];
    }

    int sent() {
        return sent;
    }

    /// Messages that some member has not got yet.
    int underWay() {
        return underWay;
    }

    boolean hasRoom() {
        return underWay < RING;
    }

    long delivered() {
        return delivered;
    }

    long duplicated() {
        return duplicated;
    }

    long reordered() {
        return reordered;
    }

    /// Takes note that the next message goes out, and tells its number.
    int send(long at) {
        left[sent & RING - 1] = members;
        sentAt[sent & RING - 1] = at;
        underWay++;
        return sent++;
    }

    /// Takes note of a delivery and returns when that message was sent, or -1 when the member has it already or
    /// nobody sent it.
    long deliver(int member, int message) {
        if (message < 0 || message >= sent) {
            return -1;
        }
        if (message == next[member]) {
            next[member]++;
        } else if (!outOfTurn(member, message)) {
            return -1;
        }
        delivered++;
        int place = message & RING - 1;
        if (--left[place] == 0 && message >= abandoned) {
            underWay--;
        }
        return sentAt[place];
    }

    private boolean outOfTurn(int member, int message) {
        if (message < next[member]) {
            if (!missing.remove((long) member << 32 | message)) {
                duplicated++;
                return false;
            }
            reordered++;
            return true;
        }
        for (int gap = next[member]; gap < message; gap++) {
            missing.add((long) member << 32 | gap);
        }
        next[member] = message + 1;
        return true;
    }

    /// No longer waits for what is under way.
    void abandon() {
        abandoned = sent;
        underWay = 0;
    }

    /// Deliveries that have not come, by now.
    long lost() {
        long lost = missing.size();
        for (int reached : next) {
            lost += sent - reached;
        }
        return lost;
    }
}
