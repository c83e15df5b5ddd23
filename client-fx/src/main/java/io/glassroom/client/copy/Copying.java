package io.glassroom.client.copy;

import io.glassroom.client.action.Actions;
import io.glassroom.client.filter.Likeness;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.FieldNode;
import io.glassroom.client.selection.Selection;
import io.glassroom.protocol.packet.Bytes;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/// Copies what is selected: the packet, or the field of it.
public final class Copying {

    private final Selection selection;
    private final Consumer<String> clipboard;
    private final ReadOnlyIntegerWrapper copied = new ReadOnlyIntegerWrapper();

    /// @param clipboard where the text goes
    public Copying(Selection selection, Consumer<String> clipboard) {
        this.selection = selection;
        this.clipboard = clipboard;
        selection.packet().addListener((observable, old, now) -> copied.set(0));
        selection.field().addListener((observable, old, now) -> copied.set(0));
    }

    /// How many characters were copied last; 0 once something else is selected.
    public ReadOnlyIntegerProperty copied() {
        return copied.getReadOnlyProperty();
    }

    /// Adds what can be copied: the packet's forms to the group `copy`, the field's to the group `field`.
    public void nameActions(Actions actions) {
        BooleanBinding packet = Bindings.createBooleanBinding(this::hasPacket, selection.packet());
        packet(actions, "copy.hex", "Shortcut+Shift+C", packet, chosen -> ByteText.stream(chosen.bytes()));
        packet(actions, "copy.dump", "", packet, chosen -> ByteText.dump(chosen.bytes()));
        packet(actions, "copy.java", "", packet, chosen -> ByteText.array(chosen.bytes()));
        packet(actions, "copy.test", "Shortcut+Shift+U", packet, TestCode::of);
        packet(actions, "copy.filter", "", packet, chosen -> Likeness.of(chosen).text());
        BooleanBinding field = Bindings.createBooleanBinding(this::hasField, selection.field());
        field(actions, "field.copy-value", field, node -> node.value());
        BooleanBinding wire = Bindings.createBooleanBinding(this::hasBytes, selection.field());
        field(actions, "field.copy-hex", wire, node -> ByteText.stream(bytes(node)));
        field(actions, "field.copy-java", wire, node -> ByteText.array(bytes(node)));
        BooleanBinding filter = Bindings.createBooleanBinding(this::hasFilter, selection.field());
        field(actions, "field.copy-filter", filter, this::filter);
    }

    private void packet(Actions actions, String id, String keys, BooleanBinding possible, Function<CapturedPacket, String> form) {
        actions.add(id, "copy", keys, () -> {
            CapturedPacket packet = selection.packet().get();
            if (packet != null) {
                copy(form.apply(packet));
            }
        }, possible);
    }

    private void field(Actions actions, String id, BooleanBinding possible, Function<FieldNode, String> form) {
        actions.add(id, "field", "", () -> {
            FieldNode field = selection.field().get();
            if (field != null) {
                copy(form.apply(field));
            }
        }, possible);
    }

    private void copy(String text) {
        clipboard.accept(text);
        copied.set(text.length());
    }

    private boolean hasPacket() {
        CapturedPacket packet = selection.packet().get();
        return packet != null && packet.length() > 0;
    }

    private boolean hasField() {
        FieldNode field = selection.field().get();
        return field != null && !field.value().isEmpty();
    }

    private boolean hasBytes() {
        FieldNode field = selection.field().get();
        return field != null && field.width() > 0;
    }

    private boolean hasFilter() {
        FieldNode field = selection.field().get();
        CapturedPacket packet = selection.packet().get();
        return field != null && packet != null && Likeness.of(field, packet).isPresent();
    }

    private String filter(FieldNode field) {
        CapturedPacket packet = selection.packet().get();
        return packet == null ? "" : Likeness.of(field, packet).orElseThrow().text();
    }

    private Bytes bytes(FieldNode field) {
        CapturedPacket packet = selection.packet().get();
        return packet == null
                ? Bytes.EMPTY
                : packet.bytes().slice(field.offset(), Math.min(field.end(), packet.length()));
    }
}
