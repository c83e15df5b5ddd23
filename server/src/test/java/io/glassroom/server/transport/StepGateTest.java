package io.glassroom.server.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.FlowId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StepGateTest {

    private final StepGate gate = new StepGate();
    private final List<String> passed = new ArrayList<>();

    private Gate.Held packet(String name) {
        return new Gate.Held("c1", Direction.IN, Bytes.utf8(name), FlowId.NONE, () -> passed.add(name));
    }

    @Test
    void anOpenGateHoldsNothing() {
        assertTrue(gate.isOpen());
        gate.hold(packet("a"));
        assertEquals(List.of("a"), passed);
    }

    @Test
    void aShutGateLetsOnePacketPassAtEachStep() {
        gate.shut();
        Gate.Held first = packet("a");
        gate.hold(first);
        gate.hold(packet("b"));
        assertFalse(gate.isOpen());
        assertEquals(2, gate.held().size());
        assertEquals(Optional.of(first), gate.step());
        assertEquals(List.of("a"), passed);
        gate.step();
        assertEquals(Optional.empty(), gate.step());
        assertEquals(List.of("a", "b"), passed);
        assertFalse(gate.isOpen());
    }

    @Test
    void openingLetsAllPassBeforeAnythingNewer() {
        gate.shut();
        gate.hold(new Gate.Held("c1", Direction.IN, Bytes.EMPTY, FlowId.NONE, () -> {
            passed.add("a");
            gate.hold(packet("c")); // comes while the gate is being opened
        }));
        gate.hold(packet("b"));
        gate.open();
        assertTrue(gate.isOpen());
        assertEquals(List.of("a", "b", "c"), passed);
    }

    @Test
    void whoeverBringsAPacketNeverWaitsForWhoeverReleasesOthers() throws InterruptedException {
        gate.shut();
        gate.hold(new Gate.Held("c1", Direction.OUT, Bytes.EMPTY, FlowId.NONE, () -> {
            var bringer = Thread.ofPlatform().start(() -> gate.hold(packet("other")));
            try {
                bringer.join(); // while this one is on its way
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            passed.add("slow");
        }));
        gate.open();
        assertEquals(List.of("slow", "other"), passed);
    }

    @Test
    void aFullGateOpensByItselfAndSaysSo() throws InterruptedException {
        var said = new CountDownLatch(1);
        var last = new CountDownLatch(1);
        var small = new StepGate(2, said::countDown, () -> {});
        small.shut();
        small.hold(packet("a"));
        assertFalse(small.isOpen());
        small.hold(new Gate.Held("c1", Direction.IN, Bytes.EMPTY, FlowId.NONE, last::countDown));
        assertTrue(said.await(5, TimeUnit.SECONDS));
        assertTrue(last.await(5, TimeUnit.SECONDS));
        assertEquals(List.of("a"), passed);
    }

    @Test
    void aShutGateTellsOfEachPacketThatItHolds() {
        List<String> told = new ArrayList<>();
        var watched = new StepGate(10, () -> {}, () -> told.add("held"));
        watched.hold(packet("a"));
        watched.shut();
        watched.hold(packet("b"));
        assertEquals(List.of("held"), told);
    }
}
