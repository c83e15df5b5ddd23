package io.glassroom.client.rooms;

import io.glassroom.client.model.Capture;
import io.glassroom.client.selection.Selection;

/// The Rooms view: sessions and rooms.
public final class RoomsViewModel {

    private final Capture capture;
    private final Selection selection;

    public RoomsViewModel(Capture capture, Selection selection) {
        this.capture = capture;
        this.selection = selection;
    }

    // Properties

    public Selection selection() {
        return selection;
    }

    public Capture capture() {
        return capture;
    }

    // Commands

    /// A batch has been captured.
    public void refresh() {}
}
