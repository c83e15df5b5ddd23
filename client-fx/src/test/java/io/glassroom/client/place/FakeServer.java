package io.glassroom.client.place;

import io.glassroom.client.model.ConnectionKey;
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
import java.util.stream.Stream;

/// An own server that is not there, and writes down what it is told.
public final class FakeServer implements OwnServer {

    /// The only node of one that is alone.
    public static final String GATE = "gate-1";


    private final List<String> told = new ArrayList<>();
    private final VirtualTime time = new VirtualTime();
    private final Map<ConnectionKey, Impairment> impairments = new HashMap<>();
    private final List<Stepper.Waiting> waiting = new ArrayList<>();
    private final List<FakeNode> nodes;
    private boolean stepping;
    private int bots;

    /// With one node.
    public FakeServer() {
        this(GATE);
    }

    /// A cluster.
    public FakeServer(String... names) {
        nodes = Stream.of(names).map(FakeNode::new).toList();
    }

    /// The key of a connection of the only node.
    public static ConnectionKey key(String id) {
        return new ConnectionKey(GATE, id);
    }

    /// What it was told to do, in order: `crowd 6`, `step`.
    public List<String> told() {
        return told;
    }

    /// What waits at its gate.
    public List<Stepper.Waiting> waiting() {
        return waiting;
    }

    @Override
    public List<URI> gates() {
        return List.of(URI.create("ws://127.0.0.1:1/ws"));
    }

    @Override
    public List<FakeNode> nodes() {
        return nodes;
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
                return new BotsStatus(bots, bots, nodes.size() == 1 ? 0 : bots / 3, 0, 0, 0, 0, "");
            }
        };
    }

    @Override
    public void kick(ConnectionKey connection, String reason) {
        told.add("kick " + connection.id() + " " + reason);
    }

    /// Remembers what is done to each connection, and writes it down: `impair c1`, `halfClose c1`, `reset c1`.
    @Override
    public Faults faults() {
        return new Faults() {
            @Override
            public Impairment of(ConnectionKey connection) {
                return impairments.getOrDefault(connection, Impairment.NONE);
            }

            @Override
            public Map<ConnectionKey, Impairment> impaired() {
                var impaired = new HashMap<>(impairments);
                impaired.values().removeIf(Impairment.NONE::equals);
                return impaired;
            }

            @Override
            public void impair(ConnectionKey connection, Impairment impairment) {
                impairments.put(connection, impairment);
                told.add("impair " + connection.id());
            }

            @Override
            public void halfClose(ConnectionKey connection) {
                told.add("halfClose " + connection.id());
            }

            @Override
            public void reset(ConnectionKey connection) {
                told.add("reset " + connection.id());
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

    /// A node that does at once what it is told.
    public final class FakeNode implements OwnNode {

        private final String name;
        private State state = State.UP;
        private String trouble = "";
        private Duration delay = Duration.ZERO;

        FakeNode(String name) {
            this.name = name;
        }

        /// Lets the next start fail.
        public void fail(String reason) {
            trouble = reason;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public boolean hasClients() {
            return name.startsWith("gate");
        }

        @Override
        public State state() {
            return state;
        }

        @Override
        public String trouble() {
            return trouble;
        }

        @Override
        public Optional<NodeFacts> facts() {
            return state == State.UP ? Optional.of(said()) : Optional.empty();
        }

        private NodeFacts said() {
            return new NodeFacts(
                    name,
                    List.of(
                            new NodeFacts.Served("Room.Join", 2, NodeFacts.Kind.ANSWERED),
                            new NodeFacts.Served("Room.Message", 3, NodeFacts.Kind.OPEN),
                            new NodeFacts.Served("onMessage", 6, NodeFacts.Kind.PUSH)),
                    List.of(new NodeFacts.Room("lobby", 2)),
                    new NodeFacts.Settings(
                            Duration.ofSeconds(30), "json", 65_536, Duration.ofSeconds(10), Duration.ofSeconds(30), 4_096, 4 << 20),
                    new NodeFacts.Figures(2, 3, 1_024, 2_048, 5, 0, 7, 1));
        }

        @Override
        public void start() {
            told.add("start " + name);
            state = trouble.isEmpty() ? State.UP : State.DOWN;
        }

        @Override
        public void stop() {
            told.add("stop " + name);
            state = State.DOWN;
        }

        @Override
        public void kill() {
            told.add("kill " + name);
            state = State.DOWN;
        }

        @Override
        public Duration delay() {
            return delay;
        }

        @Override
        public void delay(Duration each) {
            told.add("delay " + name + " " + each.toMillis());
            delay = each;
        }
    }
}
