package io.glassroom.client.live;

import io.glassroom.client.filter.Filter;
import io.glassroom.client.filter.FilterException;
import io.glassroom.client.filter.FilterFault;
import io.glassroom.client.filter.FilterParser;
import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.PacketRing;
import io.glassroom.client.selection.Selection;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// Waits for a packet of a kind, holds the list still when it comes, and selects it. It waits again when the list is
/// told to follow; it does not stop what has been stopped.
public final class TriggerViewModel {

    private final Capture capture;
    private final PacketListViewModel list;
    private final Selection selection;
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable FilterFault> fault = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper armed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyLongWrapper fired = new ReadOnlyLongWrapper();
    private Filter filter = new Filter.All();
    private long seen; // number of the last packet that was looked at

    TriggerViewModel(Capture capture, PacketListViewModel list, Selection selection) {
        this.capture = capture;
        this.list = list;
        this.selection = selection;
        text.addListener((observable, old, now) -> parse(now));
        open.addListener((observable, old, now) -> armed.set(false));
    }

    // Properties

    /// Whether somebody writes or waits here.
    public BooleanProperty open() {
        return open;
    }

    /// The filter that tells what is waited for.
    public StringProperty text() {
        return text;
    }

    /// Why the text cannot be read; null if it can.
    public ReadOnlyObjectProperty<@Nullable FilterFault> fault() {
        return fault.getReadOnlyProperty();
    }

    /// Whether it waits.
    public ReadOnlyBooleanProperty armed() {
        return armed.getReadOnlyProperty();
    }

    /// Number of the packet at which the list was stopped last; 0 while none has come.
    public ReadOnlyLongProperty fired() {
        return fired.getReadOnlyProperty();
    }

    // Commands

    /// Waits from here on; without effect while the text cannot be read, or is empty.
    public void arm() {
        if (fault.get() == null && !text.get().isBlank()) {
            seen = capture.counted();
            fired.set(0);
            armed.set(true);
        }
    }

    public void disarm() {
        armed.set(false);
    }

    /// A batch has been captured.
    void refresh() {
        long from = seen;
        seen = capture.counted();
        if (!armed.get() || !list.following().get()) {
            return;
        }
        PacketRing ring = capture.packets();
        for (int i = ring.indexOf(from + 1); i < ring.size(); i++) {
            CapturedPacket packet = ring.get(i);
            if (filter.matches(packet)) {
                list.pause();
                selection.select(packet);
                fired.set(packet.number());
                return;
            }
        }
    }

    private void parse(String now) {
        armed.set(false);
        fired.set(0);
        try {
            filter = FilterParser.parse(now);
            fault.set(null);
        } catch (FilterException e) {
            fault.set(e.fault());
        }
    }
}
