package io.glassroom.client.compose.edit;

import io.glassroom.client.Ids;
import io.glassroom.client.selection.Selection;
import io.glassroom.client.text.Texts;
import io.glassroom.client.text.WordedButton;
import io.glassroom.protocol.packet.Fault;
import io.glassroom.protocol.packet.Rule;
import io.glassroom.protocol.packet.Verdict;
import io.glassroom.protocol.wire.MalformedCase;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// The byte composer: fields at the left, digits and bits at the right, below them what the decoder says of it and what
/// the server did.
public final class EditView extends BorderPane {

    private static final double MARGIN = 16; // for the scroll bar
    private static final PseudoClass BROKEN = PseudoClass.getPseudoClass("broken");

    private final EditViewModel model;
    private final Selection selection;
    private final Texts texts;

    public EditView(EditViewModel model, Selection selection, Texts texts) {
        this.model = model;
        this.selection = selection;
        this.texts = texts;
        getStyleClass().add("edit");
        var form = new ScrollPane(new FieldForm(model, texts));
        form.setFitToWidth(true);
        form.accessibleTextProperty().bind(texts.bind("compose.fields.accessible"));
        var bytes = new HexEditor(model, texts);
        VBox.setVgrow(bytes, Priority.ALWAYS);
        var both = new SplitPane(form, new VBox(bytes, reading()));
        both.setDividerPositions(0.52);
        var all = new SplitPane(both, result());
        all.setOrientation(Orientation.VERTICAL);
        all.setDividerPositions(0.64);
        setTop(new VBox(bar(), problem()));
        setCenter(all);
    }

    private Node bar() {
        var bar = new FlowPane(
                start(),
                new WordedButton(texts, Ids.COMPOSE_FIX, "compose.fix", model::fixLength),
                new WordedButton(texts, Ids.COMPOSE_INSERT, "compose.insert", model::insert),
                new WordedButton(texts, Ids.COMPOSE_DELETE, "compose.delete", model::delete),
                undo(),
                label("compose.after"),
                preface(),
                send());
        bar.getStyleClass().add("gallery-bar");
        return bar;
    }

    private Button undo() {
        Button undo = new WordedButton(texts, Ids.COMPOSE_UNDO, "compose.undo", model::undo);
        undo.disableProperty().bind(model.undoable().not());
        return undo;
    }

    private Button send() {
        Button send = new WordedButton(texts, Ids.COMPOSE_SEND_BYTES, "compose.send.bytes", model::send);
        send.getStyleClass().add("accent");
        send.disableProperty().bind(model.sending());
        return send;
    }

    private Label label(String key) {
        var label = new Label();
        label.textProperty().bind(texts.bind(key));
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private MenuButton start() {
        var menu = new MenuButton();
        menu.setId(Ids.COMPOSE_START);
        menu.textProperty().bind(texts.bind("compose.start"));
        menu.accessibleTextProperty().bind(menu.textProperty());
        for (Template template : Template.values()) {
            var item = new MenuItem(template.title());
            item.setId(Ids.composeTemplate(template.name().toLowerCase(Locale.ROOT)));
            item.setOnAction(event -> model.start(template));
            menu.getItems().add(item);
        }
        var selected = new MenuItem();
        selected.textProperty().bind(texts.bind("compose.start.selected"));
        selected.disableProperty().bind(selection.packet().isNull());
        selected.setOnAction(event -> {
            if (selection.packet().get() != null) {
                model.start(selection.packet().get());
            }
        });
        menu.getItems().addAll(new SeparatorMenuItem(), selected, cases());
        return menu;
    }

    /// The malformed cases, under the rule that each breaks.
    private Menu cases() {
        var menu = new Menu();
        menu.textProperty().bind(texts.bind("compose.start.malformed"));
        Map<Rule, Menu> rules = new LinkedHashMap<>();
        for (MalformedCase malformed : MalformedCase.all()) {
            Menu rule = rules.computeIfAbsent(malformed.rule(), each -> new Menu(each.name()));
            var item = new MenuItem(malformed.name());
            item.setOnAction(event -> model.start(malformed));
            rule.getItems().add(item);
        }
        menu.getItems().setAll(rules.values());
        return menu;
    }

    private ComboBox<Preface> preface() {
        var preface = new ComboBox<Preface>();
        preface.setId(Ids.COMPOSE_PREFACE);
        preface.getItems().setAll(Arrays.asList(Preface.values()));
        preface.valueProperty().bindBidirectional(model.preface());
        preface.accessibleTextProperty().bind(texts.bind("compose.after"));
        texts.language().addListener((observable, old, now) -> preface.setConverter(names()));
        preface.setConverter(names());
        return preface;
    }

    private StringConverter<Preface> names() {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable Preface preface) {
                return preface == null
                        ? ""
                        : texts.get("compose.preface." + preface.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            }

            @Override
            public Preface fromString(String name) {
                return Preface.NOTHING;
            }
        };
    }

    /// What the decoder says of the bytes as they are.
    private Label reading() {
        var reading = new Label();
        reading.setId(Ids.COMPOSE_FAULT);
        reading.getStyleClass().add("reading");
        reading.setWrapText(true);
        reading.setMinHeight(USE_PREF_SIZE);
        reading.setMaxWidth(Double.MAX_VALUE);
        reading.textProperty().bind(
                Bindings.createStringBinding(this::diagnosis, texts.language(), model.dissection()));
        model.dissection().addListener(
                (observable, old, now) -> reading.pseudoClassStateChanged(BROKEN, now.fault().isPresent()));
        return reading;
    }

    private String diagnosis() {
        int missing = model.missing();
        if (model.dissection().get().fault().isPresent()) {
            Fault fault = model.dissection().get().fault().get();
            String verdict = switch (fault.rule().verdict()) {
                case Verdict.Close(int code) -> texts.get("compose.reading.close", code);
                case Verdict.Answer(int status) -> texts.get("compose.reading.answer", status);
                case Verdict.Ignore() -> texts.get("compose.reading.ignore");
            };
            return texts.get("compose.reading.fault", fault.rule().name(), fault.offset(), fault.detail(), verdict);
        }
        if (model.bytes().length() < 4) {
            return texts.get("compose.reading.head");
        }
        return missing > 0
                ? texts.get("compose.reading.waits", missing)
                : missing < 0 ? texts.get("compose.reading.next", -missing) : texts.get("compose.reading.right");
    }

    private Node result() {
        var lines = new ListView<>(model.log());
        lines.setId(Ids.COMPOSE_LOG);
        lines.getStyleClass().add("step-lines");
        lines.accessibleTextProperty().bind(texts.bind("compose.log.accessible"));
        lines.setCellFactory(view -> new StepCell());
        texts.language().addListener((observable, old, now) -> lines.refresh());
        var placeholder = label("compose.log.empty");
        placeholder.getStyleClass().add("placeholder");
        placeholder.setWrapText(true);
        lines.setPlaceholder(placeholder);
        model.log().addListener(
                (ListChangeListener<Step>) change -> lines.scrollTo(Math.max(0, model.log().size() - 1)));
        VBox.setVgrow(lines, Priority.ALWAYS);
        Button reveal = new WordedButton(texts, Ids.COMPOSE_REVEAL, "compose.case.packet", model::reveal);
        reveal.getStyleClass().addAll("flat", "small");
        reveal.disableProperty().bind(Bindings.isEmpty(model.log()));
        var bar = new FlowPane(label("compose.log.title"), reveal);
        bar.getStyleClass().add("edit-step-bar");
        return new VBox(bar, lines);
    }

    private Label problem() {
        var problem = new Label();
        problem.getStyleClass().addAll("banner", "warning");
        problem.setWrapText(true);
        problem.setMaxWidth(Double.MAX_VALUE);
        problem.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.problem().get().isEmpty() ? "" : texts.get(model.problem().get()),
                        texts.language(),
                        model.problem()));
        problem.visibleProperty().bind(model.problem().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        return problem;
    }

    /// One line of what happened.
    private final class StepCell extends ListCell<Step> {

        StepCell() {
            setWrapText(true);
            setPrefWidth(0); // as wide as the list, so that long lines wrap
            getStyleClass().add("mono");
        }

        @Override
        protected void updateItem(@Nullable Step step, boolean empty) {
            super.updateItem(step, empty);
            boolean bad = step instanceof Step.Closed || step instanceof Step.Failed || step instanceof Step.Garbled;
            pseudoClassStateChanged(BROKEN, !empty && bad);
            setText(step == null || empty ? "" : StepTexts.of(step, texts));
        }

        /// A list asks its cells for their height without a word about the width.
        @Override
        protected double computePrefHeight(double width) {
            return super.computePrefHeight(getListView() == null ? width : getListView().getWidth() - MARGIN);
        }
    }
}
