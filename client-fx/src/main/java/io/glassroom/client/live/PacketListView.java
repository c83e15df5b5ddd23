package io.glassroom.client.live;

import io.glassroom.client.Ids;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.MessageKind;
import io.glassroom.client.selection.Selection;
import io.glassroom.client.text.Texts;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The list of packets with its banners and its "n new" badge.
public final class PacketListView extends VBox {

    private static final double WIDEST = 2_000;

    private final PacketListViewModel model;
    private final Selection selection;
    private final Texts texts;
    private final TableView<CapturedPacket> table = new TableView<>();

    public PacketListView(PacketListViewModel model, Selection selection, Texts texts) {
        this.model = model;
        this.selection = selection;
        this.texts = texts;
        getStyleClass().add("packet-list");
        var stack = new StackPane(table(), badge());
        VBox.setVgrow(stack, Priority.ALWAYS);
        getChildren().addAll(
                banner(Ids.BANNER_EVICTED, "banner.evicted", model.evicted()),
                banner(Ids.BANNER_LOST, "banner.lost", model.lost()),
                stack);
        bindSelection();
        bindTail();
    }

    /// Where the focus goes first.
    public void focus() {
        table.requestFocus();
    }

    private TableView<CapturedPacket> table() {
        table.setId(Ids.PACKETS);
        table.getStyleClass().addAll("dense", "packets");
        table.setFixedCellSize(24);
        table.setItems(model.rows());
        table.accessibleTextProperty().bind(texts.bind("packets.accessible"));
        var placeholder = new Label();
        placeholder.textProperty().bind(texts.bind("packets.empty"));
        placeholder.getStyleClass().add("placeholder");
        table.setPlaceholder(placeholder);
        table.getColumns().add(column("no", 68, "numeric", packet -> Long.toString(packet.number())));
        table.getColumns().add(column("time", 76, "numeric", packet -> Figures.seconds(packet.sinceStart())));
        table.getColumns().add(column("delta", 70, "numeric faint", packet -> Figures.brief(packet.sincePrevious())));
        table.getColumns().add(column("peers", 136, "", packet -> packet.from() + " → " + packet.to()));
        table.getColumns().add(packetColumn());
        table.getColumns().add(column("message", 82, "", packet -> title(packet.message())));
        table.getColumns().add(column("route", 124, "mono", CapturedPacket::route));
        table.getColumns().add(column("id", 46, "numeric", packet -> packet.id() == 0 ? "" : Long.toUnsignedString(packet.id())));
        table.getColumns().add(column("len", 54, "numeric", packet -> Integer.toString(packet.length())));
        table.getColumns().add(column("info", 140, "mono faint", Preview::of));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setRowFactory(view -> new PacketRow());
        model.names().addListener((observable, old, now) -> table.refresh());
        return table;
    }

    private TableColumn<CapturedPacket, CapturedPacket> column(
            String key, double width, String styles, Function<CapturedPacket, String> text) {
        TableColumn<CapturedPacket, CapturedPacket> column = bare(key, width);
        column.setCellFactory(owner -> new PacketCell(text, styles));
        if (styles.contains("numeric")) {
            column.getStyleClass().add("align-right");
        }
        return column;
    }

    private TableColumn<CapturedPacket, CapturedPacket> packetColumn() {
        TableColumn<CapturedPacket, CapturedPacket> column = bare("packet", 110);
        column.setCellFactory(owner -> new PacketKindCell());
        return column;
    }

    private TableColumn<CapturedPacket, CapturedPacket> bare(String key, double width) {
        var column = new TableColumn<CapturedPacket, CapturedPacket>();
        column.textProperty().bind(texts.bind("column." + key));
        column.setId("column-" + key);
        column.setMinWidth(width);
        column.setPrefWidth(key.equals("info") ? WIDEST : width); // it takes what the others leave
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        return column;
    }

    private static String title(@Nullable MessageKind kind) {
        return kind == null ? "" : kind.title();
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
            if (chosen != null && chosen != selection.packet().get()) {
                model.pause();
                selection.select(chosen);
            }
        });
        selection.packet().addListener((observable, old, chosen) -> {
            int row = chosen == null ? -1 : model.indexOf(chosen);
            if (row < 0) {
                table.getSelectionModel().clearSelection();
            } else if (table.getSelectionModel().getSelectedIndex() != row) {
                table.getSelectionModel().select(row);
                table.scrollTo(Math.max(0, row - 3)); // with some of what came before
            }
        });
    }

    private void bindTail() {
        // Not on a change of the rows: the table hears of that later than we do, and would scroll to its old end.
        model.total().addListener((observable, old, now) -> showTail());
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
        table.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            switch (event.getCode()) {
                case SPACE -> {
                    model.toggle();
                    event.consume();
                }
                case END -> {
                    model.follow();
                    event.consume();
                }
                default -> {} // the table's own keys
            }
        });
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

    private static boolean isInScrollBar(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at instanceof ScrollBar bar) {
                return bar.getOrientation() == Orientation.VERTICAL;
            }
        }
        return false;
    }

    /// Marks what went wrong.
    private static final class PacketRow extends TableRow<CapturedPacket> {
        @Override
        protected void updateItem(@Nullable CapturedPacket packet, boolean empty) {
            super.updateItem(packet, empty);
            pseudoClassStateChanged(Styles.FAILED, packet != null && packet.failed());
        }
    }
}
