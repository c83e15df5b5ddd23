package io.glassroom.client.place;

import io.glassroom.client.Ids;
import io.glassroom.client.text.Texts;
import io.glassroom.client.text.WordedButton;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The form below the bar that takes the window to another address; there only while it is asked for.
public final class ConnectView extends VBox {

    private final PlaceViewModel model;
    private final Texts texts;

    public ConnectView(PlaceViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        getStyleClass().add("connect-form");
        ComboBox<String> address = address();
        Button go = new WordedButton(texts, Ids.PLACE_CONNECT, "place.connect");
        go.getStyleClass().add("accent");
        go.setOnAction(event -> model.connect());
        go.disableProperty().bind(model.searching().or(Bindings.createBooleanBinding(
                () -> model.address().get().isBlank(), model.address())));
        var plain = new CheckBox();
        plain.setId(Ids.PLACE_PLAIN);
        plain.setMinWidth(USE_PREF_SIZE);
        plain.textProperty().bind(texts.bind("place.plain"));
        plain.accessibleTextProperty().bind(plain.textProperty());
        var tip = new Tooltip();
        tip.textProperty().bind(texts.bind("place.plain.tip"));
        plain.setTooltip(tip);
        plain.selectedProperty().bindBidirectional(model.plain());
        Button home = new WordedButton(texts, Ids.PLACE_OWN, "place.own");
        home.setOnAction(event -> model.goHome());
        home.setDisable(model.target() instanceof Target.Own);
        Button cluster = new WordedButton(texts, Ids.PLACE_CLUSTER, "place.cluster");
        cluster.setOnAction(event -> model.startCluster());
        cluster.setDisable(model.target() instanceof Target.OwnCluster);
        var row = new HBox(address, plain, go, home, cluster);
        row.getStyleClass().add("form");
        HBox.setHgrow(address, Priority.ALWAYS);
        getChildren().addAll(row, token(), searching(), fault());
        visibleProperty().bind(model.asking());
        managedProperty().bind(visibleProperty());
        model.asking().addListener((observable, old, now) -> {
            if (now) {
                address.getEditor().requestFocus();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                model.asking().set(false);
                event.consume();
            }
        });
    }

    private ComboBox<String> address() {
        var address = new ComboBox<>(model.history());
        address.setId(Ids.PLACE_ADDRESS);
        address.setEditable(true);
        address.setMaxWidth(Double.MAX_VALUE);
        address.accessibleTextProperty().bind(texts.bind("place.address"));
        address.getEditor().promptTextProperty().bind(texts.bind("place.address.prompt"));
        address.getEditor().accessibleTextProperty().bind(texts.bind("place.address"));
        address.getEditor().textProperty().bindBidirectional(model.address());
        address.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && !address.isShowing()) {
                model.connect();
                event.consume();
            }
        });
        return address;
    }

    /// There only while the node at the address wants one.
    private PasswordField token() {
        var token = new PasswordField();
        token.setId(Ids.PLACE_TOKEN);
        token.promptTextProperty().bind(texts.bind("place.token"));
        token.accessibleTextProperty().bind(texts.bind("place.token"));
        token.textProperty().bindBidirectional(model.token());
        token.setOnAction(event -> model.connect());
        token.visibleProperty().bind(model.tokenAsked());
        token.managedProperty().bind(token.visibleProperty());
        model.tokenAsked().addListener((observable, old, now) -> {
            if (now) {
                token.requestFocus();
            }
        });
        return token;
    }

    private Label searching() {
        var searching = new Label();
        searching.getStyleClass().add("faint");
        searching.textProperty().bind(texts.bind("place.searching", model.address()));
        searching.visibleProperty().bind(model.searching());
        searching.managedProperty().bind(searching.visibleProperty());
        return searching;
    }

    private Label fault() {
        var fault = new Label();
        fault.setId(Ids.PLACE_FAULT);
        fault.getStyleClass().addAll("banner", "danger");
        fault.setWrapText(true);
        fault.setMaxWidth(Double.MAX_VALUE);
        fault.textProperty().bind(Bindings.createStringBinding(
                () -> {
                    Refusal refusal = model.refusal().get();
                    return refusal == null
                            ? ""
                            : texts.get(refusal.key(), model.address().get().strip(), refusal.detail());
                },
                model.refusal(),
                texts.language()));
        fault.visibleProperty().bind(model.refusal().isNotNull());
        fault.managedProperty().bind(fault.visibleProperty());
        return fault;
    }
}
