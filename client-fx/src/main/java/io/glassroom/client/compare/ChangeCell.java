package io.glassroom.client.compare;

import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// One side of a change, in full under the mouse.
final class ChangeCell extends TableCell<FieldChange, String> {

    private static final double WIDEST = 420; // of the tip

    private final Tooltip tip = new Tooltip();

    ChangeCell(String... styles) {
        getStyleClass().addAll(styles);
        tip.getStyleClass().add("field-tip");
        tip.setShowDelay(Duration.millis(400));
        tip.setWrapText(true);
        tip.setMaxWidth(WIDEST);
    }

    @Override
    protected void updateItem(@Nullable String text, boolean empty) {
        super.updateItem(text, empty);
        boolean shown = text != null && !empty && !text.isEmpty();
        setText(shown ? text.replaceAll("\\p{Cntrl}+", " ") : "");
        tip.setText(shown ? text : "");
        setTooltip(shown ? tip : null);
    }
}
