package io.glassroom.client.motion;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Beats when the test says so.
public final class HandPulse implements Pulse {

    private final List<Listener> listeners = new ArrayList<>();
    private long nanos;

    @Override
    public Beating listen(Listener listener) {
        Listener own = listener::beat;
        listeners.add(own);
        return () -> listeners.remove(own);
    }

    /// One beat, this long after the last.
    public void beat(Duration after) {
        nanos += after.toNanos();
        List.copyOf(listeners).forEach(listener -> listener.beat(nanos));
    }

    public int listeners() {
        return listeners.size();
    }
}
