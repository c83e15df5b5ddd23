package io.glassroom.client.app;

import io.glassroom.client.compare.DictionaryViewModel;
import io.glassroom.client.compare.DiffViewModel;
import io.glassroom.client.copy.Copying;
import io.glassroom.client.copy.SystemClipboard;
import io.glassroom.client.errors.ErrorsViewModel;
import io.glassroom.client.live.LiveViewModel;
import io.glassroom.client.model.Capture;
import io.glassroom.client.model.Dispatches;
import io.glassroom.client.place.Faults;
import io.glassroom.client.pump.Intake;
import io.glassroom.client.selection.Selection;
import io.glassroom.client.sequence.SequenceViewModel;
import io.glassroom.client.settings.Settings;
import io.glassroom.client.timing.HeartbeatViewModel;
import io.glassroom.client.timing.HeartbeatsViewModel;
import io.glassroom.client.timing.NodeClock;
import io.glassroom.client.timing.StatsViewModel;
import io.glassroom.protocol.packet.Rule;
import java.util.Optional;
import java.util.function.Consumer;

/// What stands around the list in the Live section: about the selected packet, about time, about what went wrong.
public final class Panes {

    private final DiffViewModel diff;
    private final DictionaryViewModel dictionary;
    private final ErrorsViewModel errors;
    private final Copying copying;
    private final SequenceViewModel sequence;
    private final HeartbeatViewModel heartbeat;
    private final HeartbeatsViewModel heartbeats;
    private final StatsViewModel stats;

    /// @param cause shows how to cause what a rule forbids
    Panes(LiveViewModel live, Settings settings, NodeClock clock, Optional<Faults> faults, Consumer<Rule> cause) {
        Capture capture = live.capture();
        Selection selection = live.selection();
        this.diff = new DiffViewModel(capture, selection, live.dissection());
        this.dictionary = new DictionaryViewModel(capture, selection);
        this.errors = new ErrorsViewModel(capture, selection, live.dissection(), settings, cause);
        this.copying = new Copying(selection, new SystemClipboard());
        this.sequence = new SequenceViewModel(live, new Dispatches(capture));
        this.heartbeat = new HeartbeatViewModel(selection, clock, settings, faults);
        this.heartbeats = new HeartbeatsViewModel(capture, heartbeat);
        this.stats = new StatsViewModel(live, clock);
    }

    /// Lets them follow each batch.
    void follow(Intake intake) {
        intake.follow("errors", errors::refresh);
        intake.follow("dictionary", dictionary::refresh);
        intake.follow("sequence", sequence::refresh);
        intake.follow("stats", stats::refresh);
    }

    /// What changed since the packet before.
    public DiffViewModel diff() {
        return diff;
    }

    /// A message with and without its route code.
    public DictionaryViewModel dictionary() {
        return dictionary;
    }

    /// What went wrong.
    public ErrorsViewModel errors() {
        return errors;
    }

    public Copying copying() {
        return copying;
    }

    /// Lanes of time.
    public SequenceViewModel sequence() {
        return sequence;
    }

    /// How patient the server still is with each connection.
    public HeartbeatViewModel heartbeat() {
        return heartbeat;
    }

    /// The tracks of all connections.
    public HeartbeatsViewModel heartbeats() {
        return heartbeats;
    }

    /// Traffic over time, and latencies.
    public StatsViewModel stats() {
        return stats;
    }
}
