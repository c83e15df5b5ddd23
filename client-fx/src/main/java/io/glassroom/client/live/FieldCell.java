package io.glassroom.client.live;

import io.glassroom.client.model.FieldNode;
import java.util.function.Function;
import javafx.scene.control.TreeTableCell;
import org.jspecify.annotations.Nullable;

/// A cell that shows one thing about a field.
final class FieldCell extends TreeTableCell<FieldNode, FieldNode> {

    private final Function<FieldNode, String> text;

    /// @param style a style class; may be empty
    FieldCell(Function<FieldNode, String> text, String style) {
        this.text = text;
        if (!style.isEmpty()) {
            getStyleClass().add(style);
        }
    }

    @Override
    protected void updateItem(@Nullable FieldNode field, boolean empty) {
        super.updateItem(field, empty);
        setText(field == null || empty ? "" : text.apply(field).replaceAll("\\p{Cntrl}+", " "));
    }
}
