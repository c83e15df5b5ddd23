package io.glassroom.client.live;

import io.glassroom.client.model.Capture;
import io.glassroom.client.selection.Selection;

/// All of the Live view: list, filter, the packet laid open, and the connections.
public final class LiveViewModel {

    private final Capture capture;
    private final Selection selection;
    private final FilterViewModel filter = new FilterViewModel();
    private final PacketListViewModel list;
    private final DissectionViewModel dissection;
    private final ConnectionsViewModel connections;

    public LiveViewModel(Capture capture, Selection selection) {
        this.capture = capture;
        this.selection = selection;
        this.list = new PacketListViewModel(capture);
        this.dissection = new DissectionViewModel(capture, selection);
        this.connections = new ConnectionsViewModel(capture, filter);
        filter.applied().addListener((observable, old, now) -> list.filter(now));
    }

    // Properties

    public Selection selection() {
        return selection;
    }

    public FilterViewModel filter() {
        return filter;
    }

    public PacketListViewModel list() {
        return list;
    }

    public DissectionViewModel dissection() {
        return dissection;
    }

    public ConnectionsViewModel connections() {
        return connections;
    }

    /// Names that a filter's menus offer.
    public Capture capture() {
        return capture;
    }

    // Commands

    /// A batch has been captured.
    public void refresh() {
        list.refresh();
        connections.refresh();
    }
}
