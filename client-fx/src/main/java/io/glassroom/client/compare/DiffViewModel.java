package io.glassroom.client.compare;

import io.glassroom.client.live.DissectionViewModel;
import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.FieldNode;
import io.glassroom.client.model.PacketTree;
import io.glassroom.client.selection.Selection;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The selected packet compared with the one before it on the same route.
public final class DiffViewModel {

    private final Capture capture;
    private final Selection selection;
    private final ReadOnlyObjectWrapper<@Nullable CapturedPacket> previous = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyIntegerWrapper fields = new ReadOnlyIntegerWrapper();
    private final ObservableList<FieldChange> changes = FXCollections.observableArrayList();
    private final ObservableList<FieldChange> readOnly = FXCollections.unmodifiableObservableList(changes);

    public DiffViewModel(Capture capture, Selection selection, DissectionViewModel dissection) {
        this.capture = capture;
        this.selection = selection;
        dissection.root().addListener((observable, old, tree) -> compare(tree));
    }

    // Properties

    /// What the selected packet is compared with; null if there is nothing to compare.
    public ReadOnlyObjectProperty<@Nullable CapturedPacket> previous() {
        return previous.getReadOnlyProperty();
    }

    /// How many fields were compared.
    public ReadOnlyIntegerProperty fields() {
        return fields.getReadOnlyProperty();
    }

    public ObservableList<FieldChange> changes() {
        return readOnly;
    }

    public Selection selection() {
        return selection;
    }

    // Commands

    /// Selects the field in the selected packet; without effect for one that is gone.
    public void select(FieldChange change) {
        change.now().ifPresent(side -> selection.select(Optional.of(side.field())));
    }

    /// Selects the packet that is compared with.
    public void goBack() {
        CapturedPacket packet = previous.get();
        if (packet != null) {
            selection.select(packet);
        }
    }

    private void compare(@Nullable FieldNode tree) {
        CapturedPacket packet = selection.packet().get();
        Optional<CapturedPacket> before =
                tree == null || packet == null ? Optional.empty() : Predecessor.of(packet, capture);
        if (tree == null || packet == null || before.isEmpty()) {
            changes.clear();
            fields.set(0);
            previous.set(null);
            return;
        }
        CapturedPacket other = before.get();
        FieldDiff diff = FieldDiff.of(PacketTree.of(other, capture), other.bytes(), tree, packet.bytes());
        changes.setAll(diff.changes());
        fields.set(diff.fields());
        previous.set(other);
    }
}
