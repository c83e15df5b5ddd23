package io.glassroom.client.place;

import io.glassroom.client.model.ConnectionKey;
import io.glassroom.protocol.time.PausableTime;
import io.glassroom.server.transport.Gate;
import io.glassroom.server.transport.StepGate;
import java.util.List;
import java.util.Optional;

/// Steps through the nodes of one server, which share a gate and a clock: what waits at one node waits in the same line
/// as what waits at the others.
final class GateStepper implements Stepper {

    private static final char AT = '@'; // between a connection and its node, in what the gate holds

    private final StepGate gate = new StepGate(StepGate.USUAL, this::end, this::arrived);
    private final PausableTime time;
    private volatile boolean stepping;

    GateStepper(PausableTime time) {
        this.time = time;
    }

    /// What a node has to be given.
    Gate gate(String node) {
        return new Gate() {
            @Override
            public boolean isOpen() {
                return gate.isOpen();
            }

            @Override
            public void hold(Held packet) {
                gate.hold(new Held(
                        packet.connection() + AT + node, packet.direction(), packet.packet(), packet.flow(), packet.onward()));
            }

            /// A node that stops ends the stepping: what its clients wait for must not wait behind what others wait
            /// for.
            @Override
            public void open() {
                end();
            }
        };
    }

    @Override
    public boolean isStepping() {
        return stepping;
    }

    @Override
    public void begin() {
        stepping = true;
        time.pause();
        gate.shut();
    }

    @Override
    public Optional<Waiting> step() {
        return gate.step().map(GateStepper::waiting);
    }

    @Override
    public void wind() {
        if (stepping && gate.held().isEmpty()) {
            time.resume();
            if (!gate.held().isEmpty()) { // it came between
                time.pause();
            }
        }
    }

    private void arrived() {
        if (stepping) {
            time.pause();
        }
    }

    @Override
    public void end() {
        stepping = false;
        gate.open();
        time.resume();
    }

    @Override
    public List<Waiting> waiting() {
        return gate.held().stream().map(GateStepper::waiting).toList();
    }

    private static Waiting waiting(Gate.Held held) {
        int at = held.connection().lastIndexOf(AT);
        var connection = new ConnectionKey(held.connection().substring(at + 1), held.connection().substring(0, at));
        return new Waiting(connection, held.direction(), held.packet(), held.flow());
    }
}
