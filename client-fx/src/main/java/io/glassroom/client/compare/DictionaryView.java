package io.glassroom.client.compare;

import io.glassroom.client.Ids;
import io.glassroom.client.compare.RouteForms.Form;
import io.glassroom.client.compare.RouteForms.Octet;
import io.glassroom.client.text.Texts;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The selected message as it is with its route's name and with its route's code, one above the other, and below it
/// what codes have saved in this capture.
public final class DictionaryView extends ScrollPane {

    private static final PseudoClass STRUCK = PseudoClass.getPseudoClass("struck");

    private final DictionaryViewModel model;
    private final Texts texts;
    private final VBox forms = new VBox();

    public DictionaryView(DictionaryViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        setId(Ids.DICTIONARY);
        getStyleClass().addAll("dictionary", "edge-to-edge");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        accessibleTextProperty().bind(texts.bind("compare.dictionary.accessible"));
        forms.getStyleClass().add("dictionary-forms");
        var content = new VBox(forms, total());
        content.getStyleClass().add("dictionary-content");
        setContent(content);
        model.forms().addListener((observable, old, now) -> show(now));
        texts.language().addListener((observable, old, now) -> show(model.forms().get()));
        show(null);
    }

    private void show(@Nullable RouteForms both) {
        if (both == null) {
            forms.getChildren().setAll(text("compare.dictionary.none"));
            return;
        }
        forms.getChildren().setAll(
                title(text("compare.dictionary.named", both.named().length()), !both.sentCoded()),
                octets(both.named(), true),
                title(text("compare.dictionary.coded", both.coded().length(), both.code(), both.route()), both.sentCoded()),
                octets(both.coded(), false),
                text(
                        "compare.dictionary.saved",
                        both.named().length(),
                        both.coded().length(),
                        both.saved(),
                        percent(100.0 * both.saved() / both.named().length())));
    }

    private FlowPane title(Label title, boolean sent) {
        title.getStyleClass().add("explain-title");
        var row = new FlowPane(title);
        row.getStyleClass().add("dictionary-title");
        if (sent) {
            Label mark = text("compare.dictionary.sent");
            mark.getStyleClass().add("dictionary-sent");
            row.getChildren().add(mark);
        }
        return row;
    }

    private FlowPane octets(Form form, boolean removed) {
        var row = new FlowPane();
        row.getStyleClass().add("dictionary-octets");
        for (Octet octet : form.head()) {
            var label = new Label(String.format(Locale.ROOT, "%02x", octet.value()));
            label.getStyleClass().addAll("mono", "octet", style(octet));
            label.pseudoClassStateChanged(STRUCK, removed && octet.differs());
            row.getChildren().add(label);
        }
        Label body = text("compare.dictionary.body", form.body());
        body.getStyleClass().add("faint");
        row.getChildren().add(body);
        return row;
    }

    private static String style(Octet octet) {
        return switch (octet.field()) {
            case PACKET_TYPE -> "octet-type";
            case PACKET_LENGTH -> "octet-length";
            case MESSAGE_FLAG -> "octet-flag";
            case MESSAGE_ID -> "octet-id";
            case ROUTE_LENGTH -> "octet-route-length";
            case ROUTE, ROUTE_CODE -> "octet-route";
            case PACKET_BODY, MESSAGE_BODY -> "octet-body";
        };
    }

    private Label total() {
        var total = new Label();
        total.setId(Ids.DICTIONARY_TOTAL);
        total.setWrapText(true);
        total.getStyleClass().add("dictionary-total");
        total.textProperty().bind(Bindings.createStringBinding(
                () -> describe(model.totals().get()), texts.language(), model.totals()));
        return total;
    }

    private String describe(RouteSavings.Totals totals) {
        return texts.get(
                "compare.dictionary.total",
                totals.saved(),
                percent(totals.percent()),
                totals.coded(),
                totals.missed(),
                totals.dictionaries(),
                totals.handshakes());
    }

    private Label text(String key, Object... details) {
        var label = new Label(texts.get(key, details));
        label.setWrapText(true);
        return label;
    }

    private static String percent(double percent) {
        return String.format(Locale.ROOT, "%.0f %%", percent);
    }
}
