package io.glassroom.client.rooms;

import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.TappedConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The Pushes of one route that one message caused: what a broadcast is on the wire.
final class Broadcast {

    /// Of one broadcast, more are counted and not kept.
    static final int MOST = 2_000;

    private final String route;
    private final @Nullable TappedConnection sender;
    private final long began;
    private final List<CapturedPacket> pushes = new ArrayList<>();
    private int reached;
    private boolean shown;

    /// @param sender whose message caused it, if that was seen
    /// @param began how many records had been told by then
    Broadcast(String route, @Nullable TappedConnection sender, long began) {
        this.route = route;
        this.sender = sender;
        this.began = began;
    }

    void add(CapturedPacket push) {
        reached++;
        if (pushes.size() < MOST) {
            pushes.add(push);
        }
    }

    /// A room shows it.
    void show() {
        shown = true;
    }

    boolean shown() {
        return shown;
    }

    String route() {
        return route;
    }

    Optional<TappedConnection> sender() {
        return Optional.ofNullable(sender);
    }

    /// The Pushes in the order in which the node sent them.
    List<CapturedPacket> pushes() {
        return Collections.unmodifiableList(pushes);
    }

    /// How many Pushes there were.
    int reached() {
        return reached;
    }

    /// From the first Push to the last.
    Duration took() {
        return pushes.isEmpty()
                ? Duration.ZERO
                : pushes.getLast().sinceStart().minus(pushes.getFirst().sinceStart());
    }

    /// Whether it was under way when somebody came who came as the record of this number.
    boolean beganBefore(long record) {
        return began < record;
    }
}
