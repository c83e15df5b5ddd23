package io.glassroom.server.cluster;

import java.util.Arrays;
import java.util.function.LongConsumer;

/// The sessions that a push is for, in the order in which they get it. Immutable.
public final class SessionIds {

    private final long[] ids;

    private SessionIds(long[] ids) {
        this.ids = ids;
    }

    public static SessionIds of(long... ids) {
        return new SessionIds(ids.clone());
    }

    public int count() {
        return ids.length;
    }

    public long at(int index) {
        return ids[index];
    }

    public void forEach(LongConsumer action) {
        for (long id : ids) {
            action.accept(id);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SessionIds that && Arrays.equals(ids, that.ids);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ids);
    }

    @Override
    public String toString() {
        return Arrays.toString(ids);
    }
}
