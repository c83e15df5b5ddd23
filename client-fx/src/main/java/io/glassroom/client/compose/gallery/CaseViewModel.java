package io.glassroom.client.compose.gallery;

import io.glassroom.conformance.trial.Outcome;
import io.glassroom.conformance.trial.Trial;
import io.glassroom.protocol.time.Time;
import io.glassroom.protocol.wire.MalformedCase;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// One card: a case, and what came of it. Owned by the FX thread.
public final class CaseViewModel {

    /// How far the card is.
    public enum Lamp {
        DARK,
        RUNNING,
        AGREES,
        DISAGREES
    }

    private final MalformedCase malformed;
    private final Optional<CodeLine> line;
    private final ReadOnlyObjectWrapper<Lamp> lamp = new ReadOnlyObjectWrapper<>(Lamp.DARK);
    private final ReadOnlyObjectWrapper<Trial.@Nullable Stage> stage = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Outcome> outcome = new ReadOnlyObjectWrapper<>();
    private String localAddress = "";

    CaseViewModel(MalformedCase malformed, Time time) {
        this.malformed = malformed;
        this.line = CodeLine.of(malformed, time);
    }

    // Properties

    public MalformedCase malformed() {
        return malformed;
    }

    /// The line of our own code that refuses it.
    public Optional<CodeLine> line() {
        return line;
    }

    public ReadOnlyObjectProperty<Lamp> lamp() {
        return lamp.getReadOnlyProperty();
    }

    /// Where the trial is; null unless one is running.
    ReadOnlyObjectProperty<Trial.@Nullable Stage> stage() {
        return stage.getReadOnlyProperty();
    }

    /// What the server did; null before.
    public ReadOnlyObjectProperty<@Nullable Outcome> outcome() {
        return outcome.getReadOnlyProperty();
    }

    /// The connection of the last trial, as the server sees it; empty before.
    String localAddress() {
        return localAddress;
    }

    // What the gallery tells

    void begin() {
        outcome.set(null);
        stage.set(Trial.Stage.CONNECTING);
        lamp.set(Lamp.RUNNING);
    }

    void progress(Trial.Stage now) {
        stage.set(now);
    }

    void finish(Outcome real, boolean agrees, String address) {
        localAddress = address;
        stage.set(null);
        outcome.set(real);
        lamp.set(agrees ? Lamp.AGREES : Lamp.DISAGREES);
    }
}
