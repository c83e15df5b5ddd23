package io.glassroom.client.recordings;

import io.glassroom.client.model.Capture;
import io.glassroom.client.selection.Selection;

/// The Recordings view: what was kept.
public final class RecordingsViewModel {

    private final Capture capture;
    private final Selection selection;

    public RecordingsViewModel(Capture capture, Selection selection) {
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
