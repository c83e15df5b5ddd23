package io.glassroom.client.live;

import io.glassroom.client.filter.Needle;
import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.PacketRing;
import io.glassroom.client.selection.Selection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// Looks for something in all packets that the list shows. It does so in slices ([#slice]), so that a full list never
/// stops the window; what comes meanwhile is looked through too.
public final class FindViewModel {

    private static final int PACKETS = 2_500; // of one slice, at most
    private static final int BYTES = 256 << 10; // of one slice, about

    private final Capture capture;
    private final PacketListViewModel list;
    private final Selection selection;
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final StringProperty text = new SimpleStringProperty("");
    private final ObjectProperty<Needle.Kind> kind = new SimpleObjectProperty<>(Needle.Kind.TEXT);
    private final BooleanProperty exact = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper unreadable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper searching = new ReadOnlyBooleanWrapper();
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper position = new ReadOnlyIntegerWrapper();
    private final List<Long> hits = new ArrayList<>(); // numbers of packets, ascending
    private @Nullable Needle needle;
    private long at; // number of the last packet that was looked at
    private Wish wish = Wish.NONE;

    /// Where to go as soon as it is known.
    private enum Wish {
        NONE,
        NEXT,
        PREVIOUS
    }

    FindViewModel(Capture capture, PacketListViewModel list, Selection selection) {
        this.capture = capture;
        this.list = list;
        this.selection = selection;
        text.addListener((observable, old, now) -> restart());
        kind.addListener((observable, old, now) -> restart());
        exact.addListener((observable, old, now) -> restart());
        open.addListener((observable, old, now) -> restart());
        selection.packet().addListener((observable, old, now) -> place());
    }

    // Properties

    /// Whether somebody wants to find something.
    public BooleanProperty open() {
        return open;
    }

    public StringProperty text() {
        return text;
    }

    public ObjectProperty<Needle.Kind> kind() {
        return kind;
    }

    /// Whether capitals matter.
    public BooleanProperty exact() {
        return exact;
    }

    /// Whether the text is none of its kind.
    public ReadOnlyBooleanProperty unreadable() {
        return unreadable.getReadOnlyProperty();
    }

    /// Whether there are packets that have not been looked at: [#slice] is to be called.
    public ReadOnlyBooleanProperty searching() {
        return searching.getReadOnlyProperty();
    }

    /// How many packets have it, as far as is known.
    public ReadOnlyIntegerProperty count() {
        return count.getReadOnlyProperty();
    }

    /// Which of them is selected, from 1; 0 if none is.
    public ReadOnlyIntegerProperty position() {
        return position.getReadOnlyProperty();
    }

    // Commands

    /// Goes to the next packet that has it, after the last to the first.
    public void next() {
        go(Wish.NEXT);
    }

    public void previous() {
        go(Wish.PREVIOUS);
    }

    /// Looks through some more packets.
    public void slice() {
        Needle wanted = needle;
        if (wanted == null) {
            searching.set(false);
            return;
        }
        PacketRing ring = capture.packets();
        int end = ring.indexOf(list.seen() + 1);
        int bytes = 0;
        int i = ring.indexOf(at + 1);
        for (int last = Math.min(end, i + PACKETS); i < last && bytes < BYTES; i++) {
            CapturedPacket packet = ring.get(i);
            at = packet.number();
            bytes += packet.length();
            if (wanted.isIn(packet) && list.passes(packet)) {
                hits.add(packet.number());
            }
        }
        searching.set(i < end);
        place();
        grant();
    }

    /// Looks at everything anew: the list shows other packets than before.
    void restart() {
        Optional<Needle> read = open.get() ? Needle.read(kind.get(), text.get(), exact.get()) : Optional.empty();
        needle = read.orElse(null);
        unreadable.set(open.get() && read.isEmpty() && !text.get().isBlank());
        hits.clear();
        at = 0;
        wish = Wish.NONE;
        searching.set(needle != null && capture.packets().size() > 0);
        place();
    }

    /// A batch has been captured.
    void refresh() {
        if (needle == null) {
            return;
        }
        PacketRing ring = capture.packets();
        long oldest = ring.size() == 0 ? 0 : ring.get(0).number();
        hits.subList(0, index(oldest)).clear();
        searching.set(ring.indexOf(at + 1) < ring.indexOf(list.seen() + 1));
        place();
    }

    private void go(Wish direction) {
        open.set(true);
        wish = direction;
        grant();
    }

    private void grant() {
        if (wish == Wish.NONE || needle == null) {
            return;
        }
        CapturedPacket selected = selection.packet().get();
        boolean forward = wish == Wish.NEXT;
        long from = selected != null ? selected.number() : forward ? 0 : Long.MAX_VALUE;
        int found = forward ? index(from + 1) : index(from) - 1;
        boolean known = forward ? found < hits.size() : found >= 0 && at >= Math.min(from, list.seen());
        if (!known && searching.get()) {
            return; // a later slice will tell
        }
        wish = Wish.NONE;
        if (!hits.isEmpty()) {
            show(hits.get(Math.floorMod(found, hits.size())));
        }
    }

    private void show(long number) {
        PacketRing ring = capture.packets();
        int index = ring.indexOf(number);
        if (index < ring.size()) {
            list.pause();
            selection.select(ring.get(index));
        }
    }

    private void place() {
        count.set(hits.size());
        CapturedPacket selected = selection.packet().get();
        int index = selected == null ? hits.size() : index(selected.number());
        boolean here = selected != null && index < hits.size() && hits.get(index) == selected.number();
        position.set(here ? index + 1 : 0);
    }

    /// Of the first hit whose number is at least this one.
    private int index(long number) {
        int index = Collections.binarySearch(hits, number);
        return index < 0 ? -index - 1 : index;
    }
}
