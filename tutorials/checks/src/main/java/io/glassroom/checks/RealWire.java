package io.glassroom.checks;

import io.glassroom.checks.Track.Side;
import io.glassroom.kit.Connection;
import io.glassroom.kit.ConnectionHandler;
import java.util.function.Function;

/// Real connections of the learner's code, on the tape of the check that made this: whatever thread they come on. They
/// have the time of the wall, counted from when this was made.
public final class RealWire {

    private final Tape tape = Tape.current();
    private final long origin = System.nanoTime() - tape.millis() * 1_000_000;
    private final Side side;

    /// @param side what the learner's code is
    public RealWire(Side side) {
        this.side = side;
    }

    /// Tapes what passes between each of these connections and the code that is given for it.
    public Function<Connection, ConnectionHandler> to(Function<Connection, ConnectionHandler> learners) {
        return connection -> taped(connection, learners);
    }

    private ConnectionHandler taped(Connection real, Function<Connection, ConnectionHandler> learners) {
        turn();
        Track track = Track.opened(tape, side, "");
        ConnectionHandler code = learners.apply(new Connection() {

            @Override
            public void send(byte[] packet) {
                turn();
                track.out(packet);
                real.send(packet);
            }

            @Override
            public void close(int code, String reason) {
                turn();
                track.closed(code, reason);
                real.close(code, reason);
            }
        });
        ConnectionHandler before = track.before(code);
        return new ConnectionHandler() {

            @Override
            public void received(byte[] chunk) {
                turn();
                before.received(chunk);
            }

            @Override
            public void closed(int code, String reason) {
                turn();
                before.closed(code, reason);
            }
        };
    }

    private void turn() {
        tape.turnTo((System.nanoTime() - origin) / 1_000_000);
    }
}
