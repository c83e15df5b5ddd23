package io.glassroom.client.live;

import io.glassroom.client.model.ByteGrid;
import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.FieldNode;
import io.glassroom.client.model.PacketTree;
import io.glassroom.client.selection.Selection;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The selected packet laid open: the tree, the bytes, and where the selected field is in both.
public final class DissectionViewModel {

    private final Selection selection;
    private final ReadOnlyObjectWrapper<@Nullable FieldNode> root = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable ByteGrid> grid = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Explanation> explanation = new ReadOnlyObjectWrapper<>();

    DissectionViewModel(Capture capture, Selection selection) {
        this.selection = selection;
        selection.packet().addListener((observable, old, packet) -> open(capture, packet));
        selection.field().addListener((observable, old, field) -> explain(field));
    }

    // Properties

    /// The tree; null if no packet is selected.
    public ReadOnlyObjectProperty<@Nullable FieldNode> root() {
        return root.getReadOnlyProperty();
    }

    /// The bytes; null if no packet is selected.
    public ReadOnlyObjectProperty<@Nullable ByteGrid> grid() {
        return grid.getReadOnlyProperty();
    }

    /// What there is to say about the selected field; null if none is selected.
    public ReadOnlyObjectProperty<@Nullable Explanation> explanation() {
        return explanation.getReadOnlyProperty();
    }

    public Selection selection() {
        return selection;
    }

    /// The bytes that a selected length counts, as a field of their own; empty unless a length is selected.
    public Optional<FieldNode> counted() {
        FieldNode field = selection.field().get();
        FieldNode tree = root.get();
        if (field == null || tree == null) {
            return Optional.empty();
        }
        int end = tree.end();
        return switch (field.kind()) {
            case PACKET_LENGTH -> Optional.of(
                    new FieldNode(FieldNode.Kind.LAYER, "", "", Math.min(field.end(), end), end - Math.min(field.end(), end), "", List.of()));
            case ROUTE_LENGTH -> tree.walk().filter(node -> node.kind() == FieldNode.Kind.ROUTE).findFirst();
            case LAYER, PACKET_TYPE, PACKET_BODY, MESSAGE_FLAG, MESSAGE_ID, ROUTE, ROUTE_CODE, MESSAGE_BODY, JSON, BITS, GENERATED, FAULT ->
                Optional.empty();
        };
    }

    // Commands

    public void select(FieldNode field) {
        selection.select(Optional.of(field));
    }

    /// Selects the innermost field at this byte.
    public void selectByte(int offset) {
        at(offset).ifPresent(this::select);
    }

    /// The mouse is over this byte, or over none.
    public void pointByte(Optional<Integer> offset) {
        selection.point(offset.flatMap(this::at));
    }

    /// Goes a number of fields on, or back; stops at the ends.
    public void step(int fields) {
        FieldNode tree = root.get();
        if (tree == null) {
            return;
        }
        List<FieldNode> stops = tree.stops();
        FieldNode current = selection.field().get();
        int from = current == null ? -1 : indexOf(stops, current);
        int to = Math.max(0, Math.min(stops.size() - 1, from + fields));
        if (!stops.isEmpty()) {
            select(stops.get(to));
        }
    }

    /// Goes to the field a number of bytes on, or back.
    public void stepBytes(int count) {
        FieldNode current = selection.field().get();
        ByteGrid bytes = grid.get();
        if (bytes != null && bytes.length() > 0) {
            int from = current == null ? 0 : current.offset();
            selectByte(Math.max(0, Math.min(bytes.length() - 1, from + count)));
        }
    }

    private Optional<FieldNode> at(int offset) {
        return Optional.ofNullable(root.get()).flatMap(tree -> tree.at(offset));
    }

    private static int indexOf(List<FieldNode> stops, FieldNode field) {
        int exact = stops.indexOf(field);
        if (exact >= 0) {
            return exact;
        }
        int at = 0;
        while (at < stops.size() && stops.get(at).offset() < field.offset()) {
            at++;
        }
        return at - 1;
    }

    private void open(Capture capture, @Nullable CapturedPacket packet) {
        if (packet == null) {
            grid.set(null);
            root.set(null);
            return;
        }
        FieldNode tree = PacketTree.of(packet, capture);
        grid.set(ByteGrid.of(packet.bytes(), tree));
        root.set(tree);
    }

    private void explain(@Nullable FieldNode field) {
        ByteGrid bytes = grid.get();
        explanation.set(field == null || bytes == null ? null : Explanation.of(field, bytes));
    }
}
