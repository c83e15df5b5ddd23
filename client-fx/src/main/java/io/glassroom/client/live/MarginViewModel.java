package io.glassroom.client.live;

import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.Marks;
import io.glassroom.client.selection.Selection;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// What a person writes beside the packets: marks, notes, and the packet from which time counts.
public final class MarginViewModel {

    private final Marks marks;
    private final Selection selection;
    private final ReadOnlyObjectWrapper<@Nullable CapturedPacket> noted = new ReadOnlyObjectWrapper<>();
    private final StringProperty draft = new SimpleStringProperty("");

    MarginViewModel(Marks marks, Selection selection) {
        this.marks = marks;
        this.selection = selection;
    }

    // Properties

    /// The packet whose note is being written; null if none is.
    public ReadOnlyObjectProperty<@Nullable CapturedPacket> noted() {
        return noted.getReadOnlyProperty();
    }

    /// The note as it stands.
    public StringProperty draft() {
        return draft;
    }

    // Commands

    /// Marks the selected packet, or no longer.
    public void toggleMark() {
        CapturedPacket packet = selection.packet().get();
        if (packet != null) {
            marks.mark(packet.number(), !marks.isMarked(packet.number()));
        }
    }

    /// Time counts from the selected packet; from the start again if it did so already.
    public void toggleReference() {
        CapturedPacket packet = selection.packet().get();
        if (packet != null) {
            var here = Optional.of(new Marks.Reference(packet.number(), packet.sinceStart()));
            marks.refer(marks.reference().equals(here) ? Optional.empty() : here);
        }
    }

    /// Begins to write a note on the selected packet.
    public void note() {
        CapturedPacket packet = selection.packet().get();
        if (packet != null) {
            draft.set(marks.note(packet.number()).orElse(""));
            noted.set(packet);
        }
    }

    /// Keeps the note; an empty one is taken away.
    public void keep() {
        CapturedPacket packet = noted.get();
        if (packet != null) {
            marks.note(packet.number(), draft.get());
        }
        noted.set(null);
    }

    /// Leaves the note as it was.
    public void discard() {
        noted.set(null);
    }
}
