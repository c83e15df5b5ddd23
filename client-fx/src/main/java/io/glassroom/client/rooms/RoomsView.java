package io.glassroom.client.rooms;

import io.glassroom.client.Ids;
import io.glassroom.client.action.Actions;
import io.glassroom.client.canvas.Shown;
import io.glassroom.client.motion.Pulse;
import io.glassroom.client.settings.Settings;
import io.glassroom.client.text.Texts;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.geometry.Orientation;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The Rooms view: rooms and sessions, with bots and faults beside them.
public final class RoomsView extends BorderPane {

    private static final long LOOK = Duration.ofMillis(500).toNanos(); // at what changes by time alone
    private static final String DIVIDER = "rooms.divider";

    private final RoomsViewModel model;
    private final Pulse pulse;
    private final RoomCardsView cards;
    private final FaultsView faults;
    private final ReadOnlyBooleanProperty shown;
    private Pulse.@Nullable Beating beating;
    private long looked;

    public RoomsView(RoomsViewModel model, Actions actions, Pulse pulse, Settings settings, Texts texts) {
        this.model = model;
        this.pulse = pulse;
        getStyleClass().add("rooms");
        cards = new RoomCardsView(model, pulse, texts);
        faults = new FaultsView(model, texts);
        var beside = new VBox(faults);
        model.bots().ifPresent(bots -> beside.getChildren().addFirst(new BotsView(bots, texts)));
        beside.getStyleClass().add("rooms-side");
        var scroll = new ScrollPane(beside);
        scroll.setId(Ids.ROOMS_SIDE);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("rooms-scroll");
        scroll.accessibleTextProperty().bind(texts.bind("rooms.side.accessible"));
        var split = new SplitPane(cards, new SessionsView(model.sessions(), model.faults(), actions, texts));
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(recalled(settings));
        split.getDividers().getFirst().positionProperty().addListener(
                (observable, old, now) -> settings.remember(
                        DIVIDER, String.format(Locale.ROOT, "%.3f", now.doubleValue())));
        setCenter(split);
        setRight(scroll);
        model.changes().addListener((observable, old, now) -> update());
        shown = Shown.of(this);
        shown.addListener((observable, old, now) -> follow());
        follow();
    }

    private static double recalled(Settings settings) {
        Optional<String> saved = settings.recall(DIVIDER);
        try {
            return saved.map(Double::parseDouble).orElse(0.48);
        } catch (NumberFormatException e) {
            return 0.48;
        }
    }

    private void follow() {
        if (shown.get() && beating == null) {
            update();
            beating = pulse.listen(this::beat);
        } else if (!shown.get() && beating != null) {
            beating.cancel();
            beating = null;
        }
    }

    /// Silences grow although nothing happens.
    private void beat(long nanos) {
        if (nanos - looked >= LOOK) {
            looked = nanos;
            model.sessions().look();
            model.faults().refresh();
        }
    }

    private void update() {
        if (shown.get()) {
            cards.update();
            faults.update();
        }
    }
}
