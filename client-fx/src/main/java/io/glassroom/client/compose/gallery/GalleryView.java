package io.glassroom.client.compose.gallery;

import io.glassroom.client.Ids;
import io.glassroom.client.compose.gallery.GalleryViewModel.Choice;
import io.glassroom.client.text.Texts;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// The malformed gallery: a card for each case, as many beside each other as there is room for.
public final class GalleryView extends BorderPane {

    private static final double LEAST_CARD = 330; // pixels wide
    private static final double GAP = 12;
    private static final double BAR = 16; // of the scroll pane

    private final GalleryViewModel model;
    private final Texts texts;
    private final FlowPane cards = new FlowPane(GAP, GAP);
    private final ScrollPane scroll = new ScrollPane(cards);
    private final List<CaseCard> all;

    public GalleryView(GalleryViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        getStyleClass().add("gallery");
        all = model.cases().stream().map(card -> new CaseCard(model, card, texts)).toList();
        cards.getStyleClass().add("case-cards");
        scroll.setId(Ids.GALLERY);
        scroll.setFitToWidth(true);
        scroll.accessibleTextProperty().bind(texts.bind("compose.gallery.accessible"));
        scroll.widthProperty().addListener((observable, old, now) -> arrange(now.doubleValue()));
        setTop(new VBox(bar(), note(), problem()));
        setCenter(scroll);
        model.choice().addListener((observable, old, now) -> choose());
        model.rule().addListener((observable, old, now) -> choose());
        model.running().addListener((observable, old, now) -> {
            if (model.choice().get() == Choice.DISAGREEING) {
                choose();
            }
        });
        choose();
    }

    private void choose() {
        cards.getChildren().setAll(all.stream().filter(card -> model.shown(card.card())).toList());
        scroll.setVvalue(0);
    }

    private void arrange(double width) {
        double room = width - BAR - 2 * GAP;
        int columns = Math.max(1, (int) ((room + GAP) / (LEAST_CARD + GAP)));
        double each = Math.floor((room - (columns - 1) * GAP) / columns);
        cards.setPrefWrapLength(room);
        all.forEach(card -> {
            card.setMinWidth(each);
            card.setPrefWidth(each);
            card.setMaxWidth(each);
        });
    }

    private Node bar() {
        var run = new Button();
        run.setId(Ids.GALLERY_RUN);
        run.getStyleClass().add("accent");
        run.textProperty().bind(texts.bind("compose.gallery.run"));
        run.accessibleTextProperty().bind(run.textProperty());
        run.disableProperty().bind(model.running().greaterThan(0));
        run.setOnAction(event -> model.runAll());
        var score = new Label();
        score.setId(Ids.GALLERY_SCORE);
        score.textProperty()
                .bind(Bindings.when(model.running().greaterThan(0))
                        .then(texts.bind("compose.gallery.running", model.running(), model.agreeing(), model.disagreeing()))
                        .otherwise(texts.bind("compose.gallery.score", model.cases().size(), model.agreeing(), model.disagreeing())));
        var bar = new FlowPane(run);
        bar.getStyleClass().add("gallery-bar");
        for (Choice each : Choice.values()) {
            bar.getChildren().add(chip(each));
        }
        bar.getChildren().addAll(rule(), score);
        return bar;
    }

    private ToggleButton chip(Choice choice) {
        var chip = new ToggleButton();
        chip.setId(Ids.galleryChoice(choice.name().toLowerCase(Locale.ROOT)));
        chip.getStyleClass().add("chip");
        chip.textProperty().bind(texts.bind("compose.choice." + choice.name().toLowerCase(Locale.ROOT)));
        chip.accessibleTextProperty().bind(chip.textProperty());
        chip.setSelected(model.choice().get() == choice);
        model.choice().addListener((observable, old, now) -> chip.setSelected(now == choice));
        chip.setOnAction(event -> {
            model.choice().set(choice);
            chip.setSelected(true);
        });
        return chip;
    }

    private Button rule() {
        var rule = new Button();
        rule.setId(Ids.GALLERY_RULE);
        rule.getStyleClass().add("chip");
        rule.textProperty().bind(texts.bind("compose.gallery.rule", model.rule()));
        rule.accessibleTextProperty().bind(rule.textProperty());
        rule.visibleProperty().bind(model.rule().isNotNull());
        rule.managedProperty().bind(rule.visibleProperty());
        rule.setOnAction(event -> model.rule().set(null));
        return rule;
    }

    private Label note() {
        var note = new Label();
        note.getStyleClass().add("compose-note");
        note.setWrapText(true);
        note.textProperty().bind(Bindings.createStringBinding(
                () -> {
                    String address = model.address().get();
                    String key = address.isEmpty() ? "nowhere" : model.own() ? "own" : "foreign";
                    return texts.get("compose.gallery." + key, address);
                },
                model.address(),
                texts.language()));
        return note;
    }

    private Label problem() {
        var problem = new Label();
        problem.setId(Ids.GALLERY_PROBLEM);
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
}
