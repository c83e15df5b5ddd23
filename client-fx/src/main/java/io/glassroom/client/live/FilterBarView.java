package io.glassroom.client.live;

import io.glassroom.client.Ids;
import io.glassroom.client.filter.FilterFault;
import io.glassroom.client.filter.FilterField;
import io.glassroom.client.filter.FilterFlag;
import io.glassroom.client.filter.Query;
import io.glassroom.client.model.Capture;
import io.glassroom.client.model.TappedConnection;
import io.glassroom.client.text.Texts;
import io.glassroom.client.text.WordedButton;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.jspecify.annotations.Nullable;

/// The filter's text with what is wrong about it, and the chips that write such texts.
public final class FilterBarView extends VBox {

    private static final int LONGEST = 1_000; // characters of a filter

    private final FilterViewModel model;
    private final PacketListViewModel list;
    private final Capture capture;
    private final Texts texts;
    private final TextField field = new TextField();
    private final CompletionPopup completions;
    private final FlowPane below; // what the completions may cover
    private final Map<FilterFlag, ToggleButton> chips = new EnumMap<>(FilterFlag.class);

    public FilterBarView(LiveViewModel live, Texts texts) {
        this.model = live.filter();
        this.list = live.list();
        this.capture = live.capture();
        this.texts = texts;
        getStyleClass().add("filter-bar");
        completions = new CompletionPopup(live.completion(), field, texts);
        below = chips(live.trigger());
        getChildren().addAll(
                line(), fault(), below, new TriggerBar(live.trigger(), texts), added(live.rowLooks()), completions);
        setViewOrder(-1); // what is offered lies over the panes below
        FieldDrag.to(this, model);
        model.typed().addListener((observable, old, now) -> showChips());
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        completions.place(below.getLayoutY());
    }

    private HBox line() {
        field.setId(Ids.FILTER_TEXT);
        field.getStyleClass().addAll("mono", "filter-text");
        field.promptTextProperty().bind(texts.bind("filter.prompt"));
        field.accessibleTextProperty().bind(texts.bind("filter.accessible"));
        field.textProperty().bindBidirectional(model.text());
        field.setTextFormatter(new TextFormatter<String>(
                change -> change.getControlNewText().length() > LONGEST ? null : change));
        field.setOnAction(event -> model.apply());
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                model.clear();
            }
        });
        model.fault().addListener((observable, old, now) -> showValidity());
        model.typed().addListener((observable, old, now) -> showValidity());
        model.pending().addListener((observable, old, now) -> showValidity());

        var count = new Label();
        count.setId(Ids.FILTER_COUNT);
        count.getStyleClass().add("filter-count");
        count.setMouseTransparent(true);
        count.textProperty().bind(Bindings.when(model.pending())
                .then(texts.bind("filter.pending"))
                .otherwise(texts.bind("filter.count", list.shown(), list.total())));
        var stack = new StackPane(field, count);
        StackPane.setAlignment(count, Pos.CENTER_RIGHT);
        HBox.setHgrow(stack, Priority.ALWAYS);

        Button apply = new WordedButton(texts, Ids.FILTER_APPLY, "filter.apply");
        apply.setOnAction(event -> model.apply());
        apply.disableProperty().bind(model.fault().isNotNull().or(model.pending().not()));
        Button clear = new WordedButton(texts, Ids.FILTER_CLEAR, "filter.clear");
        clear.setOnAction(event -> model.clear());
        clear.disableProperty().bind(model.text().isEmpty());
        var line = new HBox(stack, apply, clear);
        line.getStyleClass().add("filter-line");
        return line;
    }

    private VBox fault() {
        var caret = new Label();
        caret.getStyleClass().addAll("mono", "filter-caret");
        caret.textProperty().bind(Bindings.createStringBinding(() -> caret(model.fault().get()), model.fault()));
        var sentence = new Label();
        sentence.setId(Ids.FILTER_FAULT);
        sentence.setWrapText(true);
        sentence.textProperty().bind(Bindings.createStringBinding(
                () -> sentence(model.fault().get()), model.fault(), texts.language()));
        var box = new VBox(caret, sentence);
        box.getStyleClass().add("filter-fault");
        box.visibleProperty().bind(model.fault().isNotNull());
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    private static String caret(@Nullable FilterFault fault) {
        return fault == null ? "" : " ".repeat(fault.offset()) + "^".repeat(fault.width());
    }

    private String sentence(@Nullable FilterFault fault) {
        return fault == null
                ? ""
                : texts.get(
                        "filter." + fault.problem().name().toLowerCase(Locale.ROOT),
                        fault.details().toArray());
    }

    private void showValidity() {
        boolean broken = model.fault().get() != null;
        field.pseudoClassStateChanged(Styles.INVALID, broken);
        field.pseudoClassStateChanged(Styles.VALID, !broken && !model.text().get().isBlank());
    }

    private FlowPane chips(TriggerViewModel trigger) {
        var row = new FlowPane();
        row.getStyleClass().add("chips");
        for (FilterFlag flag : List.of(
                FilterFlag.HANDSHAKE, FilterFlag.ACK, FilterFlag.HEARTBEAT, FilterFlag.DATA, FilterFlag.KICK, FilterFlag.ERR)) {
            row.getChildren().add(chip(flag));
        }
        row.getChildren().addAll(
                menu(Ids.FILTER_USER, "filter.user", FilterField.PKT_USER, TappedConnection::name),
                menu(Ids.FILTER_NODE, "filter.node", FilterField.PKT_NODE, TappedConnection::node),
                menu(Ids.FILTER_ROOM, "filter.room", FilterField.PKT_ROOM, TappedConnection::room),
                choice(Ids.FOLD, "fold", list.folding()),
                choice(Ids.TRIGGER, "trigger", trigger.open()));
        return row;
    }

    /// Colours and columns that the person has added; pressing one takes it away.
    private FlowPane added(RowLooksViewModel looks) {
        var row = new FlowPane();
        row.getStyleClass().add("chips");
        Runnable show = () -> {
            row.getChildren().clear();
            looks.rules().forEach(rule -> {
                Button chip = removable(rule.filter().text(), "added.colour", () -> looks.remove(rule));
                chip.getStyleClass().addAll("tinted", "tint-" + rule.tint().key());
                row.getChildren().add(chip);
            });
            looks.columns().forEach(query ->
                    row.getChildren().add(removable(query.title(), "added.column", () -> looks.removeColumn(query))));
            row.setVisible(!row.getChildren().isEmpty());
            row.setManaged(row.isVisible());
        };
        looks.rules().addListener((ListChangeListener<ColourRule>) change -> show.run());
        looks.columns().addListener((ListChangeListener<Query>) change -> show.run());
        show.run();
        return row;
    }

    private Button removable(String what, String key, Runnable remove) {
        var chip = new Button();
        chip.getStyleClass().addAll("chip", "removable");
        chip.setMnemonicParsing(false);
        chip.textProperty().bind(texts.bind(key, what));
        chip.setGraphic(new FontIcon(Feather.X));
        chip.accessibleTextProperty().bind(texts.bind("added.remove", chip.textProperty()));
        var tip = new Tooltip();
        tip.textProperty().bind(chip.accessibleTextProperty());
        chip.setTooltip(tip);
        chip.setOnAction(event -> remove.run());
        return chip;
    }

    private ToggleButton choice(String id, String key, BooleanProperty chosen) {
        var choice = new ToggleButton();
        choice.setId(id);
        choice.getStyleClass().add("chip");
        choice.textProperty().bind(texts.bind(key + ".toggle"));
        choice.accessibleTextProperty().bind(choice.textProperty());
        choice.selectedProperty().bindBidirectional(chosen);
        var tip = new Tooltip();
        tip.textProperty().bind(texts.bind(key + ".tip"));
        choice.setTooltip(tip);
        return choice;
    }

    private ToggleButton chip(FilterFlag flag) {
        var chip = new ToggleButton();
        chip.setId(Ids.chip(flag.title()));
        chip.getStyleClass().addAll("chip", "chip-" + flag.title());
        chip.setGraphic(new Glyph(flag.title()));
        chip.textProperty().bind(texts.bind("chip." + flag.title()));
        chip.accessibleTextProperty().bind(texts.bind("chip.accessible", chip.textProperty()));
        var tip = new Tooltip();
        tip.textProperty().bind(texts.bind("chip.tip", flag.title()));
        chip.setTooltip(tip);
        chip.setOnAction(event -> {
            model.toggle(flag);
            showChips();
        });
        chips.put(flag, chip);
        return chip;
    }

    private void showChips() {
        chips.forEach((flag, chip) -> chip.setSelected(model.pressed().contains(flag)));
    }

    private MenuButton menu(String id, String key, FilterField name, Function<TappedConnection, String> value) {
        var menu = new MenuButton();
        menu.setId(id);
        menu.getStyleClass().add("chip");
        menu.textProperty().bind(Bindings.createStringBinding(
                () -> texts.get(key) + model.chosen(name).map(chosen -> ": " + chosen).orElse(""),
                texts.language(), model.typed()));
        menu.accessibleTextProperty().bind(menu.textProperty());
        menu.setOnShowing(event -> fill(menu, name, value));
        menu.getItems().add(new MenuItem()); // an empty menu would not open, and never be filled
        return menu;
    }

    private void fill(MenuButton menu, FilterField name, Function<TappedConnection, String> value) {
        var any = new MenuItem(texts.get("filter.any"));
        any.setOnAction(event -> model.choose(name, Optional.empty()));
        menu.getItems().setAll(any, new SeparatorMenuItem());
        capture.connections().stream()
                .filter(connection -> !connection.closed())
                .map(value)
                .filter(text -> !text.isEmpty())
                .distinct()
                .sorted()
                .limit(20)
                .forEach(text -> {
                    var item = new MenuItem(text);
                    item.setMnemonicParsing(false);
                    item.setOnAction(event -> model.choose(name, Optional.of(text)));
                    menu.getItems().add(item);
                });
    }
}
