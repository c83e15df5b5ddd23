package io.glassroom.client.errors;

import java.util.function.Function;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/// A cell that shows one thing about a remark.
final class RemarkCell extends TableCell<Remark, Remark> {

    private final Function<Remark, String> text;

    /// @param style a style class; may be empty
    RemarkCell(Function<Remark, String> text, String style) {
        this.text = text;
        if (!style.isEmpty()) {
            getStyleClass().add(style);
        }
    }

    @Override
    protected void updateItem(@Nullable Remark remark, boolean empty) {
        super.updateItem(remark, empty);
        setText(remark == null || empty ? "" : text.apply(remark).replaceAll("\\p{Cntrl}+", " "));
    }
}
