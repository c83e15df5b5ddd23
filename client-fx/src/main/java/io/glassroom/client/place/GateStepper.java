package io.glassroom.client.place;

import io.glassroom.protocol.time.PausableTime;
import io.glassroom.server.transport.Gate;
import io.glassroom.server.transport.StepGate;
import java.util.List;
import java.util.Optional;

/// Steps through a node with its own gate and clock.
final class GateStepper implements Stepper {

    private final StepGate gate = new StepGate(StepGate.USUAL, this::end);
    private final PausableTime time;

    GateStepper(PausableTime time) {
        this.time = time;
    }

    /// What the node has to be given.
    Gate gate() {
        return gate;
    }

    @Override
    public boolean isStepping() {
        return time.isPaused();
    }

    @Override
    public void begin() {
        time.pause();
        gate.shut();
    }

    @Override
    public Optional<Waiting> step() {
        return gate.step().map(GateStepper::waiting);
    }

    @Override
    public void end() {
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
