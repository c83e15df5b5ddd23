package io.glassroom.client.live;

import io.glassroom.client.Ids;
import io.glassroom.client.model.FieldNode;
import io.glassroom.client.selection.Selection;
import io.glassroom.client.text.Texts;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableRow;
import javafx.scene.control.TreeTableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The selected packet as a tree: each field with its value, its bytes and the name by which filters call it.
public final class FieldTreeView extends VBox {

    private final DissectionViewModel model;
    private final Texts texts;
    private final TreeTableView<FieldNode> tree = new TreeTableView<>();

    public FieldTreeView(DissectionViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        getStyleClass().add("field-tree");
        tree.setId(Ids.FIELDS);
        tree.getStyleClass().add("dense");
        tree.setFixedCellSize(24);
        tree.accessibleTextProperty().bind(texts.bind("fields.accessible"));
        tree.setColumnResizePolicy(TreeTableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        tree.getColumns().add(column("field", 136, this::name, ""));
        tree.getColumns().add(column("value", 98, FieldTreeView::value, "mono"));
        tree.getColumns().add(column("range", 60, FieldTreeView::range, "numeric"));
        tree.getColumns().add(column("filter", 116, FieldNode::filter, "filter-name"));
        tree.setRowFactory(view -> new FieldRow());
        var placeholder = new Label();
        placeholder.textProperty().bind(texts.bind("fields.empty"));
        placeholder.getStyleClass().add("placeholder");
        placeholder.setWrapText(true);
        tree.setPlaceholder(placeholder);
        VBox.setVgrow(tree, Priority.ALWAYS);
        getChildren().add(tree);

        model.root().addListener((observable, old, root) -> tree.setRoot(root == null ? null : item(root)));
        texts.language().addListener((observable, old, now) -> tree.refresh());
        tree.getSelectionModel().selectedItemProperty().addListener((observable, old, item) -> {
            if (item != null && item.getValue() != model.selection().field().get()) {
                model.select(item.getValue());
            }
        });
        model.selection().field().addListener((observable, old, field) -> show(field));
    }

    private TreeTableColumn<FieldNode, FieldNode> column(
            String key, double width, Function<FieldNode, String> text, String styles) {
        var column = new TreeTableColumn<FieldNode, FieldNode>();
        column.textProperty().bind(texts.bind("column." + key));
        column.setPrefWidth(width);
        column.setMinWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().getValue()));
        column.setCellFactory(owner -> new FieldCell(text, styles));
        return column;
    }

    /// The name of the protocol, which stays English, with a gloss where the language has one.
    private String name(FieldNode field) {
        return switch (field.kind()) {
            case JSON, FAULT -> field.name();
            case LAYER, GENERATED, BITS, PACKET_TYPE, PACKET_LENGTH, PACKET_BODY, MESSAGE_FLAG, MESSAGE_ID, ROUTE_LENGTH, ROUTE, ROUTE_CODE, MESSAGE_BODY ->
                texts.get("field." + field.name().replace(' ', '-'));
        };
    }

    private static String value(FieldNode field) {
        return switch (field.kind()) {
            case GENERATED -> "[" + field.value() + "]";
            case LAYER, FAULT, JSON, BITS, PACKET_TYPE, PACKET_LENGTH, PACKET_BODY, MESSAGE_FLAG, MESSAGE_ID, ROUTE_LENGTH, ROUTE, ROUTE_CODE, MESSAGE_BODY ->
                field.value();
        };
    }

    private static String range(FieldNode field) {
        return switch (field.width()) {
            case 0 -> "";
            case 1 -> Integer.toString(field.offset());
            default -> field.offset() + "–" + (field.end() - 1);
        };
    }

    private static TreeItem<FieldNode> item(FieldNode field) {
        var item = new TreeItem<>(field);
        field.children().forEach(child -> item.getChildren().add(item(child)));
        item.setExpanded(field.kind() != FieldNode.Kind.MESSAGE_FLAG);
        return item;
    }

    private void show(@Nullable FieldNode field) {
        if (field == null) {
            tree.getSelectionModel().clearSelection();
            return;
        }
        TreeItem<FieldNode> chosen = tree.getSelectionModel().getSelectedItem();
        if (tree.getRoot() == null || (chosen != null && chosen.getValue() == field)) {
            return;
        }
        find(tree.getRoot(), field).ifPresent(item -> {
            for (TreeItem<FieldNode> above = item.getParent(); above != null; above = above.getParent()) {
                above.setExpanded(true);
            }
            tree.getSelectionModel().select(item);
            tree.scrollTo(Math.max(0, tree.getRow(item) - 2));
        });
    }

    private static Optional<TreeItem<FieldNode>> find(TreeItem<FieldNode> from, FieldNode field) {
        if (from.getValue() == field) {
            return Optional.of(from);
        }
        return from.getChildren().stream()
                .map(child -> find(child, field))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /// Lights up while the mouse is over its bytes.
    private final class FieldRow extends TreeTableRow<FieldNode> {

        FieldRow() {
            model.selection().pointed().addListener((observable, old, now) -> show(now));
            setOnMouseEntered(event -> model.selection().point(Optional.ofNullable(getItem())));
            setOnMouseExited(event -> model.selection().point(Optional.empty()));
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
            show(model.selection().pointed().get());
        }

        private void show(@Nullable FieldNode pointed) {
            pseudoClassStateChanged(Styles.POINTED, pointed != null && pointed == getItem());
        }
    }
}
