package io.glassroom.client.live;

import io.glassroom.client.Ids;
import io.glassroom.client.action.ActionMenu;
import io.glassroom.client.action.Actions;
import io.glassroom.client.filter.Query;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.motion.Pulse;
import io.glassroom.client.selection.Selection;
import io.glassroom.client.text.Texts;
import io.glassroom.client.text.WordedButton;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The list of packets with its banners and its "n new" badge.
public final class PacketListView extends VBox {

    private final PacketListViewModel model;
    private final RowLooksViewModel looks;
    private final ConversationViewModel conversation;
    private final Selection selection;
    private final Actions actions;
    private final Texts texts;
    private final TableView<CapturedPacket> table = new TableView<>();
    private @Nullable ContextMenu menu;

    public PacketListView(LiveViewModel live, Actions actions, Texts texts, Pulse pulse) {
        this.model = live.list();
        this.looks = live.rowLooks();
        this.conversation = live.conversation();
        this.selection = live.selection();
        this.actions = actions;
        this.texts = texts;
        getStyleClass().add("packet-list");
        var stack = new StackPane(table(live), badge());
        VBox.setVgrow(stack, Priority.ALWAYS);
        getChildren().addAll(
                banner(Ids.BANNER_EVICTED, "banner.evicted", model.evicted()),
                banner(Ids.BANNER_LOST, "banner.lost", model.lost()),
                new FindBar(live.find(), texts, pulse, table::requestFocus),
                stack,
                new NoteBar(live.margin(), texts, table::requestFocus));
        bindSelection();
        bindTail();
    }

    /// Where the focus goes first.
    public void focus() {
        table.requestFocus();
    }

    private TableView<CapturedPacket> table(LiveViewModel live) {
        table.setId(Ids.PACKETS);
        table.getStyleClass().addAll("dense", "packets");
        table.setFixedCellSize(24);
        table.setItems(model.rows());
        table.accessibleTextProperty().bind(texts.bind("packets.accessible"));
        table.setPlaceholder(nothing(live));
        showColumns();
        looks.columns().addListener((ListChangeListener<Query>) change -> showColumns());
        table.setRowFactory(view -> new PacketRow(model, looks));
        table.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2 && event.getButton() == MouseButton.PRIMARY && isOnRow(event)) {
                conversation.follow();
            }
        });
        table.setOnContextMenuRequested(event -> {
            if (menu == null) {
                menu = menu();
            }
            menu.show(table, event.getScreenX(), event.getScreenY());
        });
        return table;
    }

    /// What is said instead of rows: that none have come, or that the filter hides them.
    private VBox nothing(LiveViewModel live) {
        BooleanBinding hidden = live.hidden();
        var words = new Label();
        words.setId(Ids.PACKETS_EMPTY);
        words.textProperty().bind(Bindings.when(hidden)
                .then(texts.bind("packets.hidden", model.total()))
                .otherwise(texts.bind("packets.empty")));
        words.getStyleClass().add("placeholder");
        words.setWrapText(true);
        var clear = new WordedButton(texts, Ids.PACKETS_UNHIDE, "packets.unhide", live.filter()::clear);
        clear.visibleProperty().bind(hidden);
        clear.managedProperty().bind(clear.visibleProperty());
        var box = new VBox(words, clear);
        box.setAlignment(Pos.CENTER);
        return box;
    }

    /// The last column takes what the others leave; with columns of the person's own there may be nothing left, and the
    /// table scrolls.
    private void showColumns() {
        boolean own = !looks.columns().isEmpty();
        table.getColumns().setAll(new PacketColumns(model, texts).all(looks.columns()));
        table.setColumnResizePolicy(
                own ? TableView.UNCONSTRAINED_RESIZE_POLICY : TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    }

    /// Made when it is first asked for, when all features have named their actions. It is not the table's own, whose
    /// keys would take the place of the window's.
    private ContextMenu menu() {
        ContextMenu made = ActionMenu.menu(actions, texts, "packet");
        if (actions.all().stream().anyMatch(action -> action.group().equals("copy"))) {
            made.getItems().addAll(new SeparatorMenuItem(), ActionMenu.submenu(actions, texts, "copy"));
        }
        made.setAutoHide(true);
        return made;
    }

    private Label banner(String id, String key, ReadOnlyLongProperty count) {
        var banner = new Label();
        banner.setId(id);
        banner.getStyleClass().addAll("banner", "warning");
        banner.setMaxWidth(Double.MAX_VALUE);
        banner.textProperty().bind(texts.bind(key, count, model.capacity()));
        banner.visibleProperty().bind(count.greaterThan(0));
        banner.managedProperty().bind(banner.visibleProperty());
        return banner;
    }

    private Button badge() {
        var badge = new Button();
        badge.setId(Ids.FOLLOW);
        badge.getStyleClass().addAll("accent", "follow-badge");
        badge.textProperty().bind(texts.bind("packets.fresh", model.fresh()));
        badge.accessibleTextProperty().bind(badge.textProperty());
        badge.visibleProperty().bind(model.following().not());
        badge.setOnAction(event -> model.follow());
        StackPane.setAlignment(badge, Pos.BOTTOM_RIGHT);
        return badge;
    }

    private void bindSelection() {
        table.getSelectionModel().selectedItemProperty().addListener((observable, old, chosen) -> {
            if (chosen != null && chosen != selection.packet().get() && !model.moving()) {
                model.pause();
                selection.select(chosen);
            }
        });
        selection.packet().addListener((observable, old, chosen) -> {
            int row = showSelected();
            if (row >= 0 && chosen != old && !isInView(row)) {
                table.scrollTo(Math.max(0, row - 3)); // with some of what came before
            }
        });
        model.moves().addListener((observable, old, now) -> showSelected());
    }

    /// Selects in the table what is selected everywhere.
    ///
    /// @return its row; -1 if it is not among them
    private int showSelected() {
        CapturedPacket chosen = selection.packet().get();
        int row = chosen == null ? -1 : model.indexOf(chosen);
        if (row < 0) {
            table.getSelectionModel().clearSelection();
        } else if (table.getSelectionModel().getSelectedIndex() != row) {
            table.getSelectionModel().clearAndSelect(row);
        }
        return row;
    }

    private boolean isInView(int row) {
        return table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow
                && flow.getFirstVisibleCell() != null
                && flow.getFirstVisibleCell().getIndex() <= row
                && row < flow.getLastVisibleCell().getIndex();
    }

    private void bindTail() {
        // Not on a change of the rows: the table hears of that later than we do, and would scroll to its old end.
        model.moves().addListener((observable, old, now) -> showTail());
        model.following().addListener((observable, old, now) -> showTail());
        table.addEventFilter(ScrollEvent.SCROLL, event -> {
            if (event.getDeltaY() > 0 && isScrollable()) {
                model.pause();
            }
        });
        table.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getPickResult().getIntersectedNode() instanceof Node node && isInScrollBar(node)) {
                model.pause();
            }
        });
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    private void onKey(KeyEvent event) {
        CapturedPacket chosen = selection.packet().get();
        switch (event.getCode()) {
            case SPACE -> {
                model.toggle();
                event.consume();
            }
            case END -> {
                model.follow();
                event.consume();
            }
            case LEFT, RIGHT -> {
                if (chosen != null) {
                    model.open(chosen, event.getCode() == KeyCode.RIGHT);
                    event.consume();
                }
            }
            default -> {} // the table's own keys
        }
    }

    private void showTail() {
        if (model.following().get() && !model.rows().isEmpty()) {
            table.scrollTo(model.rows().size() - 1);
        }
    }

    private boolean isScrollable() {
        return table.lookupAll(".scroll-bar").stream()
                .anyMatch(node -> node instanceof ScrollBar bar
                        && bar.getOrientation() == Orientation.VERTICAL
                        && bar.isVisible());
    }

    private static boolean isOnRow(MouseEvent event) {
        for (Node at = event.getPickResult().getIntersectedNode(); at != null; at = at.getParent()) {
            if (at instanceof PacketRow row) {
                return row.getItem() != null;
            }
        }
        return false;
    }

    private static boolean isInScrollBar(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at instanceof ScrollBar bar) {
                return bar.getOrientation() == Orientation.VERTICAL;
            }
        }
        return false;
    }
}
