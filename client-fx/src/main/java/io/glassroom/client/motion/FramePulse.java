package io.glassroom.client.motion;

import java.util.ArrayList;
import java.util.List;
import javafx.animation.AnimationTimer;

/// Beats with the frames of the window; rests while nobody listens.
public final class FramePulse implements Pulse {

    private final List<Listener> listeners = new ArrayList<>();
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            List.copyOf(listeners).forEach(listener -> listener.beat(now));
        }
    };

    @Override
    public Beating listen(Listener listener) {
        Listener own = listener::beat; // the same listener may listen twice
        listeners.add(own);
        timer.start();
        return () -> {
            listeners.remove(own);
            if (listeners.isEmpty()) {
                timer.stop();
            }
        };
    }
}
