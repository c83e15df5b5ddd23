package io.glassroom.client.live;

import io.glassroom.client.Ids;
import io.glassroom.client.live.ConversationViewModel.Line;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.TappedConnection;
import io.glassroom.client.text.Texts;
import io.glassroom.protocol.tap.Direction;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The talk of one connection: what the client says at the left, what the node says at the right.
public final class ConversationView extends VBox {

    private static final double MARGIN = 12; // for the scroll bar
    private static final PseudoClass OWN = PseudoClass.getPseudoClass("own");

    private final ConversationViewModel model;
    private final Texts texts;
    private final ListView<Line> list;
    private int end = -1; // the last line, when it was last looked at

    public ConversationView(ConversationViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        getStyleClass().addAll("pane", "conversation");
        var title = new Label();
        title.getStyleClass().add("pane-title");
        title.textProperty().bind(Bindings.createStringBinding(
                this::title, model.connection(), model.client(), texts.language()));
        var shortened = new Label();
        shortened.getStyleClass().addAll("faint", "conversation-note");
        shortened.setWrapText(true);
        shortened.textProperty().bind(texts.bind("conversation.shortened", ConversationViewModel.LINES));
        shortened.visibleProperty().bind(model.shortened());
        shortened.managedProperty().bind(shortened.visibleProperty());
        list = new ListView<>(model.lines());
        list.setId(Ids.CONVERSATION);
        list.accessibleTextProperty().bind(texts.bind("conversation.accessible"));
        list.setCellFactory(view -> new LineCell());
        var placeholder = new Label();
        placeholder.textProperty().bind(texts.bind("conversation.empty"));
        placeholder.getStyleClass().add("placeholder");
        placeholder.setWrapText(true);
        list.setPlaceholder(placeholder);
        list.getSelectionModel().selectedItemProperty().addListener((observable, old, line) -> {
            if (line != null && list.isFocused()) {
                model.select(line);
            }
        });
        model.selection().packet().addListener((observable, old, now) -> showSelected());
        model.opened().addListener((observable, old, now) -> showSelected());
        model.lines().addListener((ListChangeListener<Line>) change -> keepEnd());
        texts.language().addListener((observable, old, now) -> list.refresh());
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(title, shortened, list);
    }

    private String title() {
        TappedConnection connection = model.connection().get();
        return connection == null
                ? texts.get("conversation.title.none")
                : texts.get("conversation.title", model.client().get(), connection.node(), connection.id());
    }

    private void showSelected() {
        model.selected().ifPresent(line -> {
            if (list.getSelectionModel().getSelectedItem() != line) {
                list.getSelectionModel().select(line);
                int row = list.getSelectionModel().getSelectedIndex();
                if (row < first() || row > last()) {
                    list.scrollTo(Math.max(0, row - 1));
                }
            }
        });
    }

    /// Goes on with the talk if its end was in sight.
    private void keepEnd() {
        boolean inSight = last() >= end - 1;
        end = model.lines().size() - 1;
        if (inSight && end >= 0) {
            list.scrollTo(end);
        }
    }

    private int first() {
        return list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow && flow.getFirstVisibleCell() != null
                ? flow.getFirstVisibleCell().getIndex()
                : -1;
    }

    private int last() {
        return list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow && flow.getLastVisibleCell() != null
                ? flow.getLastVisibleCell().getIndex()
                : -1;
    }

    private final class LineCell extends ListCell<Line> {

        private final Label head = new Label();
        private final Label said = new Label();
        private final VBox bubble = new VBox(head, said);
        private final VBox box = new VBox(bubble);

        LineCell() {
            box.getStyleClass().add("talk-line");
            bubble.getStyleClass().add("talk-bubble");
            bubble.setFillWidth(false);
            bubble.setMaxWidth(USE_PREF_SIZE);
            head.getStyleClass().add("talk-head");
            said.getStyleClass().addAll("mono", "talk-said");
            said.setWrapText(true);
            box.setFillWidth(false);
            setPrefWidth(0); // as wide as the list, so that long lines wrap
            setOnMouseClicked(event -> {
                if (getItem() != null) {
                    model.select(getItem());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            if (line == null || empty) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            CapturedPacket packet = line.packet();
            head.setText(head(line));
            head.setGraphic(new Glyph(Glyph.name(packet.packet())));
            said.setText(Preview.of(packet));
            said.setVisible(!said.getText().isEmpty());
            said.setManaged(said.isVisible());
            said.setMaxWidth(Math.max(160, list.getWidth() * 0.72));
            box.pseudoClassStateChanged(OWN, packet.direction() == Direction.OUT);
            bubble.pseudoClassStateChanged(Styles.FAILED, packet.failed());
            setAccessibleText(packet.from() + ": " + head.getText() + " " + said.getText());
            setGraphic(box);
        }

        /// A list asks its cells for their height without a word about the width.
        @Override
        protected double computePrefHeight(double width) {
            return getGraphic() == null
                    ? super.computePrefHeight(width)
                    : box.prefHeight(getListView().getWidth() - MARGIN);
        }

        private String head(Line line) {
            CapturedPacket packet = line.packet();
            var text = new StringBuilder(packet.message() == null ? packet.packet().title() : packet.message().title());
            if (line.count() > 1) {
                text.append(" ×").append(line.count());
            }
            if (packet.id() != 0) {
                text.append(" #").append(Long.toUnsignedString(packet.id()));
            }
            if (!packet.route().isEmpty()) {
                text.append("  ").append(packet.route());
            }
            return text.append("  ·  ").append(Figures.seconds(packet.sinceStart())).append(" s").toString();
        }
    }
}
