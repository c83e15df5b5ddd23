package io.glassroom.client.live;

import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.PacketKind;
import io.glassroom.client.model.PacketRing;
import io.glassroom.client.model.TappedConnection;
import io.glassroom.client.selection.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// One connection as the talk between its two ends, going on while one reads it.
public final class ConversationViewModel {

    /// How many of the newest lines are kept.
    static final int LINES = 1_000;

    private final Capture capture;
    private final Selection selection;
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private final ObservableList<Line> readOnly = FXCollections.unmodifiableObservableList(lines);
    private final ReadOnlyObjectWrapper<@Nullable TappedConnection> connection = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper client = new ReadOnlyStringWrapper("");
    private final ReadOnlyLongWrapper opened = new ReadOnlyLongWrapper();
    private final ReadOnlyBooleanWrapper shortened = new ReadOnlyBooleanWrapper();
    private long seen; // number of the last packet that was looked at

    /// What one end said; heartbeats of one end without anything between them are one line.
    ///
    /// @param packet the first
    /// @param count how many packets the line stands for
    /// @param last the last of them
    public record Line(CapturedPacket packet, int count, CapturedPacket last) {

        private static Line of(CapturedPacket packet) {
            return new Line(packet, 1, packet);
        }

        private Line and(CapturedPacket beat) {
            return new Line(packet, count + 1, beat);
        }

        private boolean takes(CapturedPacket beat) {
            return packet.packet() == PacketKind.HEARTBEAT
                    && beat.packet() == PacketKind.HEARTBEAT
                    && packet.direction() == beat.direction()
                    && !packet.failed()
                    && !beat.failed();
        }

        boolean covers(CapturedPacket other) {
            return packet == other || count > 1 && packet.number() <= other.number() && other.number() <= last.number();
        }
    }

    ConversationViewModel(Capture capture, Selection selection) {
        this.capture = capture;
        this.selection = selection;
    }

    // Properties

    /// Oldest first.
    public ObservableList<Line> lines() {
        return readOnly;
    }

    /// Whose talk it is; null for nobody's.
    public ReadOnlyObjectProperty<@Nullable TappedConnection> connection() {
        return connection.getReadOnlyProperty();
    }

    /// What the client goes by today.
    public ReadOnlyStringProperty client() {
        return client.getReadOnlyProperty();
    }

    /// Changes each time somebody asks for a conversation.
    public ReadOnlyLongProperty opened() {
        return opened.getReadOnlyProperty();
    }

    /// Whether older lines have been left out.
    public ReadOnlyBooleanProperty shortened() {
        return shortened.getReadOnlyProperty();
    }

    /// The line of the selected packet.
    public Optional<Line> selected() {
        CapturedPacket packet = selection.packet().get();
        return packet == null || packet.connection() != connection.get()
                ? Optional.empty()
                : lines.stream().filter(line -> line.covers(packet)).findFirst();
    }

    public Selection selection() {
        return selection;
    }

    // Commands

    /// Follows the conversation of the selected packet's connection, or else of the selected connection.
    public void follow() {
        TappedConnection chosen = selection.connection().get();
        if (chosen != null) {
            follow(chosen);
        }
    }

    public void follow(TappedConnection chosen) {
        if (connection.get() != chosen) {
            lines.clear();
            shortened.set(false);
            seen = 0;
            connection.set(chosen);
            refresh();
        }
        opened.set(opened.get() + 1);
    }

    public void select(Line line) {
        CapturedPacket packet = selection.packet().get();
        if (packet == null || !line.covers(packet)) {
            selection.select(line.packet());
        }
    }

    /// A batch has been captured.
    void refresh() {
        TappedConnection followed = connection.get();
        if (followed == null) {
            return;
        }
        client.set(followed.name());
        var fresh = new ArrayList<Line>();
        PacketRing ring = capture.packets();
        Line last = lines.isEmpty() ? null : lines.getLast();
        for (int i = ring.indexOf(seen + 1); i < ring.size(); i++) {
            CapturedPacket packet = ring.get(i);
            if (packet.connection() == followed) {
                last = add(packet, last, fresh);
            }
        }
        seen = capture.counted();
        append(fresh);
    }

    private Line add(CapturedPacket packet, @Nullable Line last, List<Line> fresh) {
        if (last == null || !last.takes(packet)) {
            Line line = Line.of(packet);
            fresh.add(line);
            return line;
        }
        Line longer = last.and(packet);
        if (fresh.isEmpty()) {
            lines.set(lines.size() - 1, longer);
        } else {
            fresh.set(fresh.size() - 1, longer);
        }
        return longer;
    }

    private void append(List<Line> fresh) {
        int over = lines.size() + fresh.size() - LINES;
        if (over > 0) {
            shortened.set(true);
            int old = Math.min(over, lines.size());
            lines.remove(0, old);
            fresh.subList(0, over - old).clear();
        }
        if (!fresh.isEmpty()) {
            lines.addAll(fresh);
        }
    }
}
