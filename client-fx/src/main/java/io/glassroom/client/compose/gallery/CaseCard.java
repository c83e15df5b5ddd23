package io.glassroom.client.compose.gallery;

import io.glassroom.client.Ids;
import io.glassroom.client.compose.gallery.CaseViewModel.Lamp;
import io.glassroom.client.text.Texts;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Verdict;
import io.glassroom.protocol.wire.MalformedCase;
import java.util.Collections;
import java.util.concurrent.Callable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// One case: what should happen, the bytes with the faulty one marked, and, once it was sent, what did happen.
final class CaseCard extends VBox {

    private static final int SHOWN = 24; // bytes
    private static final int USUAL_LINES = 2; // of a verdict
    private static final int BEFORE = 10; // of them at most before the fault, where not all are shown
    private static final PseudoClass AGREES = PseudoClass.getPseudoClass("agrees");
    private static final PseudoClass DISAGREES = PseudoClass.getPseudoClass("disagrees");

    private final GalleryViewModel model;
    private final CaseViewModel card;
    private final Texts texts;

    CaseCard(GalleryViewModel model, CaseViewModel card, Texts texts) {
        this.model = model;
        this.card = card;
        this.texts = texts;
        setId(Ids.malformed(card.malformed().name()));
        getStyleClass().add("case-card");
        getChildren().addAll(head(), note(), expected(), bytes(), verdict(), sources(), links());
        card.lamp().addListener((observable, old, now) -> mark(now));
        mark(card.lamp().get());
    }

    CaseViewModel card() {
        return card;
    }

    private Node head() {
        var lamp = new Region();
        lamp.getStyleClass().add("lamp");
        card.lamp().addListener((observable, old, now) -> light(lamp, now));
        light(lamp, card.lamp().get());
        var rule = new Label(card.malformed().rule().name());
        rule.getStyleClass().addAll("mono", "case-rule");
        HBox.setHgrow(rule, Priority.ALWAYS);
        rule.setMaxWidth(Double.MAX_VALUE);
        var send = new Button();
        send.setId(Ids.malformedSend(card.malformed().name()));
        send.textProperty().bind(texts.bind("compose.case.send"));
        send.accessibleTextProperty().bind(texts.bind("compose.case.send.accessible", card.malformed().name()));
        send.getStyleClass().add("small");
        send.setMinWidth(USE_PREF_SIZE);
        send.disableProperty().bind(card.lamp().isEqualTo(Lamp.RUNNING));
        send.setOnAction(event -> model.run(card));
        var head = new HBox(lamp, rule, send);
        head.getStyleClass().add("case-head");
        return head;
    }

    private static void light(Region lamp, Lamp now) {
        lamp.getStyleClass().removeIf(style -> style.startsWith("lamp-"));
        lamp.getStyleClass().add(switch (now) {
            case DARK -> "lamp-dark";
            case RUNNING -> "lamp-next";
            case AGREES -> "lamp-done";
            case DISAGREES -> "lamp-broken";
        });
    }

    private void mark(Lamp now) {
        pseudoClassStateChanged(AGREES, now == Lamp.AGREES);
        pseudoClassStateChanged(DISAGREES, now == Lamp.DISAGREES);
    }

    private Label note() {
        Label note = wrapped("case-note");
        note.textProperty().bind(spoken(() -> CaseTexts.note(card.malformed(), texts)));
        return note;
    }

    private Label expected() {
        Label expected = wrapped("case-expected");
        expected.textProperty().bind(spoken(() -> CaseTexts.expected(card.malformed(), texts)));
        return expected;
    }

    private Node bytes() {
        MalformedCase malformed = card.malformed();
        Bytes all = malformed.bytes();
        int fault = malformed.offset();
        int from = all.length() <= SHOWN ? 0 : Math.max(0, Math.min(fault - BEFORE, all.length() - SHOWN));
        int to = Math.min(all.length(), from + SHOWN);
        var flow = new TextFlow();
        flow.getStyleClass().add("case-bytes");
        if (from > 0) {
            flow.getChildren().add(text("… "));
        }
        if (fault > from) {
            flow.getChildren().add(text(all.slice(from, Math.min(fault, to)).hex() + " "));
        }
        var faulty = new Label(fault < all.length() ? all.slice(fault, fault + 1).hex() : "▏");
        faulty.getStyleClass().addAll("mono", "case-fault");
        flow.getChildren().add(faulty);
        if (fault + 1 < to) {
            flow.getChildren().add(text(" " + all.slice(fault + 1, to).hex()));
        }
        if (to < all.length()) {
            flow.getChildren().add(text(" …"));
        }
        var size = new Label();
        size.getStyleClass().add("case-small");
        size.textProperty().bind(texts.bind("compose.case.size", all.length(), fault));
        return new VBox(flow, size);
    }

    private static Text text(String digits) {
        var text = new Text(digits);
        text.getStyleClass().add("case-hex");
        return text;
    }

    /// Has the room for what most servers say before they have said it, so that nothing moves when they do.
    private Node verdict() {
        Label verdict = wrapped("case-verdict");
        verdict.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> CaseTexts.verdict(card, texts), texts.language(), card.outcome(), card.stage()));
        var room = wrapped("case-verdict");
        room.setText(String.join("\n", Collections.nCopies(USUAL_LINES, "|")));
        room.setVisible(false);
        var both = new StackPane(room, verdict);
        both.setAlignment(Pos.TOP_LEFT);
        return both;
    }

    private Node sources() {
        Label code = wrapped("case-small");
        String by = card.malformed().verdict() instanceof Verdict.Ignore
                ? "compose.case.code.ignored"
                : "compose.case.code";
        code.textProperty().bind(texts.bind(by, card.line().map(CodeLine::toString).orElse("—")));
        Label specification = wrapped("case-small");
        specification.textProperty()
                .bind(texts.bind(
                        "compose.case.spec",
                        Specification.VERDICTS,
                        card.malformed().rule().name(),
                        Specification.section(card.malformed().rule())));
        return new VBox(code, specification);
    }

    private Node links() {
        Hyperlink packet = link(Ids.malformedPacket(card.malformed().name()), "compose.case.packet");
        packet.setOnAction(event -> model.reveal(card));
        packet.visibleProperty().bind(card.outcome().isNotNull());
        Hyperlink edit = link(Ids.malformedEdit(card.malformed().name()), "compose.case.edit");
        edit.setOnAction(event -> model.edit(card));
        var links = new HBox(edit, packet);
        links.getStyleClass().add("case-links");
        return links;
    }

    private Hyperlink link(String id, String key) {
        var link = new Hyperlink();
        link.setId(id);
        link.textProperty().bind(texts.bind(key));
        link.accessibleTextProperty().bind(link.textProperty());
        return link;
    }

    private static Label wrapped(String style) {
        var label = new Label();
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }

    private StringBinding spoken(Callable<String> sentence) {
        return Bindings.createStringBinding(sentence, texts.language());
    }
}
