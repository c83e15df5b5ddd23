package io.glassroom.server.dispatch;

import io.glassroom.protocol.tap.FlowId;
import io.glassroom.server.session.HandlerError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The requests of one session that have no answer yet, oldest first. There are few at a time, so they are looked
/// for one by one; a connection that has never asked keeps no list. Safe for any thread.
public final class PendingRequests {

    /// Handlers may answer later, so a client could open requests without end: this many, and it is told to wait.
    public static final int MOST = 1024;

    private List<Pending> pending = List.of();
    private int leaving; // struck out, and not yet on their way
    private @Nullable Runnable whenNone; // is told once that all have been answered

    /// @param since nanoseconds of the node's time
    private record Pending(long id, long since, FlowId flow) {}

    /// Notes a request.
    ///
    /// @return why it must be refused; null if all is well
    public synchronized @Nullable HandlerError open(long id, long now, FlowId flow) {
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
    public synchronized @Nullable FlowId answer(long id) {
        int index = indexOf(id);
        if (index < 0) {
            return null;
        }
        leaving++;
        return pending.remove(index).flow();
    }

    /// The answer is on its way, or nobody is left to hear it: comes after each [#answer] that struck something out.
    public void answered() {
        Runnable none;
        synchronized (this) {
            leaving--;
            none = leaving == 0 && pending.isEmpty() ? whenNone : null;
            whenNone = none == null ? whenNone : null;
        }
        if (none != null) {
            none.run();
        }
    }

    /// Runs a task as soon as all have been answered: at once, or on the thread of whoever answers the last.
    public void whenNone(Runnable task) {
        synchronized (this) {
            if (leaving > 0 || !pending.isEmpty()) {
                whenNone = task;
                return;
            }
        }
        task.run();
    }

    /// All that are open, oldest first.
    public synchronized long[] open() {
        return pending.stream().mapToLong(Pending::id).toArray();
    }

    /// The requests that have waited since `before` or longer. They wait on until they are answered.
    public synchronized long[] overdue(long before) {
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
