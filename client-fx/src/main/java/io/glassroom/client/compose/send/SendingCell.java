package io.glassroom.client.compose.send;

import io.glassroom.client.Ids;
import io.glassroom.client.text.Texts;
import java.time.Duration;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A sending with what came of it.
final class SendingCell extends ListCell<Sending> {

    private static final PseudoClass BROKEN = PseudoClass.getPseudoClass("broken");
    private static final int LONGEST = 2_000; // characters of a body
    private static final double MARGIN = 40; // for padding and the scroll bar

    private final Texts texts;
    private final Label head = new Label();
    private final Label body = new Label();
    private final Label reply = new Label();
    private final Label answer = new Label();
    private final Hyperlink again = new Hyperlink();
    private final Hyperlink packet = new Hyperlink();
    private final VBox box = new VBox(head, body, reply, answer, new HBox(again, packet));

    SendingCell(SendViewModel model, Texts texts) {
        this.texts = texts;
        box.getStyleClass().add("sending");
        box.getChildren().getLast().getStyleClass().add("case-links");
        head.getStyleClass().add("case-expected");
        body.getStyleClass().addAll("mono", "case-small");
        answer.getStyleClass().add("mono");
        for (Label label : new Label[] {head, body, reply, answer}) {
            label.setWrapText(true);
        }
        again.setOnAction(event -> {
            if (getItem() != null) {
                model.load(getItem());
            }
        });
        packet.setOnAction(event -> {
            if (getItem() != null) {
                model.reveal(getItem());
            }
        });
        setPrefWidth(0); // as wide as the list, so that long lines wrap
    }

    @Override
    protected void updateItem(@Nullable Sending sending, boolean empty) {
        super.updateItem(sending, empty);
        if (sending == null || empty) {
            setGraphic(null);
            return;
        }
        String kind = sending.request() ? "Request" : "Notify";
        head.setText(
                kind + (sending.id() == 0 ? "" : " " + Long.toUnsignedString(sending.id())) + "  " + sending.route());
        body.setText(cut(sending.body()));
        reply(sending.reply());
        answer.setManaged(!answer.getText().isEmpty());
        again.setText(texts.get("compose.again"));
        again.setAccessibleText(again.getText());
        packet.setText(texts.get("compose.case.packet"));
        packet.setAccessibleText(packet.getText());
        packet.setId(Ids.composeSending(sending.number()));
        packet.setDisable(sending.localAddress().isEmpty());
        setGraphic(box);
    }

    private void reply(Sending.Reply came) {
        switch (came) {
            case Sending.Reply.Waiting() -> say(texts.get("compose.reply.waiting"), "", false);
            case Sending.Reply.Told() -> say(texts.get("compose.reply.told"), "", false);
            case Sending.Reply.Answered(Duration took, var text) ->
                say(texts.get("compose.reply.answered", milliseconds(took), text.length()), cut(text.utf8()), false);
            case Sending.Reply.Refused(Duration took, int code, String message) -> {
                String key = "compose.answer." + code;
                String words = texts.get(texts.has(key) ? key : "compose.answer.other");
                say(texts.get("compose.reply.refused", code, words, milliseconds(took)), cut(message), true);
            }
            case Sending.Reply.Failed(String why) -> say(texts.get("compose.reply.failed", why), "", true);
        }
    }

    private void say(String words, String text, boolean broken) {
        reply.setText(words);
        answer.setText(text);
        box.pseudoClassStateChanged(BROKEN, broken);
    }

    /// A list asks its cells for their height without a word about the width.
    @Override
    protected double computePrefHeight(double width) {
        return getGraphic() == null || getListView() == null
                ? super.computePrefHeight(width)
                : box.prefHeight(getListView().getWidth() - MARGIN);
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    private static String milliseconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toNanos() / 1e6);
    }
}
