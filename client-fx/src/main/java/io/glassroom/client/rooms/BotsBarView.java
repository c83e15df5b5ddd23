package io.glassroom.client.rooms;

import io.glassroom.client.Ids;
import io.glassroom.client.text.Texts;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/// How many bots: a slider for few and many, and the number.
public final class BotsBarView extends HBox {

    private static final double ROOMY = 110; // pixels, of the slider
    private static final double NARROW = 48;

    private final Label word = new Label();
    private boolean following; // the slider follows the number, not a hand

    public BotsBarView(BotsViewModel model, Texts texts) {
        getStyleClass().addAll("bar-group", "bots-bar");
        word.textProperty().bind(texts.bind("bots.bar"));
        word.getStyleClass().add("faint");
        word.setMinWidth(USE_PREF_SIZE);
        var slider = new Slider(0, 1, BotsScale.position(model.count().get()));
        slider.setId(Ids.BOTS);
        slider.getStyleClass().add("small");
        slider.minWidthProperty().bind(Bindings.when(word.visibleProperty()).then(ROOMY).otherwise(NARROW));
        slider.prefWidthProperty().bind(slider.minWidthProperty());
        slider.accessibleTextProperty().bind(texts.bind("bots.count", model.count()));
        slider.valueProperty().addListener((observable, old, now) -> {
            if (!following) {
                model.want(BotsScale.count(now.doubleValue()));
            }
        });
        slider.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.RIGHT || event.getCode() == KeyCode.UP) {
                model.more();
                event.consume();
            } else if (event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.DOWN) {
                model.fewer();
                event.consume();
            }
        });
        var number = new TextField(Integer.toString(model.count().get()));
        number.setId(Ids.BOTS_COUNT);
        number.getStyleClass().addAll("small", "bots-number");
        number.setPrefColumnCount(3);
        number.accessibleTextProperty().bind(texts.bind("bots.count", model.count()));
        number.setOnAction(event -> take(number, model));
        number.focusedProperty().addListener((observable, old, now) -> {
            if (!now) {
                take(number, model);
            }
        });
        model.count().addListener((observable, old, now) -> {
            number.setText(Integer.toString(now.intValue()));
            if (BotsScale.count(slider.getValue()) != now.intValue()) {
                following = true;
                slider.setValue(BotsScale.position(now.intValue()));
                following = false;
            }
        });
        getChildren().addAll(word, slider, number);
    }

    /// The word before the slider, which may go where it is narrow.
    public Label word() {
        return word;
    }

    /// What is no number is as if it had not been typed.
    private static void take(TextField number, BotsViewModel model) {
        try {
            model.want(Integer.parseInt(number.getText().strip()));
        } catch (NumberFormatException e) {
            // the text is set back below
        }
        number.setText(Integer.toString(model.count().get()));
    }
}
