package io.glassroom.client.live;

import io.glassroom.client.Ids;
import io.glassroom.client.action.Actions;
import io.glassroom.client.model.FieldNode;
import io.glassroom.client.text.Texts;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The selected packet as a tree: each field with its value, its bytes and the name by which filters call it. The value
/// takes what room there is; where there is little, the filter's name yields first and the place of the bytes second.
/// Whatever is cut or left out is said in full under the mouse.
public final class FieldTreeView extends VBox {

    private static final double FIELD = 160;
    private static final double RANGE = 62;
    private static final double FILTER = 120;
    private static final double LEAST_VALUE = 168; // below it, the range goes
    private static final double ROOMY_VALUE = 240; // from it on, the filter name comes
    private static final double BAR = 16; // for a scroll bar

    private final DissectionViewModel model;
    private final Texts texts;
    private final TreeTableView<FieldNode> tree = new TreeTableView<>();
    private final TreeTableColumn<FieldNode, FieldNode> field;
    private final TreeTableColumn<FieldNode, FieldNode> value;
    private final TreeTableColumn<FieldNode, FieldNode> range;
    private final TreeTableColumn<FieldNode, FieldNode> filter;

    public FieldTreeView(DissectionViewModel model, Actions actions, Texts texts) {
        this.model = model;
        this.texts = texts;
        getStyleClass().add("field-tree");
        tree.setId(Ids.FIELDS);
        tree.getStyleClass().add("dense");
        tree.setFixedCellSize(24);
        tree.accessibleTextProperty().bind(texts.bind("fields.accessible"));
        field = column("field", FIELD, node -> FieldTexts.name(node, texts), "");
        value = column("value", LEAST_VALUE, node -> FieldTexts.value(node, texts), "mono");
        range = column("range", RANGE, FieldTexts::range, "numeric");
        filter = column("filter", FILTER, FieldNode::filter, "filter-name");
        tree.getColumns().add(field);
        tree.getColumns().add(value);
        tree.getColumns().add(range);
        tree.getColumns().add(filter);
        tree.widthProperty().addListener((observable, old, now) -> share(now.doubleValue()));
        tree.setRowFactory(view -> new FieldRow(model, texts));
        var placeholder = new Label();
        placeholder.textProperty().bind(texts.bind("fields.empty"));
        placeholder.getStyleClass().add("placeholder");
        placeholder.setWrapText(true);
        tree.setPlaceholder(placeholder);
        tree.setContextMenu(FieldMenu.of(actions, texts));
        FieldDrag.from(tree, model);
        tree.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                model.jump();
            }
        });
        VBox.setVgrow(tree, Priority.ALWAYS);
        getChildren().add(tree);
        bind();
    }

    private void bind() {
        model.root().addListener((observable, old, root) -> tree.setRoot(root == null ? null : item(root)));
        texts.language().addListener((observable, old, now) -> tree.refresh());
        tree.getSelectionModel().selectedItemProperty().addListener((observable, old, item) -> {
            if (item != null && item.getValue() != model.selection().field().get()) {
                model.select(item.getValue());
            }
        });
        model.selection().field().addListener((observable, old, chosen) -> show(chosen));
    }

    private TreeTableColumn<FieldNode, FieldNode> column(
            String key, double width, Function<FieldNode, String> text, String styles) {
        var column = new TreeTableColumn<FieldNode, FieldNode>();
        column.textProperty().bind(texts.bind("column." + key));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().getValue()));
        column.setCellFactory(owner -> new FieldCell(text, styles));
        return column;
    }

    /// Deals the width out anew; columns that a person has made wider or narrower keep their width.
    private void share(double width) {
        double rest = width - field.getWidth() - BAR;
        range.setVisible(rest - RANGE >= LEAST_VALUE);
        rest -= range.isVisible() ? range.getWidth() : 0;
        filter.setVisible(rest - FILTER >= ROOMY_VALUE);
        rest -= filter.isVisible() ? filter.getWidth() : 0;
        value.setPrefWidth(Math.max(LEAST_VALUE, rest));
    }

    private static TreeItem<FieldNode> item(FieldNode field) {
        var item = new TreeItem<>(field);
        field.children().forEach(child -> item.getChildren().add(item(child)));
        item.setExpanded(field.kind() != FieldNode.Kind.MESSAGE_FLAG && field.kind() != FieldNode.Kind.GENERATED);
        return item;
    }

    private void show(@Nullable FieldNode chosen) {
        if (chosen == null) {
            tree.getSelectionModel().clearSelection();
            return;
        }
        TreeItem<FieldNode> current = tree.getSelectionModel().getSelectedItem();
        if (tree.getRoot() == null || (current != null && current.getValue() == chosen)) {
            return;
        }
        find(tree.getRoot(), chosen).ifPresent(item -> {
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
}
