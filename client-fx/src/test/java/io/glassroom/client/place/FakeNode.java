package io.glassroom.client.place;

import io.glassroom.protocol.time.Time;
import io.glassroom.protocol.time.VirtualTime;
import io.glassroom.samples.bots.BotsStatus;
import io.glassroom.samples.bots.Mix;
import io.glassroom.server.transport.Impairment;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An own node that is not there, and writes down what it is told.
public final class FakeNode implements OwnNode {

    private final List<String> told = new ArrayList<>();
    private final VirtualTime time = new VirtualTime();
    private final Map<String, Impairment> impairments = new HashMap<>();
    private final List<Stepper.Waiting> waiting = new ArrayList<>();
    private boolean stepping;
    private int bots;

    /// What it was told to do, in order: `crowd 6`, `step`.
    public List<String> told() {
        return told;
    }

    /// What waits at its gate.
    public List<Stepper.Waiting> waiting() {
        return waiting;
    }

    @Override
    public URI uri() {
        return URI.create("ws://127.0.0.1:1/ws");
    }

    @Override
    public NodeFacts facts() {
        return new NodeFacts(
                "gate-1",
                uri(),
                List.of(
                        new NodeFacts.Served("Room.Join", 2, NodeFacts.Kind.REQUEST),
                        new NodeFacts.Served("Room.Message", 3, NodeFacts.Kind.NOTIFY),
                        new NodeFacts.Served("onMessage", 6, NodeFacts.Kind.PUSH)),
                List.of(new NodeFacts.Room("lobby", 2)),
                new NodeFacts.Settings(
                        Duration.ofSeconds(30), "json", 65_536, Duration.ofSeconds(10), Duration.ofSeconds(30), 4_096, 4 << 20),
                new NodeFacts.Figures(2, 3, 1_024, 2_048, 5, 0, 7, 1));
    }

    @Override
    public Time time() {
        return time;
    }

    @Override
    public Crowd crowd() {
        return new Crowd() {
            @Override
            public void resize(int count) {
                bots = count;
                told.add("crowd " + count);
            }

            @Override
            public void become(Mix mix, long seed) {
                told.add("become " + mix.counts(8) + " " + seed);
            }

            @Override
            public BotsStatus status() {
                return new BotsStatus(bots, bots, 0, 0, 0, "");
            }
        };
    }

    @Override
    public void kick(String connection, String reason) {
        told.add("kick " + connection + " " + reason);
    }

    /// Remembers what is done to each connection, and writes it down: `impair c1`, `halfClose c1`, `reset c1`.
    @Override
    public Faults faults() {
        return new Faults() {
            @Override
            public Impairment of(String connection) {
                return impairments.getOrDefault(connection, Impairment.NONE);
            }

            @Override
            public Map<String, Impairment> impaired() {
                var impaired = new HashMap<>(impairments);
                impaired.values().removeIf(Impairment.NONE::equals);
                return impaired;
            }

            @Override
            public void impair(String connection, Impairment impairment) {
                impairments.put(connection, impairment);
                told.add("impair " + connection);
            }

            @Override
            public void halfClose(String connection) {
                told.add("halfClose " + connection);
            }

            @Override
            public void reset(String connection) {
                told.add("reset " + connection);
            }
        };
    }

    @Override
    public Stepper stepper() {
        return new Stepper() {
            @Override
            public boolean isStepping() {
                return stepping;
            }

            @Override
            public void begin() {
                stepping = true;
                told.add("begin");
            }

            @Override
            public Optional<Waiting> step() {
                told.add("step");
                return waiting.isEmpty() ? Optional.empty() : Optional.of(waiting.removeFirst());
            }

            @Override
            public void wind() {
                told.add("wind");
            }

            @Override
            public void end() {
                stepping = false;
                waiting.clear();
                told.add("end");
            }

            @Override
            public List<Waiting> waiting() {
                return List.copyOf(waiting);
            }
        };
    }
}
