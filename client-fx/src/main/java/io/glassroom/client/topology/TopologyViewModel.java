package io.glassroom.client.topology;

import io.glassroom.client.model.Capture;
import io.glassroom.client.selection.Selection;

/// The Topology view: nodes, connections, and what travels between them.
public final class TopologyViewModel {

    private final Capture capture;
    private final Selection selection;

    public TopologyViewModel(Capture capture, Selection selection) {
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
