package io.glassroom.client.live;

import io.glassroom.client.model.ByteGrid;
import io.glassroom.client.text.Texts;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;

/// A row of the byte view, in the list's clothes.
final class BytesRowCell extends ListCell<Integer> {

    private final BytesRow row;
    private final DissectionViewModel model;

    BytesRowCell(DissectionViewModel model, Texts texts) {
        this.model = model;
        this.row = new BytesRow(model, texts);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        getStyleClass().add("bytes-cell");
    }

    @Override
    protected void updateItem(@Nullable Integer index, boolean empty) {
        super.updateItem(index, empty);
        ByteGrid grid = model.grid().get();
        boolean shown = index != null && !empty && grid != null && index < grid.rows();
        if (shown) {
            row.show(grid, index);
        }
        setGraphic(shown ? row : null);
    }
}
