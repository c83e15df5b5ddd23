package io.glassroom.client.compose;

import io.glassroom.client.model.Capture;
import io.glassroom.client.selection.Selection;

/// The Compose view: sending by hand.
public final class ComposeViewModel {

    private final Capture capture;
    private final Selection selection;

    public ComposeViewModel(Capture capture, Selection selection) {
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
