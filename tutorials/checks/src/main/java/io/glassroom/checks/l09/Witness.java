package io.glassroom.checks.l09;

import io.glassroom.checks.Track;
import io.glassroom.checks.Track.Side;
import io.glassroom.kit.Connection;
import io.glassroom.kit.ConnectionHandler;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Remembers what passes over real connections of the learner's server, whose threads know of no tape. Safe for any thread.
final class Witness {

    private final List<Event> events = new ArrayList<>(); // guarded by this

    private record Event(Object line, Consumer<Track> seen) {}

    /// A connection of the learner's, and what the learner's server does with it.
    private final class Line implements Connection, ConnectionHandler {

        private final Connection connection;
        private final ConnectionHandler learners;

        Line(Connection connection, Opened opened) {
            this.connection = connection;
            learners = opened.by(this);
        }

        @Override
        public void received(byte[] chunk) {
            note(this, track -> track.in(chunk));
            learners.received(chunk);
        }

        @Override
        public void closed(int code, String reason) {
            note(this, track -> track.closed(code, reason));
            learners.closed(code, reason);
        }

        @Override
        public void send(byte[] packet) {
            note(this, track -> track.out(packet));
            connection.send(packet);
        }

        @Override
        public void close(int code, String reason) {
            note(this, track -> track.closed(code, reason));
            connection.close(code, reason);
        }
    }

    /// The learner's server.
    @FunctionalInterface
    interface Opened {
        ConnectionHandler by(Connection connection);
    }

    /// The same for the learner's server, and remembered.
    ConnectionHandler opened(Connection connection, Opened server) {
        return new Line(connection, server);
    }

    private synchronized void note(Object line, Consumer<Track> seen) {
        events.add(new Event(line, seen));
    }

    /// Puts it on the tape of the check that calls.
    synchronized void testify() {
        Map<Object, Track> tracks = new IdentityHashMap<>();
        for (Event event : events) {
            event.seen().accept(tracks.computeIfAbsent(event.line(), line -> Track.opened(Side.SERVER, "")));
        }
    }
}
