package io.glassroom.client.live;

import io.glassroom.client.model.FieldNode;
import io.glassroom.client.text.Texts;
import java.util.Optional;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeTableRow;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// A row of the tree. It lights up while the mouse is over its bytes, and tells its field in full while the mouse is
/// over itself. A double click goes to the packet that a generated field speaks of.
final class FieldRow extends TreeTableRow<FieldNode> {

    private static final double WIDEST = 420; // of the tip

    private final DissectionViewModel model;
    private final Texts texts;
    private final Tooltip tip = new Tooltip();

    FieldRow(DissectionViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        tip.getStyleClass().add("field-tip");
        tip.setShowDelay(Duration.millis(400));
        tip.setWrapText(true);
        tip.setMaxWidth(WIDEST);
        tip.setOnShowing(event -> describe());
        model.selection().pointed().addListener((observable, old, now) -> show(now));
        setOnMouseEntered(event -> model.selection().point(Optional.ofNullable(getItem())));
        setOnMouseExited(event -> model.selection().point(Optional.empty()));
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getClickCount() == 2 && getItem() != null && getItem() == model.selection().field().get()) {
                model.jump();
            }
        });
    }

    @Override
    protected void updateItem(@Nullable FieldNode field, boolean empty) {
        super.updateItem(field, empty);
        for (FieldNode.Kind kind : FieldNode.Kind.values()) {
            getStyleClass().remove(FieldStyles.of(kind));
        }
        if (field != null && !empty) {
            getStyleClass().add(FieldStyles.of(field.kind()));
        }
        pseudoClassStateChanged(Styles.LEADS, field != null && !empty && field.leadsTo() > 0);
        setTooltip(field == null || empty ? null : tip);
        show(model.selection().pointed().get());
    }

    private void describe() {
        FieldNode field = getItem();
        tip.setText(field == null ? "" : FieldTexts.all(field, texts));
    }

    private void show(@Nullable FieldNode pointed) {
        pseudoClassStateChanged(Styles.POINTED, pointed != null && pointed == getItem());
    }
}
