package io.glassroom.client.compose.send;

import io.glassroom.client.Ids;
import io.glassroom.client.text.Texts;
import io.glassroom.client.text.WordedButton;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioButton;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The send form at the left, and what came of each sending at the right.
public final class SendView extends BorderPane {

    private static final int SHOWN = 70; // characters of a template in its menu
    private static final int BEFORE = 30; // characters of a faulty line left of the fault

    private final SendViewModel model;
    private final Texts texts;
    private final TextArea body = new TextArea();

    public SendView(SendViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        getStyleClass().add("send");
        var both = new SplitPane(form(), history());
        both.setDividerPositions(0.46);
        setTop(connection());
        setCenter(both);
    }

    private Node connection() {
        var lamp = new Region();
        lamp.getStyleClass().add("lamp");
        model.stage().addListener((observable, old, now) -> light(lamp, now));
        light(lamp, model.stage().get());
        var state = new Label();
        state.setId(Ids.COMPOSE_STAGE);
        state.setWrapText(true);
        state.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(state, Priority.ALWAYS);
        state.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> words(model.stage().get()), texts.language(), model.stage(), model.address()));
        Button connect = new WordedButton(texts, Ids.COMPOSE_CONNECT, "compose.connect", model::connect);
        Button disconnect = new WordedButton(texts, Ids.COMPOSE_DISCONNECT, "compose.disconnect", model::disconnect);
        var off = Bindings.createBooleanBinding(
                () -> model.stage().get() instanceof LinkStage.Idle || model.stage().get() instanceof LinkStage.Closed, model.stage());
        connect.visibleProperty().bind(off);
        connect.managedProperty().bind(off);
        disconnect.visibleProperty().bind(off.not());
        disconnect.managedProperty().bind(off.not());
        var row = new HBox(lamp, state, connect, disconnect);
        row.getStyleClass().add("send-connection");
        return row;
    }

    private static void light(Region lamp, LinkStage stage) {
        lamp.getStyleClass().removeIf(style -> style.startsWith("lamp-"));
        lamp.getStyleClass().add(switch (stage) {
            case LinkStage.Idle _ -> "lamp-dark";
            case LinkStage.Connecting _, LinkStage.ShakingHands _ -> "lamp-next";
            case LinkStage.Working _ -> "lamp-done";
            case LinkStage.Closed(int code, String reason) -> code == 1000 ? "lamp-dark" : "lamp-broken";
        });
    }

    private String words(LinkStage stage) {
        return switch (stage) {
            case LinkStage.Idle() ->
                texts.get(
                        model.address().get().isEmpty() ? model.nowhere() : "compose.link.idle", model.address().get());
            case LinkStage.Connecting() -> texts.get("compose.link.connecting", model.address().get());
            case LinkStage.ShakingHands() -> texts.get("compose.link.handshake", model.address().get());
            case LinkStage.Working(var heartbeat, int routes) ->
                texts.get("compose.link.working", model.address().get(), heartbeat.toSeconds(), routes);
            case LinkStage.Closed(int code, String reason) -> texts.get("compose.link.closed", code, reason);
        };
    }

    private Node form() {
        body.setId(Ids.COMPOSE_BODY);
        body.getStyleClass().add("mono");
        body.textProperty().bindBidirectional(model.body());
        body.accessibleTextProperty().bind(texts.bind("compose.body"));
        body.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
                model.send();
                event.consume();
            }
        });
        VBox.setVgrow(body, Priority.ALWAYS);
        var form = new VBox(route(), kinds(), body, fault(), buttons(), problem());
        form.getStyleClass().add("send-form");
        return form;
    }

    private ComboBox<String> route() {
        var route = new ComboBox<>(model.routes());
        route.setId(Ids.COMPOSE_ROUTE);
        route.setEditable(true);
        route.setMaxWidth(Double.MAX_VALUE);
        route.promptTextProperty().bind(texts.bind("compose.route"));
        route.accessibleTextProperty().bind(texts.bind("compose.route"));
        route.getEditor().accessibleTextProperty().bind(texts.bind("compose.route"));
        route.getEditor().textProperty().bindBidirectional(model.route());
        return route;
    }

    private Node kinds() {
        var group = new ToggleGroup();
        var request = new RadioButton("Request");
        request.setId(Ids.COMPOSE_REQUEST);
        request.setToggleGroup(group);
        request.accessibleTextProperty().bind(texts.bind("compose.kind.request"));
        var notify = new RadioButton("Notify");
        notify.setId(Ids.COMPOSE_NOTIFY);
        notify.setToggleGroup(group);
        notify.accessibleTextProperty().bind(texts.bind("compose.kind.notify"));
        request.setSelected(model.request().get());
        notify.setSelected(!model.request().get());
        model.request().addListener((observable, old, now) -> (now ? request : notify).setSelected(true));
        request.selectedProperty().addListener((observable, old, now) -> model.request().set(now));
        var meaning = new Label();
        meaning.getStyleClass().add("case-small");
        meaning.textProperty()
                .bind(Bindings.when(model.request())
                        .then(texts.bind("compose.kind.request"))
                        .otherwise(texts.bind("compose.kind.notify")));
        var kinds = new FlowPane(request, notify, meaning);
        kinds.getStyleClass().add("send-kinds");
        return kinds;
    }

    /// The faulty line with a caret below the fault, and what to do. A click puts the cursor there.
    private Node fault() {
        var place = new Label();
        place.getStyleClass().addAll("mono", "json-place");
        var words = new Label();
        words.setId(Ids.COMPOSE_JSON);
        words.getStyleClass().add("field-refusal");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        place.textProperty().bind(Bindings.createStringBinding(this::place, model.fault(), model.body()));
        words.textProperty().bind(
                Bindings.createStringBinding(this::fix, texts.language(), model.fault(), model.body()));
        var box = new VBox(place, words);
        box.visibleProperty().bind(model.fault().isNotNull());
        box.managedProperty().bind(box.visibleProperty());
        box.setOnMouseClicked(event -> {
            if (model.fault().get() != null) {
                body.requestFocus();
                body.positionCaret(Math.min(model.fault().get().offset(), body.getLength()));
            }
        });
        return box;
    }

    private String place() {
        JsonFault fault = model.fault().get();
        if (fault == null) {
            return "";
        }
        String text = model.body().get();
        int column = fault.column(text) - 1;
        String line = text.lines().skip(fault.line(text) - 1L).findFirst().orElse("");
        int from = Math.max(0, column - BEFORE);
        String shown = line.substring(Math.min(from, line.length()), Math.min(line.length(), from + 2 * BEFORE));
        return shown + "\n" + " ".repeat(column - from) + "▲";
    }

    private String fix() {
        JsonFault fault = model.fault().get();
        if (fault == null) {
            return "";
        }
        String text = model.body().get();
        String key = "compose.json." + fault.problem().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return texts.get("compose.json", fault.line(text), fault.column(text), texts.get(key));
    }

    private Node buttons() {
        Button send = new WordedButton(texts, Ids.COMPOSE_SEND, "compose.send", model::send);
        send.getStyleClass().add("accent");
        var templates = new MenuButton();
        templates.setId(Ids.COMPOSE_TEMPLATES);
        templates.textProperty().bind(texts.bind("compose.templates"));
        templates.accessibleTextProperty().bind(templates.textProperty());
        templates.setOnShowing(event -> templates.getItems().setAll(items()));
        templates.getItems().setAll(items());
        var buttons = new FlowPane(
                send, templates, new WordedButton(texts, Ids.COMPOSE_AS_BYTES, "compose.case.edit", model::edit));
        buttons.getStyleClass().add("send-kinds");
        return buttons;
    }

    private List<MenuItem> items() {
        List<String> bodies = model.templates();
        if (bodies.isEmpty()) {
            var none = new MenuItem(texts.get("compose.templates.none"));
            none.setDisable(true);
            return List.of(none);
        }
        return bodies.stream().map(this::item).toList();
    }

    private MenuItem item(String text) {
        String line = text.replaceAll("\\s+", " ");
        var item = new MenuItem(line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> model.body().set(text));
        return item;
    }

    private Label problem() {
        var problem = new Label();
        problem.setId(Ids.COMPOSE_PROBLEM);
        problem.getStyleClass().addAll("banner", "warning");
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
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

    private Node history() {
        var history = new ListView<>(model.history());
        history.setId(Ids.COMPOSE_HISTORY);
        history.getStyleClass().add("send-history");
        history.accessibleTextProperty().bind(texts.bind("compose.history"));
        history.setCellFactory(view -> new SendingCell(model, texts));
        texts.language().addListener((observable, old, now) -> history.refresh());
        var placeholder = new Label();
        placeholder.textProperty().bind(texts.bind("compose.history.empty"));
        placeholder.getStyleClass().add("placeholder");
        placeholder.setWrapText(true);
        placeholder.setAlignment(Pos.CENTER);
        history.setPlaceholder(placeholder);
        return history;
    }
}
