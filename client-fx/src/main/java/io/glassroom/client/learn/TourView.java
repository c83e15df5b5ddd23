package io.glassroom.client.learn;

import io.glassroom.client.Ids;
import io.glassroom.client.learn.TourStep.Offer;
import io.glassroom.client.learn.TourViewModel.Card;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.text.Texts;
import io.glassroom.client.text.WordedButton;
import java.util.Comparator;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.event.EventHandler;
import javafx.geometry.Bounds;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The card of a tour, above everything else and in nobody's way: what lies beside it can be clicked as always. A frame
/// stands around what the card is about.
public final class TourView extends StackPane {

    private static final int DOTS = 4;
    private static final List<Pos> CORNERS = List.of(Pos.BOTTOM_LEFT, Pos.BOTTOM_RIGHT, Pos.TOP_RIGHT, Pos.TOP_LEFT);
    private static final PseudoClass REACHED = PseudoClass.getPseudoClass("reached");

    private final TourViewModel model;
    private final Texts texts;
    private final Label words = new Label();
    private final Label caption = new Label();
    private final HBox dots = new HBox();
    private final HBox offers = new HBox();
    private final Button back;
    private final Button next;
    private final CheckBox never = new CheckBox();
    private final EventHandler<KeyEvent> escape = this::escape;
    private final VBox card = new VBox();
    private final Region spot = new Region();
    private final Pane spots = new Pane(spot);

    public TourView(TourViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        back = new WordedButton(texts, Ids.TOUR_BACK, "learn.tour.back");
        next = new WordedButton(texts, Ids.TOUR_NEXT, "learn.tour.next");
        setPickOnBounds(false);
        getStyleClass().add("tour");
        spot.getStyleClass().add("tour-spot");
        spots.setMouseTransparent(true);
        spots.setManaged(false);
        spot.setManaged(false);
        fill();
        getChildren().addAll(spots, card);
        visibleProperty().bind(model.running());
        managedProperty().bind(model.running());
        model.card().addListener((observable, old, now) -> show(now));
        model.latest().addListener((observable, old, now) -> caption());
        texts.language().addListener((observable, old, now) -> show(model.card().get()));
        sceneProperty().addListener((observable, old, now) -> {
            if (old != null) {
                old.removeEventHandler(KeyEvent.KEY_PRESSED, escape);
            }
            if (now != null) {
                now.addEventHandler(KeyEvent.KEY_PRESSED, escape);
            }
        });
        show(model.card().get());
    }

    /// Puts the frame where its anchor is by now; called now and then while the tour is running.
    public void follow() {
        Card current = model.card().get();
        Node anchor = current == null || current.step().anchor().isEmpty() || getScene() == null
                ? null
                : getScene().lookup("#" + current.step().anchor());
        boolean there = anchor != null && anchor.getScene() != null && anchor.getBoundsInLocal().getWidth() > 0;
        spot.setVisible(there);
        if (!there) {
            StackPane.setAlignment(card, Pos.BOTTOM_LEFT);
        } else {
            Bounds bounds = here(anchor);
            Bounds around = anchor.getParent() == null ? bounds : here(anchor.getParent());
            StackPane.setAlignment(card, leastInTheWay(around));
            spot.resizeRelocate(
                    bounds.getMinX() - 2, bounds.getMinY() - 2, bounds.getWidth() + 4, bounds.getHeight() + 4);
        }
    }

    private Bounds here(Node node) {
        return sceneToLocal(node.localToScene(node.getBoundsInLocal()));
    }

    /// The corner in which the card covers least of these bounds; of two that cover as little, the one further away.
    private Pos leastInTheWay(Bounds bounds) {
        return CORNERS.stream()
                .min(Comparator.comparingDouble((Pos corner) -> covered(corner, bounds))
                        .thenComparing(corner -> corner.getVpos() == VPos.TOP)
                        .thenComparingDouble(corner -> -distance(corner, bounds)))
                .orElseThrow();
    }

    private double covered(Pos corner, Bounds bounds) {
        double x = corner.getHpos() == HPos.LEFT ? 0 : getWidth() - card.getWidth();
        double y = corner.getVpos() == VPos.TOP ? 0 : getHeight() - card.getHeight();
        double wide = Math.min(x + card.getWidth(), bounds.getMaxX()) - Math.max(x, bounds.getMinX());
        double high = Math.min(y + card.getHeight(), bounds.getMaxY()) - Math.max(y, bounds.getMinY());
        return Math.max(0, wide) * Math.max(0, high);
    }

    private double distance(Pos corner, Bounds bounds) {
        double x = corner.getHpos() == HPos.LEFT ? 0 : getWidth();
        double y = corner.getVpos() == VPos.TOP ? 0 : getHeight();
        return Math.hypot(bounds.getCenterX() - x, bounds.getCenterY() - y);
    }

    private void fill() {
        card.setId(Ids.TOUR_CARD);
        card.getStyleClass().add("tour-card");
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setAlignment(card, Pos.BOTTOM_LEFT);
        words.setId(Ids.TOUR_WORDS);
        words.setWrapText(true);
        words.getStyleClass().add("tour-words");
        caption.setId(Ids.TOUR_CAPTION);
        caption.setWrapText(true);
        caption.getStyleClass().add("tour-caption");
        offers.getStyleClass().add("tour-offers");
        dots.getStyleClass().add("tour-dots");
        for (int at = 0; at < DOTS; at++) {
            var dot = new Region();
            dot.getStyleClass().add("tour-dot");
            dots.getChildren().add(dot);
        }
        never.setId(Ids.TOUR_NEVER);
        present(never, model.comesByItself());
        never.textProperty().bind(texts.bind("learn.tour.never"));
        never.accessibleTextProperty().bind(never.textProperty());
        never.setMinWidth(USE_PREF_SIZE);
        Button skip = new WordedButton(texts, Ids.TOUR_SKIP, "learn.tour.skip");
        skip.getStyleClass().add("flat");
        skip.setOnAction(event -> model.skip(never.isSelected()));
        back.getStyleClass().add("flat");
        back.setOnAction(event -> model.back());
        next.getStyleClass().add("accent");
        next.setOnAction(event -> model.next());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var foot = new HBox(dots, gap, never, skip, back, next);
        foot.getStyleClass().add("tour-foot");
        card.getChildren().addAll(words, caption, offers, foot);
    }

    /// Escape sends the tour away, wherever the focus is, unless something else has taken the key for itself.
    private void escape(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && model.running().get()) {
            model.skip(never.isSelected());
            event.consume();
        }
    }

    private void show(@Nullable Card now) {
        if (now == null) {
            return;
        }
        words.setText(texts.get(now.text()));
        back.setDisable(!now.mayGoBack());
        next.setDisable(!now.mayGoOn());
        next.setVisible(!now.last());
        next.setManaged(!now.last());
        offers.getChildren().setAll(now.step().offers().stream().map(this::button).toList());
        present(offers, !now.step().offers().isEmpty() && !(now.done() && !now.last()));
        dots.setAccessibleText(texts.get("learn.tour.dots", now.number(), now.count()));
        for (int at = 0; at < DOTS; at++) {
            dots.getChildren().get(at).pseudoClassStateChanged(REACHED, at < now.number() || now.last());
        }
        caption();
        follow();
    }

    /// While the first connections come, each packet gets a sentence of its own.
    private void caption() {
        Card now = model.card().get();
        CapturedPacket packet = model.latest().get();
        boolean watching = now != null && now.number() == 0 && !now.last() && packet != null;
        present(caption, watching);
        if (watching) {
            String words = texts.get("learn.caption." + Caption.of(packet).key());
            caption.setText(texts.get("learn.caption", packet.from(), packet.to(), words));
        }
    }

    private Button button(Offer offer) {
        Button button = new WordedButton(texts, Ids.tourOffer(offer.key()), "learn.tour.offer." + offer.key());
        button.getStyleClass().add("accent");
        button.setOnAction(event -> model.press(offer));
        return button;
    }

    private static void present(Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }
}
