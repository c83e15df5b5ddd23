package io.glassroom.client.recordings;

import io.glassroom.client.action.Actions;
import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.Marks;
import io.glassroom.client.notice.Notice;
import io.glassroom.client.notice.Notices;
import io.glassroom.client.place.Place;
import io.glassroom.client.place.Target;
import io.glassroom.client.place.Traveller;
import io.glassroom.client.selection.Selection;
import io.glassroom.client.store.KeptRecording;
import io.glassroom.client.store.PacketNote;
import io.glassroom.protocol.client.Dialer;
import io.glassroom.protocol.time.Time;
import io.glassroom.server.node.CannotStart;
import java.io.IOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Recording, the list of recordings, and what a replay of one has found.
public final class RecordingsViewModel {

    private final Capture capture;
    private final Selection selection;
    private final Around around;
    private final Recorder recorder;
    private final ObjectProperty<@Nullable KeptRecording> selected = new SimpleObjectProperty<>();
    private final BooleanProperty originalTiming = new SimpleBooleanProperty();
    private final StringProperty server = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper replaying = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Report> report = new ReadOnlyObjectWrapper<>();
    private Map<Long, String> keptNotes = Map.of(); // of the recording that is looked at
    private boolean settled; // its notes have been read

    /// What is around the recordings.
    ///
    /// @param target that is looked at
    /// @param source its address
    /// @param program this one, with its version
    /// @param crossing to the thread of the models
    /// @param reveal brings the packet list to the front
    public record Around(
            Library library,
            Target target,
            String source,
            String program,
            Traveller traveller,
            Notices notices,
            Time time,
            Consumer<Runnable> crossing,
            Runnable reveal) {}

    public RecordingsViewModel(Capture capture, Selection selection, Around around) {
        this.capture = capture;
        this.selection = selection;
        this.around = around;
        this.recorder = new Recorder(
                capture, around.library, around.source, around.program, Recorder.KEPT, around.crossing, this::failed);
        around.library.load(around.crossing);
        report.set(around.library.report().orElse(null));
    }

    /// Names what can be done.
    public void name(Actions actions) {
        actions.add("record.toggle", "record", "Shortcut+R", this::toggle);
        actions.add("record.past", "record", "", () -> record(true), recorder.recording().not());
    }

    // Properties

    public Selection selection() {
        return selection;
    }

    public Capture capture() {
        return capture;
    }

    public Recorder recorder() {
        return recorder;
    }

    /// All recordings, newest first.
    public ObservableList<KeptRecording> all() {
        return around.library.all();
    }

    /// The one that something can be done to; null if none is selected.
    public ObjectProperty<@Nullable KeptRecording> selected() {
        return selected;
    }

    /// Whether a replay waits as long as the clients did.
    public BooleanProperty originalTiming() {
        return originalTiming;
    }

    /// Where to replay; blank for a fresh server of our own.
    public StringProperty server() {
        return server;
    }

    public ReadOnlyBooleanProperty replaying() {
        return replaying.getReadOnlyProperty();
    }

    /// What the last replay has found; null if there was none.
    public ReadOnlyObjectProperty<@Nullable Report> report() {
        return report.getReadOnlyProperty();
    }

    // Commands

    /// Begins to record from this moment, or ends.
    public void toggle() {
        if (recorder.recording().get()) {
            recorder.stop();
        } else {
            record(false);
        }
    }

    /// @param past whether to include what is still kept
    public void record(boolean past) {
        recorder.start(around.time.now(), past);
    }

    public void open(KeptRecording recording) {
        open(recording.file());
    }

    /// Opens a file, and takes it into the list.
    public void open(Path file) {
        Path absolute = file.toAbsolutePath();
        if (around.library.find(absolute).isEmpty()) {
            Thread.ofVirtual().name("survey").start(() -> around.library.survey(absolute, around.crossing));
        }
        around.traveller.travel(new Target.Recording(absolute));
    }

    public void rename(KeptRecording recording, String name) {
        if (!name.isBlank() && !name.strip().equals(recording.name())) {
            change(recording.named(name.strip()));
        }
    }

    public void note(KeptRecording recording, String note) {
        if (!note.strip().equals(recording.note())) {
            change(recording.noted(note.strip()));
        }
    }

    private void change(KeptRecording changed) {
        around.library.keep(changed);
        selected.set(changed);
    }

    /// Takes a recording away; for a while it can be brought back.
    public void delete(KeptRecording recording) {
        around.library.remove(recording);
        if (recording.equals(selected.get())) {
            selected.set(null);
        }
        String key = around.library.isOurs(recording.file()) ? "recordings.deleted" : "recordings.forgotten";
        around.notices.post(
                Notice.info("deleted", key, recording.name()).with("recordings.undo", around.library::restore));
    }

    /// Plays the client side of a recording to a server and reports what it does differently.
    public void replay(KeptRecording recording) {
        if (replaying.get()) {
            return;
        }
        replaying.set(true);
        String address = server.get().strip();
        boolean timing = originalTiming.get();
        Thread.ofVirtual().name("replay").start(() -> {
            Report found = play(recording.file(), address, timing);
            around.crossing.accept(() -> {
                replaying.set(false);
                around.library.report(found);
                report.set(found);
            });
        });
    }

    private Report play(Path file, String address, boolean timing) {
        try {
            if (!address.isEmpty()) {
                return new Replay(file, URI.create(address), Dialer.standard(), around.time, timing).run();
            }
            try (Place fresh = Place.embedded(around.time, 0)) {
                return new Replay(file, fresh.populated(0), Dialer.standard(), around.time, timing).run();
            }
        } catch (IllegalArgumentException | CannotStart e) {
            return new Report(file, address, List.of(), new Report.Heartbeats(0, 0), 0, String.valueOf(e.getMessage()));
        }
    }

    /// Selects the packet that a line of the report is about, in the recording that was replayed.
    public void show(Report.Line line) {
        Report shown = report.get();
        if (shown == null || line.packet() == 0) {
            return;
        }
        around.library.want(line.packet());
        if (isLookedAt(shown.file())) {
            findWanted();
        } else {
            around.traveller.travel(new Target.Recording(shown.file()));
        }
    }

    private boolean isLookedAt(Path file) {
        return around.target instanceof Target.Recording(Path here, var spot) && here.equals(file);
    }

    private void findWanted() {
        long wanted = around.library.wanted();
        Optional<CapturedPacket> found = wanted == 0 ? Optional.empty() : capture.packets().find(wanted);
        found.ifPresent(packet -> {
            around.library.want(0);
            around.reveal.run();
            selection.select(packet);
        });
    }

    /// A batch has been captured.
    public void refresh() {
        recorder.refresh();
        if (around.target instanceof Target.Recording) {
            findWanted();
        }
    }

    /// The whole of the recording that is looked at has been read.
    public void readToTheEnd() {
        if (around.target instanceof Target.Recording(Path file, var spot) && !settled) {
            around.library.notes(file).thenAccept(notes -> around.crossing.accept(() -> write(file, notes)));
        }
    }

    /// Writes what was kept beside the file into the margin, and from then on keeps what a person writes there.
    private void write(Path file, List<PacketNote> notes) {
        Marks marks = capture.marks();
        notes.forEach(note -> marks.note(note.packet(), note.text()));
        keptNotes = Map.copyOf(marks.notes());
        settled = true;
        marks.listen(() -> keepNotes(file, marks.notes()));
    }

    private void keepNotes(Path file, SortedMap<Long, String> now) {
        var changed = new HashMap<>(keptNotes);
        changed.replaceAll((packet, text) -> now.getOrDefault(packet, ""));
        changed.putAll(now);
        changed.forEach((packet, text) -> {
            if (!text.equals(keptNotes.getOrDefault(packet, ""))) {
                around.library.note(file, new PacketNote(packet, text));
            }
        });
        keptNotes = Map.copyOf(now);
    }

    /// Ends a recording that is under way.
    public void close() {
        recorder.stop();
    }

    private void failed(IOException failure) {
        String message = String.valueOf(failure.getMessage());
        String key = failure instanceof AccessDeniedException
                ? "recordings.denied"
                : message.contains("No space left") || message.contains("not enough space") ? "recordings.full" : "recordings.failed";
        around.notices.post(Notice.danger("record", key, message));
    }
}
