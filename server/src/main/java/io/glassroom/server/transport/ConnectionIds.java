package io.glassroom.server.transport;

import java.util.concurrent.atomic.AtomicLong;

/// Names the connections of one node, across all its acceptors: `c1`, `c2`, and so on. Safe for any thread.
public final class ConnectionIds {

    private final AtomicLong last = new AtomicLong();

    public String next() {
        return "c" + last.incrementAndGet();
    }
}
