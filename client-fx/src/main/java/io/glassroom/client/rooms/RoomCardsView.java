package io.glassroom.client.rooms;

import io.glassroom.client.Ids;
import io.glassroom.client.model.RoomKey;
import io.glassroom.client.motion.Pulse;
import io.glassroom.client.text.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The rooms side by side, the largest first.
final class RoomCardsView extends VBox {

    private static final double NARROWEST = 300; // of a card
    private static final double GAP = 8;

    private final RoomsViewModel model;
    private final Pulse pulse;
    private final Texts texts;
    private final FlowPane cards = new FlowPane(GAP, GAP);
    private final Label title = new Label();
    private final Label more = new Label();
    private final Label placeholder = new Label();
    private final ScrollPane scroll;
    private final Map<RoomKey, RoomCard> present = new LinkedHashMap<>();

    RoomCardsView(RoomsViewModel model, Pulse pulse, Texts texts) {
        this.model = model;
        this.pulse = pulse;
        this.texts = texts;
        getStyleClass().add("pane");
        title.getStyleClass().add("pane-title");
        placeholder.getStyleClass().add("placeholder");
        placeholder.setWrapText(true);
        placeholder.textProperty().bind(texts.bind("rooms.empty"));
        more.getStyleClass().add("faint");
        cards.getStyleClass().add("room-cards");
        scroll = new ScrollPane(new VBox(placeholder, cards, more));
        scroll.setId(Ids.ROOMS);
        scroll.setFitToWidth(true);
        scroll.accessibleTextProperty().bind(texts.bind("rooms.accessible"));
        scroll.viewportBoundsProperty().addListener((observable, old, now) -> widen());
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(title, scroll);
        texts.language().addListener((observable, old, now) -> update());
        update();
    }

    /// Rooms may look otherwise.
    void update() {
        List<Room> rooms = model.rooms();
        title.setText(texts.get("rooms.title", rooms.size() + model.more()));
        placeholder.setVisible(rooms.isEmpty());
        placeholder.setManaged(rooms.isEmpty());
        more.setText(texts.get("rooms.more", model.more()));
        more.setVisible(model.more() > 0);
        more.setManaged(more.isVisible());
        present.keySet().retainAll(rooms.stream().map(Room::key).toList());
        for (Room room : rooms) {
            RoomCard card = present.get(room.key());
            if (card == null || card.room() != room) {
                present.put(room.key(), new RoomCard(room, model, pulse, texts));
            } else {
                card.update(room);
            }
        }
        List<RoomCard> ordered = rooms.stream().map(room -> present.get(room.key())).toList();
        if (!cards.getChildren().equals(ordered)) {
            cards.getChildren().setAll(ordered);
            widen();
        }
    }

    /// Cards fill the width, however many stand in a row.
    private void widen() {
        double width = scroll.getViewportBounds().getWidth() - 2 * GAP;
        int columns = Math.clamp((int) ((width + GAP) / (NARROWEST + GAP)), 1, Math.max(1, cards.getChildren().size()));
        double each = Math.max(0, Math.floor((width - (columns - 1) * GAP) / columns));
        cards.setPrefWrapLength(width);
        present.values().forEach(card -> card.setPrefWidth(each));
    }
}
