package io.glassroom.client.live;

import io.glassroom.client.model.Capture;
import io.glassroom.client.pump.TapPump;
import io.glassroom.protocol.time.Time;
import java.time.Duration;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

/// All of the Live view: what the taps tell comes in through [#tick], ten times a second, and every pane's model
/// follows.
public final class LiveViewModel {

    private final TapPump pump;
    private final Time time;
    private final Capture capture;
    private final Selection selection = new Selection();
    private final FilterViewModel filter = new FilterViewModel();
    private final PacketListViewModel list;
    private final DissectionViewModel dissection;
    private final ConnectionsViewModel connections;
    private final ReadOnlyLongWrapper batchMillis = new ReadOnlyLongWrapper();
    private final ReadOnlyIntegerWrapper waiting = new ReadOnlyIntegerWrapper();
    private final ReadOnlyLongWrapper dropped = new ReadOnlyLongWrapper();

    /// @param capacity how many packets are kept
    public LiveViewModel(TapPump pump, Time time, int capacity) {
        this.pump = pump;
        this.time = time;
        this.capture = new Capture(capacity);
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

    /// What the last batch cost on the FX thread, milliseconds.
    public ReadOnlyLongProperty batchMillis() {
        return batchMillis.getReadOnlyProperty();
    }

    /// Records that wait for the next batch.
    public ReadOnlyIntegerProperty waiting() {
        return waiting.getReadOnlyProperty();
    }

    /// Records that were lost, on the way or in the queue.
    public ReadOnlyLongProperty dropped() {
        return dropped.getReadOnlyProperty();
    }

    /// Names that a filter's menus offer.
    public Capture capture() {
        return capture;
    }

    // Commands

    /// Takes over what has come since the last time.
    public void tick() {
        long start = time.nanos();
        int carried = pump.drain(capture::apply);
        if (carried > 0) {
            list.refresh();
            connections.refresh();
        }
        waiting.set(pump.waiting());
        dropped.set(pump.dropped() + capture.lost());
        if (carried > 0) {
            batchMillis.set(Duration.ofNanos(time.nanos() - start).toMillis());
        }
    }
}
