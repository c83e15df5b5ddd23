package io.glassroom.client.app;

import io.glassroom.client.place.Crowd;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/// How many bots chat.
public final class BotsViewModel {

    /// More than a window's own node should carry beside its window.
    public static final int MOST = 200;

    private final Crowd crowd;
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();

    public BotsViewModel(Crowd crowd) {
        this.crowd = crowd;
    }

    // Properties

    public ReadOnlyIntegerProperty count() {
        return count.getReadOnlyProperty();
    }

    // Commands

    /// Wants this many bots; beyond the bounds, as many as the bounds allow.
    public void want(int bots) {
        int wanted = Math.max(0, Math.min(MOST, bots));
        if (wanted != count.get()) {
            count.set(wanted);
            crowd.resize(wanted);
        }
    }

    public void more() {
        want(count.get() + step(count.get()));
    }

    public void fewer() {
        want(count.get() - step(count.get() - 1));
    }

    private static int step(int from) {
        return from < 10 ? 1 : 10;
    }
}
