package io.glassroom.checks;

import io.glassroom.checks.Track.Side;
import io.glassroom.kit.Connection;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A connection that remembers what the learner's code sent through it, and how it was closed. All of it is on the tape
/// of the check. Safe for any thread.
public final class Wiretap implements Connection {

    /// How the learner's code closed it.
    public record Closed(int code, String reason) {}

    private final Track track;
    private final List<byte[]> sent = new ArrayList<>();
    private Optional<Closed> closed = Optional.empty();

    private Wiretap(Track track) {
        this.track = track;
    }

    /// A connection that has just been opened.
    ///
    /// @param side what the learner's code is
    /// @param name of the client; empty if there is but one
    public static Wiretap opened(Side side, String name) {
        return new Wiretap(Track.opened(side, name));
    }

    /// One whose handshake is over.
    public static Wiretap working(Side side) {
        return new Wiretap(Track.working(side, ""));
    }

    /// What passes here, both ways.
    public Track track() {
        return track;
    }

    @Override
    public synchronized void send(byte[] packet) {
        if (closed.isEmpty()) {
            sent.add(packet.clone());
            track.out(packet);
        }
    }

    @Override
    public synchronized void close(int code, String reason) {
        if (closed.isEmpty()) {
            closed = Optional.of(new Closed(code, reason));
            track.closed(code, reason);
        }
    }

    /// What was sent so far, one entry for each call of `send`.
    public synchronized List<byte[]> sent() {
        return List.copyOf(sent);
    }

    /// What was sent since the last call of this.
    public synchronized List<byte[]> take() {
        List<byte[]> taken = List.copyOf(sent);
        sent.clear();
        return taken;
    }

    /// All bytes so far, behind one another.
    public synchronized byte[] bytes() {
        var all = new ByteArrayOutputStream();
        sent.forEach(all::writeBytes);
        return all.toByteArray();
    }

    public synchronized Optional<Closed> closed() {
        return closed;
    }

    /// The close code; 0 while it is open.
    public int closeCode() {
        return closed().map(Closed::code).orElse(0);
    }
}
