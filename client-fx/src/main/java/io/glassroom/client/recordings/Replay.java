package io.glassroom.client.recordings;

import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.MessageKind;
import io.glassroom.client.model.PacketKind;
import io.glassroom.client.model.TappedConnection;
import io.glassroom.client.recordings.Report.Difference;
import io.glassroom.client.recordings.Report.Line;
import io.glassroom.client.recordings.Report.Outcome;
import io.glassroom.protocol.client.Dialer;
import io.glassroom.protocol.handshake.HandshakeResponse;
import io.glassroom.protocol.message.Dissection;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.MessageCodec;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Field;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.PacketDecoder;
import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.packet.ProtocolException;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.time.Time;
import io.glassroom.protocol.client.Wire;
import io.glassroom.protocol.client.WireListener;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Plays the client side of a recording to a server: each connection sends what it sent, byte by byte and in the order
/// of the whole recording, and before it does it waits for what the server had answered by then. What comes is compared
/// with what came. [#run] takes as long as it takes, on the thread that calls it.
final class Replay {

    private static final Duration PATIENCE = Duration.ofSeconds(3); // for one expected packet
    private static final Duration AFTERWARDS = Duration.ofMillis(300); // for what nobody expects

    private final Path file;
    private final URI server;
    private final Dialer dialer;
    private final Time time;
    private final boolean originalTiming;
    private final Map<TappedConnection, Player> players = new LinkedHashMap<>();
    private final Object arrival = new Object();

    /// @param originalTiming wait as long as the clients did, or else only for answers
    Replay(Path file, URI server, Dialer dialer, Time time, boolean originalTiming) {
        this.file = file;
        this.server = server;
        this.dialer = dialer;
        this.time = time;
        this.originalTiming = originalTiming;
    }

    Report run() {
        Script script;
        try {
            script = Script.read(file);
        } catch (IOException e) {
            return report(List.of(), 0, String.valueOf(e.getMessage()));
        }
        String trouble = "";
        try {
            play(script);
        } catch (IOException e) {
            trouble = String.valueOf(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            trouble = "interrupted";
        } finally {
            players.values().forEach(Player::leave);
        }
        return report(players.values().stream().flatMap(player -> player.lines().stream()).toList(), script.begunBefore(), trouble);
    }

    private Report report(List<Line> lines, int begunBefore, String trouble) {
        List<Line> sorted = new ArrayList<>(lines);
        sorted.sort((one, other) -> Long.compare(
                one.packet() == 0 ? Long.MAX_VALUE : one.packet(), other.packet() == 0 ? Long.MAX_VALUE : other.packet()));
        long then = players.values().stream().mapToLong(player -> player.heartbeatsThen).sum();
        long now = players.values().stream().mapToLong(Player::heartbeatsNow).sum();
        return new Report(file, server.toString(), sorted, new Report.Heartbeats(then, now), begunBefore, trouble);
    }

    private void play(Script script) throws IOException, InterruptedException {
        long began = time.nanos();
        for (Script.Step step : script.steps()) {
            switch (step) {
                case Script.Step.Passed(CapturedPacket packet) when packet.direction() == Direction.OUT ->
                    player(packet.connection()).expect(packet);
                case Script.Step.Passed(CapturedPacket packet) -> {
                    settle();
                    if (originalTiming) {
                        pass(Duration.ofNanos(packet.sinceStart().toNanos() - (time.nanos() - began)));
                    }
                    player(packet.connection()).send(packet);
                }
                case Script.Step.Ended(TappedConnection connection) -> {
                    settle();
                    Player player = players.get(connection);
                    if (player != null) {
                        player.leave();
                    }
                }
            }
        }
        settle();
        pass(AFTERWARDS);
    }

    private Player player(TappedConnection connection) {
        return players.computeIfAbsent(connection, Player::new);
    }

    /// Waits until everything has come that had come by now, or cannot come any more.
    private void settle() throws InterruptedException {
        for (Player player : players.values()) {
            player.await();
        }
    }

    private void pass(Duration duration) throws InterruptedException {
        if (duration.isPositive()) {
            var over = new CompletableFuture<Void>();
            time.after(duration, () -> over.complete(null));
            over.join();
        }
    }

    /// One connection. What arrives is guarded by `arrival`.
    private final class Player implements WireListener {
        private final TappedConnection then;
        private final List<CapturedPacket> expected = new ArrayList<>();
        private final List<Bytes> arrived = new ArrayList<>();
        private final PacketDecoder decoder = new PacketDecoder(PacketEncoder.MAX_BODY);
        private @Nullable Wire wire;
        private boolean over;
        private int given; // expected packets that nobody waits for any more
        private long heartbeatsThen;
        private long heartbeats;
        private RouteDictionary routes = RouteDictionary.EMPTY;

        Player(TappedConnection then) {
            this.then = then;
        }

        void expect(CapturedPacket packet) {
            if (packet.packet() == PacketKind.HEARTBEAT) {
                heartbeatsThen++;
            } else {
                expected.add(packet);
            }
        }

        void send(CapturedPacket packet) throws IOException, InterruptedException {
            if (wire == null && !over) {
                dialer.dial(server, this);
            }
            Wire open;
            Bytes bytes;
            synchronized (arrival) {
                while (wire == null && !over) {
                    arrival.wait();
                }
                open = wire;
                bytes = spelled(packet);
            }
            if (open != null) {
                open.send(bytes);
            }
        }

        /// A route code of then as the server of now spells the route.
        private Bytes spelled(CapturedPacket packet) {
            Dissection dissection = packet.dissect();
            Message message = dissection.message().orElse(null);
            boolean coded = dissection.fields().stream().anyMatch(span -> span.field() == Field.ROUTE_CODE);
            if (!coded || message == null) {
                return packet.bytes();
            }
            Route route = switch (message) {
                case Message.Request request -> request.route();
                case Message.Notify notify -> notify.route();
                case Message.Push push -> push.route();
                case Message.Response response -> new Route.Unresolved(0);
            };
            Integer code = routes.codes().get(route.text());
            long recorded = packet.number(Field.ROUTE_CODE).orElse(0);
            if (route instanceof Route.Unresolved || code != null && code == recorded) {
                return packet.bytes();
            }
            return MessageCodec.encodePacket(message, routes);
        }

        void await() throws InterruptedException {
            long deadline = time.nanos() + PATIENCE.toNanos();
            Time.Timer timer = time.after(PATIENCE, () -> {
                synchronized (arrival) {
                    arrival.notifyAll();
                }
            });
            synchronized (arrival) {
                while (arrived.size() < expected.size() - given && !over && time.nanos() - deadline < 0) {
                    arrival.wait();
                }
                given = Math.max(given, expected.size() - arrived.size());
            }
            timer.cancel();
        }

        void leave() {
            Wire open = wire;
            if (open != null) {
                open.close(1000, "replayed");
            }
        }

        long heartbeatsNow() {
            synchronized (arrival) {
                return heartbeats;
            }
        }

        @Override
        public void opened(Wire opened) {
            synchronized (arrival) {
                wire = opened;
                arrival.notifyAll();
            }
        }

        @Override
        public void received(Bytes chunk) {
            synchronized (arrival) {
                try {
                    decoder.feed(chunk, this::take);
                } catch (ProtocolException e) {
                    arrived.add(chunk);
                }
                arrival.notifyAll();
            }
        }

        private void take(Packet packet) {
            if (packet instanceof Packet.Heartbeat) {
                heartbeats++;
                return;
            }
            if (packet instanceof Packet.Handshake(Bytes body)) {
                try {
                    if (HandshakeResponse.read(body, routes) instanceof HandshakeResponse.Accepted accepted) {
                        routes = accepted.dictionary();
                    }
                } catch (ProtocolException broken) {
                    // it differs from what was recorded, and is shown as different
                }
            }
            arrived.add(PacketEncoder.encode(packet));
        }

        @Override
        public void closed(int code, String reason) {
            synchronized (arrival) {
                over = true;
                arrival.notifyAll();
            }
        }

        List<Line> lines() {
            var lines = new ArrayList<Line>();
            synchronized (arrival) {
                List<Bytes> rest = new ArrayList<>(arrived);
                for (CapturedPacket packet : expected) {
                    lines.add(line(packet, rest));
                }
                for (Bytes additional : rest) {
                    lines.add(new Line(Outcome.ADDITIONAL, 0, then.name(), what(additional, routes), List.of()));
                }
            }
            return lines;
        }

        private Line line(CapturedPacket packet, List<Bytes> rest) {
            String key = key(packet.bytes(), packet.dictionary());
            for (int i = 0; i < rest.size(); i++) {
                if (key(rest.get(i), routes).equals(key)) {
                    Bytes now = rest.remove(i);
                    List<Difference> differences = Comparison.of(packet.bytes(), packet.dictionary(), now, routes);
                    return new Line(
                            Comparison.outcome(differences), packet.number(), then.name(), what(packet), differences);
                }
            }
            return new Line(Outcome.MISSING, packet.number(), then.name(), what(packet), List.of());
        }
    }

    private static String what(CapturedPacket packet) {
        MessageKind kind = packet.message();
        return kind == null ? packet.packet().title() : (kind.title() + " " + packet.route()).strip();
    }

    private static String what(Bytes packet, RouteDictionary routes) {
        return key(packet, routes);
    }

    /// What two packets have in common that can be compared: type and kind, and the id or the route.
    private static String key(Bytes bytes, RouteDictionary routes) {
        Dissection dissection = Dissection.of(bytes, routes);
        return dissection
                .message()
                .map(message -> switch (message) {
                    case Message.Request request -> "Request " + request.route().text();
                    case Message.Notify notify -> "Notify " + notify.route().text();
                    case Message.Push push -> "Push " + push.route().text();
                    case Message.Response response -> "Response " + Long.toUnsignedString(response.id());
                })
                .or(() -> dissection.packet().map(packet -> packet.type().toString()))
                .orElse("?");
    }
}
