package io.glassroom.server.agent;

import io.glassroom.protocol.tap.FlowId;
import io.glassroom.server.session.HandlerError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The requests of one connection that have no answer yet, oldest first. There are few at a time, so they are looked
/// for one by one; a connection that has never asked keeps no list. Safe for any thread.
final class PendingRequests {

    /// Handlers may answer later, so a client could open requests without end: this many, and it is told to wait.
    static final int MOST = 1024;

    private List<Pending> pending = List.of();

    /// @param since nanoseconds of the node's time
    private record Pending(long id, long since, FlowId flow) {}

    /// Notes a request.
    ///
    /// @return why it must be refused; null if all is well
    synchronized @Nullable HandlerError open(long id, long now, FlowId flow) {
        if (indexOf(id) >= 0) {
            return new HandlerError(409, "request " + Long.toUnsignedString(id) + " is still open");
        }
        if (pending.size() == MOST) {
            return new HandlerError(429, MOST + " requests are open already");
        }
        if (!(pending instanceof ArrayList)) {
            pending = new ArrayList<>(2);
        }
        pending.add(new Pending(id, now, flow));
        return null;
    }

    /// Strikes a request out because it is being answered: only the first caller may.
    ///
    /// @return the flow that the request began; null if no request of this id waits
    synchronized @Nullable FlowId answer(long id) {
        int index = indexOf(id);
        return index < 0 ? null : pending.remove(index).flow();
    }

    /// The requests that have waited since `before` or longer. They wait on until they are answered.
    synchronized long[] overdue(long before) {
        return pending.stream()
                .takeWhile(request -> request.since - before <= 0)
                .mapToLong(Pending::id)
                .toArray();
    }

    private int indexOf(long id) {
        for (int i = 0; i < pending.size(); i++) {
            if (pending.get(i).id == id) {
                return i;
            }
        }
        return -1;
    }
}
