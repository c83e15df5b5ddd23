package io.glassroom.client.live;

import io.glassroom.client.filter.Filter;
import io.glassroom.client.filter.FilterException;
import io.glassroom.client.filter.FilterParser;
import io.glassroom.client.filter.Query;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.FieldNode;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.TransferMode;

/// Fields that are dragged out of the tree, as the text of the filter that asks for them, and dropped on the filter
/// bar.
final class FieldDrag {

    private FieldDrag() {}

    /// The selected field can be dragged away from here.
    static void from(Node tree, DissectionViewModel model) {
        tree.setOnDragDetected(event -> {
            clause(model).ifPresent(clause -> {
                var content = new ClipboardContent();
                content.putString(clause.text());
                tree.startDragAndDrop(TransferMode.COPY).setContent(content);
            });
            event.consume();
        });
    }

    /// Whatever is a filter can be dropped here, and is asked for besides what is typed.
    static void to(Node bar, FilterViewModel model) {
        bar.setOnDragOver(event -> {
            if (event.getDragboard().hasString()) {
                event.acceptTransferModes(TransferMode.COPY);
            }
            event.consume();
        });
        bar.setOnDragDropped(event -> {
            Optional<Filter> dropped = read(event.getDragboard().getString());
            dropped.ifPresent(model::and);
            event.setDropCompleted(dropped.isPresent());
            event.consume();
        });
    }

    private static Optional<Filter> clause(DissectionViewModel model) {
        FieldNode root = model.root().get();
        FieldNode field = model.selection().field().get();
        CapturedPacket packet = model.selection().packet().get();
        return root == null || field == null || packet == null ? Optional.empty() : Query.clause(root, field, packet);
    }

    private static Optional<Filter> read(String text) {
        try {
            return Optional.of(FilterParser.parse(text));
        } catch (FilterException e) {
            return Optional.empty();
        }
    }
}
