package io.glassroom.client.timing;

import io.glassroom.client.model.HandshakeStep;
import io.glassroom.client.model.TappedConnection;
import io.glassroom.protocol.packet.Rule;
import io.glassroom.protocol.tap.Direction;
import java.time.Duration;
import java.util.OptionalLong;

/// How long the server will still be patient with a connection (protocol.md, section 4): it closes one that it has
/// heard nothing of for two and a half intervals, and any packet begins the count anew.
///
/// @param interval what the handshake of this connection agreed upon; zero for none
/// @param silent since the last packet of the client; zero where nothing is counted
public record HeartbeatState(Phase phase, Duration interval, Duration silent) {

    /// Silence after which the server closes, in tenths of an interval.
    private static final int PATIENCE = 25;

    private static final double DYING = 0.2; // of that patience

    /// Where the count stands.
    public enum Phase {
        /// No heartbeat was agreed upon: silence never closes.
        NONE,
        /// Not working yet: other deadlines hold.
        SHAKING_HANDS,
        /// It was there before anybody looked, and has not been heard since.
        UNHEARD,
        /// Heard within one interval.
        FRESH,
        /// A beat is overdue.
        LATE,
        /// Less than a fifth of the patience is left.
        DYING,
        /// Closed, because nothing was heard for too long.
        TIMED_OUT,
        /// Closed for another reason.
        CLOSED
    }

    /// The state at this moment.
    ///
    /// @param nanos of the clock of the connection's node
    public static HeartbeatState of(TappedConnection connection, long nanos) {
        Duration interval = connection.heartbeat();
        if (connection.closed()) {
            boolean timeout = connection.broken().filter(Rule.HEARTBEAT_TIMEOUT::equals).isPresent();
            return still(timeout ? Phase.TIMED_OUT : Phase.CLOSED, interval);
        }
        if (connection.reached(HandshakeStep.OPEN) && !connection.reached(HandshakeStep.WORKING)) {
            return still(Phase.SHAKING_HANDS, interval);
        }
        if (interval.isZero()) {
            return still(Phase.NONE, interval);
        }
        OptionalLong heard = connection.last(Direction.IN);
        if (heard.isEmpty()) {
            return still(Phase.UNHEARD, interval);
        }
        Duration silent = Duration.ofNanos(Math.max(0, nanos - heard.getAsLong()));
        var counting = new HeartbeatState(Phase.FRESH, interval, silent);
        return counting.rest() <= DYING
                ? new HeartbeatState(Phase.DYING, interval, silent)
                : silent.compareTo(interval) > 0 ? new HeartbeatState(Phase.LATE, interval, silent) : counting;
    }

    private static HeartbeatState still(Phase phase, Duration interval) {
        return new HeartbeatState(phase, interval, Duration.ZERO);
    }

    /// Whether silence brings this connection nearer to its end.
    public boolean counts() {
        return phase == Phase.FRESH || phase == Phase.LATE || phase == Phase.DYING;
    }

    /// Silence that the server bears; zero for endless.
    public Duration patience() {
        return interval.multipliedBy(PATIENCE).dividedBy(10);
    }

    /// How much of the patience is left, 1 for all of it and 0 for none; 1 while nothing is counted, 0 once closed.
    public double rest() {
        return switch (phase) {
            case NONE, SHAKING_HANDS, UNHEARD -> 1;
            case FRESH, LATE, DYING -> Math.clamp(1 - (double) silent.toNanos() / patience().toNanos(), 0, 1);
            case TIMED_OUT, CLOSED -> 0;
        };
    }

    /// Until the server closes, if nothing comes; zero where nothing is counted.
    public Duration left() {
        if (!counts()) {
            return Duration.ZERO;
        }
        Duration left = patience().minus(silent);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
