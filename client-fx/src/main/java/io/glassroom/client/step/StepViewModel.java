package io.glassroom.client.step;

import io.glassroom.client.action.Actions;
import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CaptureListener;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.TappedConnection;
import io.glassroom.client.motion.Playhead;
import io.glassroom.client.place.OwnServer;
import io.glassroom.client.place.Stepper;
import io.glassroom.client.place.Stepper.Waiting;
import io.glassroom.client.selection.Selection;
import io.glassroom.protocol.message.Dissection;
import io.glassroom.protocol.message.RouteDictionary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Steps through the own server: what waits at its gates, what was let through, and which of those steps is looked at.
/// Going back looks at an earlier step; the server knows nothing of it. Owned by the FX thread.
public final class StepViewModel implements CaptureListener {

    /// Steps that can be looked at again.
    static final int REMEMBERED = 500;

    private static final int OPENED = 60; // of what waits

    private final Capture capture;
    private final Selection selection;
    private final Playhead playhead;
    private final Optional<Stepper> stepper;
    private final List<Step> steps = new ArrayList<>();
    private List<Waiting> waiting = List.of();
    private List<Step> next = List.of();
    private int taken;
    private final ReadOnlyBooleanWrapper stepping = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper gaveUp = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper earlier = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper later = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Step> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyIntegerWrapper queue = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();

    public StepViewModel(
            Capture capture, Selection selection, Playhead playhead, Optional<? extends OwnServer> own, Actions actions) {
        this.capture = capture;
        this.selection = selection;
        this.playhead = playhead;
        this.stepper = own.map(OwnServer::stepper);
        capture.listen(this);
        var possible = new ReadOnlyBooleanWrapper(isPossible());
        actions.add("step.toggle", "step", "F8", this::toggle, possible);
        actions.add("step.next", "step", "F10", this::step, stepping);
        actions.add("step.back", "step", "F9", this::back, earlier);
        actions.add("step.forward", "step", "Shift+F9", this::forward, later);
        actions.add("step.slower", "step", "Shortcut+Shift+Comma", () -> playhead.shift(1));
        actions.add("step.faster", "step", "Shortcut+Shift+Period", () -> playhead.shift(-1));
        actions.add("step.live", "step", "Shortcut+Shift+Home", playhead::toLive, playhead.lagging());
    }

    // Properties

    /// How fast, and how far behind, pictures show what happens.
    public Playhead playhead() {
        return playhead;
    }

    /// Whether there is a server of our own to step through.
    public boolean isPossible() {
        return stepper.isPresent();
    }

    public ReadOnlyBooleanProperty stepping() {
        return stepping.getReadOnlyProperty();
    }

    /// Whether so much waited that the gate opened by itself. Said until the next beginning.
    public ReadOnlyBooleanProperty gaveUp() {
        return gaveUp.getReadOnlyProperty();
    }

    /// The step that is looked at; null before the first.
    public ReadOnlyObjectProperty<@Nullable Step> shown() {
        return shown.getReadOnlyProperty();
    }

    /// Whether there is a step before the one that is looked at.
    public ReadOnlyBooleanProperty earlier() {
        return earlier.getReadOnlyProperty();
    }

    /// Whether there is a step after the one that is looked at.
    public ReadOnlyBooleanProperty later() {
        return later.getReadOnlyProperty();
    }

    /// How many packets wait.
    public ReadOnlyIntegerProperty queue() {
        return queue.getReadOnlyProperty();
    }

    /// Changes with what waits.
    public ReadOnlyIntegerProperty revision() {
        return revision.getReadOnlyProperty();
    }

    /// What waits, oldest first.
    public List<Waiting> waiting() {
        return waiting;
    }

    /// How many packets wait at this node.
    public int waiting(String node) {
        return (int) waiting.stream().filter(packet -> packet.connection().node().equals(node)).count();
    }

    /// The first of what waits, laid open.
    public List<Step> next() {
        return next;
    }

    // Commands

    /// Begins to hold packets, or lets all go.
    public void toggle() {
        if (stepping.get()) {
            end();
        } else {
            begin();
        }
    }

    public void begin() {
        if (stepper.isEmpty() || stepping.get()) {
            return;
        }
        steps.clear();
        taken = 0;
        gaveUp.set(false);
        look(null);
        stepper.get().begin();
        stepping.set(true);
        tick();
    }

    /// Lets everything pass and the time go on.
    public void end() {
        stepper.ifPresent(Stepper::end);
        stepping.set(false);
        tick();
    }

    /// Lets the oldest packet pass; if none waits, lets the time go on until one does.
    public void step() {
        if (!stepping.get()) {
            return;
        }
        stepper.orElseThrow().step().ifPresentOrElse(this::took, stepper.orElseThrow()::wind);
        tick();
    }

    private void took(Waiting passed) {
        steps.add(step(++taken, passed));
        if (steps.size() > REMEMBERED) {
            steps.removeFirst();
        }
        look(steps.getLast());
    }

    /// Looks at the step before.
    public void back() {
        go(-1);
    }

    /// Looks at the step after, of those that were taken.
    public void forward() {
        go(1);
    }

    /// Looks at the step after, or takes one if there is none.
    public void advance() {
        if (later.get()) {
            forward();
        } else {
            step();
        }
    }

    private void go(int by) {
        int to = index() + by;
        if (to >= 0 && to < steps.size()) {
            look(steps.get(to));
        }
    }

    private int index() {
        Step current = shown.get();
        for (int i = 0; current != null && i < steps.size(); i++) {
            if (steps.get(i).number() == current.number()) {
                return i;
            }
        }
        return -1;
    }

    private void look(@Nullable Step step) {
        shown.set(step);
        int at = index();
        earlier.set(at > 0);
        later.set(at >= 0 && at < steps.size() - 1);
        if (step != null) {
            step.packet().ifPresent(selection::select);
        }
    }

    /// Looks at the gate; called each 100 ms.
    public void tick() {
        if (!stepping.get() && waiting.isEmpty()) {
            return;
        }
        if (stepping.get() && stepper.isPresent() && !stepper.get().isStepping()) {
            stepping.set(false);
            gaveUp.set(true);
        }
        List<Waiting> now = stepping.get() ? stepper.orElseThrow().waiting() : List.of();
        if (!now.equals(waiting)) {
            waiting = now;
            next = now.stream().limit(OPENED).map(packet -> step(0, packet)).toList();
            queue.set(now.size());
            revision.set(revision.get() + 1);
        }
    }

    private Step step(int number, Waiting packet) {
        String node = packet.connection().node();
        Optional<TappedConnection> connection = capture.find(node, packet.connection().id());
        RouteDictionary dictionary = connection.map(TappedConnection::dictionary).orElse(RouteDictionary.EMPTY);
        String client = connection.map(TappedConnection::name).orElse(packet.connection().id());
        return new Step(number, node, client, packet, Dissection.of(packet.packet(), dictionary), Optional.empty());
    }

    @Override
    public void captured(CapturedPacket packet) {
        if (steps.isEmpty() || steps.getLast().packet().isPresent()) {
            return;
        }
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            Waiting passed = step.waiting();
            if (step.packet().isEmpty()
                    && passed.direction() == packet.direction()
                    && passed.connection().equals(packet.connection().key())
                    && passed.packet().equals(packet.bytes())) {
                steps.set(i, step.captured(packet));
                Step looked = shown.get();
                if (looked != null && looked.number() == step.number()) {
                    look(steps.get(i));
                }
                return;
            }
        }
    }
}
