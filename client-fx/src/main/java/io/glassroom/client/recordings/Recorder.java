package io.glassroom.client.recordings;

import io.glassroom.client.feed.GlassLine;
import io.glassroom.client.feed.Margin;
import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CaptureListener;
import io.glassroom.client.model.HandshakeStep;
import io.glassroom.client.model.Marks;
import io.glassroom.client.model.Members;
import io.glassroom.client.model.RoomKey;
import io.glassroom.client.model.TappedConnection;
import io.glassroom.client.store.KeptRecording;
import io.glassroom.protocol.tap.NodeInfo;
import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.tap.TapRecord;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.jspecify.annotations.Nullable;

/// Records what the capture takes in, from the moment or with what is past, into a file that opens again as what was
/// seen. Owned by the thread of the capture; the disk is another thread's.
public final class Recorder implements CaptureListener {

    /// Records that are kept for a recording that begins with what is past.
    public static final int KEPT = 100_000;

    private static final long KEPT_BYTES = 32 << 20;

    private final Capture capture;
    private final Marks marks;
    private final Library library;
    private final String source;
    private final String program;
    private final Consumer<Runnable> crossing;
    private final Consumer<? super IOException> failed;
    private final RecordLog log;
    private final Map<String, TapLine.Hello> hellos = new LinkedHashMap<>(); // by node
    private final Map<String, Long> sequences = new HashMap<>(); // by node, the last one written
    private final ReadOnlyBooleanWrapper recording = new ReadOnlyBooleanWrapper();
    private final ReadOnlyLongWrapper packets = new ReadOnlyLongWrapper();
    private long captured; // before the record that is being told
    private @Nullable GlassWriter writer;
    private long base; // packets before the first of the recording
    private Optional<Instant> first = Optional.empty();
    private Optional<Instant> last = Optional.empty();
    private Instant begun = Instant.EPOCH;
    private Set<Long> marked = Set.of(); // as written
    private Map<Long, String> notes = Map.of(); // as written
    private long reference; // as written

    /// @param source what is recorded, an address
    /// @param program that records, with its version
    /// @param crossing to the thread of the capture
    /// @param failed told when a file cannot be written; the recording has then ended
    public Recorder(
            Capture capture,
            Library library,
            String source,
            String program,
            int kept,
            Consumer<Runnable> crossing,
            Consumer<? super IOException> failed) {
        this.capture = capture;
        this.marks = capture.marks();
        this.library = library;
        this.source = source;
        this.program = program;
        this.crossing = crossing;
        this.failed = failed;
        this.log = new RecordLog(kept, KEPT_BYTES);
        capture.listen(this);
        marks.listen(this::margin);
    }

    // Properties

    public ReadOnlyBooleanProperty recording() {
        return recording.getReadOnlyProperty();
    }

    /// Packets recorded so far.
    public ReadOnlyLongProperty packets() {
        return packets.getReadOnlyProperty();
    }

    // Commands

    /// Begins a recording, unless there is one.
    ///
    /// @param past whether to include what is kept of what is past
    public void start(Instant now, boolean past) {
        if (writer != null) {
            return;
        }
        begun = now;
        GlassWriter fresh = library.begin(now);
        writer = fresh;
        fresh.written().whenComplete((bytes, failure) -> crossing.accept(() -> finished(fresh, bytes, failure)));
        first = Optional.empty();
        last = Optional.empty();
        sequences.clear();
        marked = Set.of();
        notes = Map.of();
        reference = 0;
        base = past && log.size() > 0 ? log.firstBefore() : capture.counted();
        fresh.write(new GlassLine.Head(GlassLine.FORMAT, program, source, now));
        if (!past || !log.isComplete()) {
            prologue(fresh);
        }
        if (past) {
            log.replay(new RecordLog.Listener() {
                @Override
                public void record(TapRecord record) {
                    write(fresh, record);
                }

                @Override
                public void hello(TapLine.Hello hello) {
                    write(fresh, hello);
                }
            });
        }
        recording.set(true);
        packets.set(capture.counted() - base);
        margin();
    }

    /// Ends the recording; it appears in the library when its file is closed.
    public void stop() {
        GlassWriter open = writer;
        if (open != null) {
            refresh();
            writer = null;
            recording.set(false);
            open.end();
        }
    }

    @Override
    public void introduced(TapLine.Hello hello) {
        hellos.put(hello.node(), hello);
        log.add(hello, capture.counted());
        GlassWriter open = writer;
        if (open != null) {
            write(open, hello);
        }
    }

    @Override
    public void departed(String node) {
        hellos.remove(node);
    }

    @Override
    public void heard(TapRecord record) {
        log.add(record, captured);
        captured = capture.counted();
        GlassWriter open = writer;
        if (open != null) {
            write(open, record);
        }
    }

    /// A batch has been captured.
    public void refresh() {
        if (writer != null) {
            packets.set(capture.counted() - base);
        }
    }

    private void write(GlassWriter open, TapRecord record) {
        Long before = sequences.put(record.node(), record.sequence());
        if (before != null && record.sequence() > before + 1) {
            open.write(new GlassLine.Tapped(new TapLine.Lost(record.sequence() - before - 1)));
        }
        if (first.isEmpty()) {
            first = Optional.of(record.at());
        }
        last = Optional.of(record.at());
        open.write(record);
    }

    private void write(GlassWriter open, TapLine.Hello hello) {
        sequences.remove(hello.node());
        open.write(new GlassLine.Tapped(hello));
    }

    /// What has to be known of the connections that are there already.
    private void prologue(GlassWriter file) {
        List<TappedConnection> open = capture.connections().stream()
                .filter(connection -> !connection.closed())
                .toList();
        List<NodeInfo> members = capture.members().all().stream()
                .filter(member -> member.standing() != Members.Standing.LEFT)
                .map(Members.Member::info)
                .toList();
        Comparator<TapLine.Hello> gatesFirst = Comparator.comparing(
                hello -> open.stream().noneMatch(connection -> connection.node().equals(hello.node())));
        hellos.values().stream().sorted(gatesFirst).forEach(hello -> {
            String node = hello.node();
            write(file, new TapLine.Hello(
                    node,
                    hello.version(),
                    capture.dictionary(node),
                    hello.heartbeat(),
                    hello.serializer(),
                    open.stream().flatMap(connection -> present(connection, node).stream()).toList(),
                    hello.cluster(),
                    hello.cluster().isEmpty() ? List.of() : members));
            open.stream()
                    .filter(connection -> connection.node().equals(node))
                    .forEach(connection -> file.write(new GlassLine.Known(connection.memory())));
        });
    }

    /// As a node tells of a connection: of its own, or of another's whose session was lent to it.
    private static Optional<TapLine.Present> present(TappedConnection connection, String node) {
        boolean own = connection.node().equals(node);
        if (!own && !connection.lentTo().contains(node)) {
            return Optional.empty();
        }
        String state = connection.reached(HandshakeStep.WORKING)
                ? "WORKING"
                : connection.reached(HandshakeStep.RESPONSE) ? "HANDSHAKEN" : "OPENED";
        return Optional.of(new TapLine.Present(
                own ? connection.id() : connection.id() + "@" + connection.node(),
                connection.remote(),
                state,
                connection.sessionId(),
                connection.uid(),
                connection.roomKeys().stream().filter(room -> room.node().equals(node)).map(RoomKey::name).toList()));
    }

    /// Writes what has changed in the margin.
    private void margin() {
        GlassWriter open = writer;
        if (open == null) {
            return;
        }
        var markedNow = new HashSet<Long>();
        marks.marked().tailSet(base, false).forEach(packet -> markedNow.add(packet - base));
        var notesNow = new HashMap<Long, String>();
        marks.notes().tailMap(base + 1).forEach((packet, text) -> notesNow.put(packet - base, text));
        long referenceNow = marks.reference()
                .map(Marks.Reference::number)
                .filter(packet -> packet > base)
                .map(packet -> packet - base)
                .orElse(0L);
        for (long packet : union(marked, markedNow)) {
            if (marked.contains(packet) != markedNow.contains(packet)) {
                open.write(new GlassLine.Written(new Margin.Mark(packet, markedNow.contains(packet))));
            }
        }
        for (long packet : union(notes.keySet(), notesNow.keySet())) {
            String text = notesNow.getOrDefault(packet, "");
            if (!text.equals(notes.getOrDefault(packet, ""))) {
                open.write(new GlassLine.Written(new Margin.Note(packet, text)));
            }
        }
        if (referenceNow != reference) {
            open.write(new GlassLine.Written(new Margin.Reference(referenceNow)));
        }
        marked = markedNow;
        notes = notesNow;
        reference = referenceNow;
    }

    private static Set<Long> union(Set<Long> some, Set<Long> others) {
        var all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }

    private void finished(GlassWriter file, @Nullable Long bytes, @Nullable Throwable failure) {
        if (writer == file) {
            writer = null;
            recording.set(false);
        }
        Throwable cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        if (cause instanceof IOException e) {
            failed.accept(e);
        }
        if (bytes != null) {
            Duration length = first.flatMap(start -> last.map(end -> Duration.between(start, end)))
                    .orElse(Duration.ZERO);
            library.keep(new KeptRecording(
                    file.file(), Library.nameOf(file.file()), begun, length, packets.get(), bytes, ""));
        }
    }
}
