package io.glassroom.client.place;

import io.glassroom.protocol.time.PausableTime;
import io.glassroom.server.transport.Gate;
import io.glassroom.server.transport.StepGate;
import java.util.List;
import java.util.Optional;

/// Steps through a node with its own gate and clock.
final class GateStepper implements Stepper {

    private final StepGate gate = new StepGate(StepGate.USUAL, this::end, this::arrived);
    private final PausableTime time;
    private volatile boolean stepping;

    GateStepper(PausableTime time) {
        this.time = time;
    }

    /// What the node has to be given.
    Gate gate() {
        return gate;
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
        return new Waiting(held.connection(), held.direction(), held.packet(), held.flow());
    }
}
