package io.glassroom.client.rooms;

import io.glassroom.client.text.Texts;
import javafx.scene.layout.BorderPane;

/// The Rooms view: sessions and rooms.
public final class RoomsView extends BorderPane {

    public RoomsView(RoomsViewModel model, Texts texts) {
        getStyleClass().add("rooms");
    }
}
