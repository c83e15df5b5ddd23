package io.glassroom.server.agent;

import java.util.Arrays;
import java.util.function.LongConsumer;

/// The requests of one connection that have no answer yet, oldest first. There are few at a time, so they are looked
/// for one by one; an idle connection keeps no array. Safe for any thread.
final class PendingRequests {

    private static final long[] NONE = {};

    private long[] ids = NONE;
    private long[] since = NONE; // nanoseconds
    private int count;

    /// @return false if a request of this id waits already
    synchronized boolean open(long id, long now) {
        if (indexOf(id) >= 0) {
            return false;
        }
        if (count == ids.length) {
            int larger = Math.max(8, 2 * count);
            ids = Arrays.copyOf(ids, larger);
            since = Arrays.copyOf(since, larger);
        }
        ids[count] = id;
        since[count++] = now;
        return true;
    }

    /// @return false if no request of this id waits
    synchronized boolean answer(long id) {
        int index = indexOf(id);
        if (index < 0) {
            return false;
        }
        count--;
        System.arraycopy(ids, index + 1, ids, index, count - index);
        System.arraycopy(since, index + 1, since, index, count - index);
        return true;
    }

    synchronized int count() {
        return count;
    }

    /// Names the requests that have waited since `before` or longer. They wait on until they are answered.
    void overdue(long before, LongConsumer found) {
        long[] overdue;
        synchronized (this) {
            int old = 0;
            while (old < count && since[old] - before <= 0) {
                old++;
            }
            overdue = Arrays.copyOf(ids, old);
        }
        for (long id : overdue) {
            found.accept(id);
        }
    }

    private int indexOf(long id) {
        for (int i = 0; i < count; i++) {
            if (ids[i] == id) {
                return i;
            }
        }
        return -1;
    }
}
