package io.glassroom.server.dispatch;

import org.jspecify.annotations.Nullable;

/// Which request of a session is being handled, for the thread that handles it and for no other. At most one thread at a
/// time handles what one of these stands for.
public final class Handling {

    private @Nullable Thread thread; // finds itself here only while it handles something
    private long request;

    /// @param request its id; 0 for a Notify
    public void begin(long request) {
        this.request = request;
        this.thread = Thread.currentThread();
    }

    public void end() {
        thread = null;
    }

    /// The id of the request that the calling thread is handling; 0 if it handles none.
    public long current() {
        return thread == Thread.currentThread() ? request : 0;
    }
}
