package io.glassroom.client.live;

import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.FieldNode;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// What the person looks at: one packet, and within it one field. Every pane reads it and writes it, so that a click
/// in one shows in all.
public final class Selection {

    private final ReadOnlyObjectWrapper<@Nullable CapturedPacket> packet = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable FieldNode> field = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable FieldNode> pointed = new ReadOnlyObjectWrapper<>();

    // Properties

    /// The packet; null if none is selected.
    public ReadOnlyObjectProperty<@Nullable CapturedPacket> packet() {
        return packet.getReadOnlyProperty();
    }

    /// The field of that packet; null if none is selected.
    public ReadOnlyObjectProperty<@Nullable FieldNode> field() {
        return field.getReadOnlyProperty();
    }

    /// The field under the mouse; null if there is none.
    public ReadOnlyObjectProperty<@Nullable FieldNode> pointed() {
        return pointed.getReadOnlyProperty();
    }

    // Commands

    /// Selects a packet; the field of the packet before is forgotten.
    public void select(@Nullable CapturedPacket chosen) {
        if (packet.get() != chosen) {
            field.set(null);
            pointed.set(null);
            packet.set(chosen);
        }
    }

    public void select(Optional<FieldNode> chosen) {
        field.set(chosen.orElse(null));
    }

    public void point(Optional<FieldNode> under) {
        pointed.set(under.orElse(null));
    }
}
