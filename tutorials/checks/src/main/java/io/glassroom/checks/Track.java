package io.glassroom.checks;

import io.glassroom.kit.ConnectionHandler;
import org.jspecify.annotations.Nullable;

/// One connection on a [Tape]: what goes in to the learner's code and what comes out of it.
public final class Track {

    private final Tape tape;
    private final Side side;
    private final String name;
    private final boolean working;
    private boolean closed; // guarded by this
    private @Nullable Passed arriving; // guarded by this: the packet in whose middle the last chunk ended

    /// What the learner's code is.
    public enum Side {
        SERVER,
        CLIENT,
        /// Not an end of a connection: a codec, which is given bytes and gives some.
        CODE
    }

    private Track(Tape tape, Side side, String name, boolean working) {
        this.tape = tape;
        this.side = side;
        this.name = name;
        this.working = working;
    }

    /// A connection that has just been opened.
    ///
    /// @param name of the client, for people; empty if there is but one
    public static Track opened(Side side, String name) {
        return opened(Tape.current(), side, name);
    }

    static Track opened(Tape tape, Side side, String name) {
        var track = new Track(tape, side, name, false);
        tape.add(new Tape.Entry.Opened(track, tape.millis()));
        return track;
    }

    /// One whose handshake is over, or that needs none.
    public static Track working(Side side, String name) {
        return new Track(Tape.current(), side, name, true);
    }

    public Side side() {
        return side;
    }

    public String name() {
        return name;
    }

    /// Whether it was working when it began.
    public boolean working() {
        return working;
    }

    /// The learner's code is about to receive this: a part of a packet, one, or several.
    public synchronized void in(byte[] chunk) {
        int at = 0;
        while (at < chunk.length) {
            Passed packet = arriving;
            if (packet == null) {
                packet = new Passed(this, tape.millis(), true);
                tape.add(packet);
            }
            at += packet.take(chunk, at);
            arriving = packet.isWhole() ? null : packet;
        }
    }

    /// The learner's code has sent this. Each time begins with a packet of its own, whatever came before.
    public void out(byte[] packets) {
        int at = 0;
        while (at < packets.length) {
            var packet = new Passed(this, tape.millis(), false);
            at += packet.take(packets, at);
            tape.add(packet);
        }
    }

    /// The handshake is over.
    public void works() {
        tape.add(new Tape.Entry.Working(this, tape.millis()));
    }

    /// One of the two ends has closed it; only the first time counts.
    public synchronized void closed(int code, String reason) {
        if (!closed) {
            closed = true;
            tape.add(new Tape.Entry.Closed(this, tape.millis(), code, reason));
        }
    }

    /// The learner's code, where all that it is told is on this track too.
    public ConnectionHandler before(ConnectionHandler learners) {
        return new ConnectionHandler() {

            @Override
            public void received(byte[] chunk) {
                in(chunk);
                learners.received(chunk);
            }

            @Override
            public void closed(int code, String reason) {
                Track.this.closed(code, reason);
                learners.closed(code, reason);
            }
        };
    }
}
