package io.glassroom.client.chat;

import io.glassroom.client.Ids;
import io.glassroom.client.chat.ChatViewModel.Presence;
import io.glassroom.client.text.Texts;
import io.glassroom.client.text.WordedButton;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The chat pane.
public final class ChatView extends VBox {

    private static final double MARGIN = 12; // for the scroll bar
    private static final double TIP = 360;
    private static final PseudoClass OWN = PseudoClass.getPseudoClass("own");

    private final ChatViewModel model;
    private final Texts texts;

    public ChatView(ChatViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        getStyleClass().addAll("pane", "chat-pane");
        getChildren().addAll(title(), joinForm(), codes(), error(), lines(), sendForm());
    }

    private Node title() {
        var title = new Label();
        title.getStyleClass().add("pane-title");
        title.textProperty().bind(Bindings.when(inside())
                .then(texts.bind("chat.title.inside", model.room(), model.name()))
                .otherwise(texts.bind("chat.title")));
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        Button leave = new WordedButton(texts, Ids.CHAT_LEAVE, "chat.leave");
        leave.getStyleClass().addAll("flat", "small");
        leave.setOnAction(event -> model.leave());
        present(leave, inside());
        var row = new HBox(title, leave);
        row.getStyleClass().add("pane-head");
        return row;
    }

    private Node joinForm() {
        TextField name = field(Ids.CHAT_NAME, "chat.name", 32);
        name.textProperty().bindBidirectional(model.name());
        name.setOnAction(event -> model.join());
        TextField room = field(Ids.CHAT_ROOM, "chat.room", 32);
        room.textProperty().bindBidirectional(model.room());
        room.setOnAction(event -> model.join());
        Button join = new WordedButton(texts, Ids.CHAT_JOIN, "chat.join");
        join.getStyleClass().add("accent");
        join.setOnAction(event -> model.join());
        join.disableProperty().bind(model.presence()
                .isNotEqualTo(Presence.OUTSIDE)
                .or(Bindings.createBooleanBinding(
                        () -> model.name().get().isBlank() || model.room().get().isBlank(), model.name(), model.room())));
        var form = new HBox(name, room, join);
        form.getStyleClass().add("form");
        present(form, inside().not());
        if (model.locked()) {
            var locked = new Label();
            locked.setId(Ids.CHAT_LOCKED);
            locked.getStyleClass().addAll("banner", "info");
            locked.setWrapText(true);
            locked.setMaxWidth(Double.MAX_VALUE);
            locked.setMinHeight(USE_PREF_SIZE);
            locked.textProperty().bind(texts.bind("chat.locked"));
            return locked;
        }
        return form;
    }

    private Node codes() {
        var codes = new CheckBox();
        codes.setId(Ids.CHAT_CODES);
        codes.getStyleClass().add("chat-codes");
        codes.textProperty().bind(texts.bind("chat.codes"));
        codes.accessibleTextProperty().bind(texts.bind("chat.codes.tip"));
        codes.setWrapText(true);
        codes.selectedProperty().bindBidirectional(model.routeCodes());
        var tip = new Tooltip();
        tip.textProperty().bind(texts.bind("chat.codes.tip"));
        tip.setWrapText(true);
        tip.setMaxWidth(TIP);
        codes.setTooltip(tip);
        present(codes, inside().not());
        return codes;
    }

    private Node error() {
        var error = new Label();
        error.setId(Ids.CHAT_ERROR);
        error.getStyleClass().addAll("banner", "danger");
        error.setWrapText(true);
        error.setMaxWidth(Double.MAX_VALUE);
        error.textProperty().bind(
                Bindings.when(model.nowhere()).then(texts.bind("chat.nowhere")).otherwise(model.error()));
        present(error, model.error().isNotEmpty().or(model.nowhere()));
        return error;
    }

    private Node lines() {
        var lines = new ListView<>(model.lines());
        lines.setId(Ids.CHAT_LINES);
        lines.getStyleClass().add("chat-lines");
        lines.accessibleTextProperty().bind(texts.bind("chat.lines.accessible"));
        lines.setCellFactory(view -> new LineCell());
        texts.language().addListener((observable, old, now) -> lines.refresh());
        var placeholder = new Label();
        placeholder.textProperty().bind(texts.bind("chat.empty"));
        placeholder.getStyleClass().add("placeholder");
        placeholder.setWrapText(true);
        lines.setPlaceholder(placeholder);
        model.lines().addListener(
                (ListChangeListener<ChatLine>) change -> lines.scrollTo(Math.max(0, model.lines().size() - 1)));
        VBox.setVgrow(lines, Priority.ALWAYS);
        return lines;
    }

    private Node sendForm() {
        TextField draft = field(Ids.CHAT_DRAFT, "chat.draft", 2_000);
        draft.textProperty().bindBidirectional(model.draft());
        draft.setOnAction(event -> model.send());
        Button send = new WordedButton(texts, Ids.CHAT_SEND, "chat.send");
        send.getStyleClass().add("accent");
        send.setOnAction(event -> model.send());
        var form = new HBox(draft, send);
        form.getStyleClass().add("form");
        present(form, inside());
        return form;
    }

    private BooleanBinding inside() {
        return model.presence().isEqualTo(Presence.INSIDE);
    }

    private TextField field(String id, String key, int longest) {
        var field = new TextField();
        field.setId(id);
        field.promptTextProperty().bind(texts.bind(key));
        field.accessibleTextProperty().bind(texts.bind(key));
        field.setTextFormatter(new TextFormatter<String>(
                change -> change.getControlNewText().length() > longest ? null : change));
        HBox.setHgrow(field, Priority.ALWAYS);
        return field;
    }

    private static void present(Node node, ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }

    /// One line: a speaker and what they said, or what the room announced.
    private final class LineCell extends ListCell<ChatLine> {

        private final Label speaker = new Label();
        private final Label content = new Label();
        private final VBox box = new VBox(speaker, content);

        LineCell() {
            box.getStyleClass().add("chat-line");
            speaker.getStyleClass().add("chat-speaker");
            content.getStyleClass().add("chat-content");
            content.setWrapText(true);
            box.setMaxWidth(Double.MAX_VALUE);
            setPrefWidth(0); // as wide as the list, so that long lines wrap
        }

        @Override
        protected void updateItem(@Nullable ChatLine line, boolean empty) {
            super.updateItem(line, empty);
            if (line == null || empty) {
                setGraphic(null);
                return;
            }
            switch (line) {
                case ChatLine.Said(String name, String said, boolean own) -> fill(name, said, own);
                case ChatLine.Rejoined() -> fill("", texts.get("chat.rejoined"), false);
                case ChatLine.Came(String name) -> fill("", texts.get("chat.came", name), false);
                case ChatLine.Left(String name) -> fill("", texts.get("chat.left", name), false);
                case ChatLine.Announced(String announced) -> fill("", announced, false);
            }
            setGraphic(box);
        }

        /// A list asks its cells for their height without a word about the width.
        @Override
        protected double computePrefHeight(double width) {
            return getGraphic() == null
                    ? super.computePrefHeight(width)
                    : box.prefHeight(getListView().getWidth() - MARGIN);
        }

        private void fill(String name, String text, boolean own) {
            speaker.setText(name);
            speaker.setVisible(!name.isEmpty());
            speaker.setManaged(!name.isEmpty());
            content.setText(text);
            box.pseudoClassStateChanged(OWN, own);
            box.pseudoClassStateChanged(PseudoClass.getPseudoClass("announced"), name.isEmpty());
        }
    }
}
