package io.glassroom.client.live;

import io.glassroom.client.filter.Filter;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.Capture;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.collections.ObservableList;

/// The list of packets. While it follows, each batch appends its rows; while it is paused the rows stand still, the
/// capture goes on, and [#fresh] counts what waits.
public final class PacketListViewModel {

    private final Capture capture;
    private final VisiblePackets rows;
    private final ReadOnlyBooleanWrapper following = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyLongWrapper fresh = new ReadOnlyLongWrapper();
    private final ReadOnlyIntegerWrapper shown = new ReadOnlyIntegerWrapper();
    private final ReadOnlyLongWrapper total = new ReadOnlyLongWrapper();
    private final ReadOnlyLongWrapper evicted = new ReadOnlyLongWrapper();
    private final ReadOnlyLongWrapper lost = new ReadOnlyLongWrapper();
    private final ReadOnlyLongWrapper names = new ReadOnlyLongWrapper();

    PacketListViewModel(Capture capture) {
        this.capture = capture;
        this.rows = new VisiblePackets(capture.packets());
    }

    // Properties

    public ObservableList<CapturedPacket> rows() {
        return rows;
    }

    public ReadOnlyBooleanProperty following() {
        return following.getReadOnlyProperty();
    }

    /// Packets captured since the list was paused, whether the filter would show them or not.
    public ReadOnlyLongProperty fresh() {
        return fresh.getReadOnlyProperty();
    }

    public ReadOnlyIntegerProperty shown() {
        return shown.getReadOnlyProperty();
    }

    /// Packets captured so far.
    public ReadOnlyLongProperty total() {
        return total.getReadOnlyProperty();
    }

    /// The oldest packets, given up because the ring is full.
    public ReadOnlyLongProperty evicted() {
        return evicted.getReadOnlyProperty();
    }

    /// Records that the tap dropped before they came here.
    public ReadOnlyLongProperty lost() {
        return lost.getReadOnlyProperty();
    }

    /// Changes when a connection has another name than the visible rows may show.
    public ReadOnlyLongProperty names() {
        return names.getReadOnlyProperty();
    }

    /// How many packets the list keeps.
    public int capacity() {
        return capture.packets().capacity();
    }

    // Commands

    /// The rows stand still from here on.
    public void pause() {
        following.set(false);
        count();
    }

    /// Shows what came meanwhile and follows again.
    public void follow() {
        following.set(true);
        rows.refresh();
        count();
    }

    public void toggle() {
        if (following.get()) {
            pause();
        } else {
            follow();
        }
    }

    /// Shows through another filter what was shown so far.
    void filter(Filter filter) {
        rows.refilter(filter::matches, following.get() ? capture.counted() : rows.seen());
        count();
    }

    /// A batch has been captured.
    void refresh() {
        if (following.get()) {
            rows.refresh();
        }
        count();
    }

    /// Where this packet is; -1 if the filter hides it.
    public int indexOf(CapturedPacket packet) {
        return rows.indexOf(packet);
    }

    private void count() {
        total.set(capture.counted());
        evicted.set(capture.packets().evicted());
        lost.set(capture.lost());
        shown.set(rows.size());
        fresh.set(following.get() ? 0 : capture.counted() - rows.seen());
        names.set(capture.namings());
    }
}
