package io.glassroom.client.sequence;

import io.glassroom.client.live.LiveViewModel;
import io.glassroom.client.live.PacketListViewModel;
import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.Dispatches;
import io.glassroom.client.model.Hop;
import io.glassroom.client.model.MessageKind;
import io.glassroom.client.model.TappedConnection;
import io.glassroom.client.selection.Selection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.collections.ObservableList;

/// The rows of the list once more, as arrows between lanes: the same filter, the same standing still. Knows which of
/// them are in sight. Owned by the FX thread.
public final class SequenceViewModel {

    private final PacketListViewModel list;
    private final ObservableList<CapturedPacket> rows;
    private final Selection selection;
    private final Dispatches dispatches;
    private final Capture capture;
    private final ReadOnlyIntegerWrapper first = new ReadOnlyIntegerWrapper();
    private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper();
    private int room = 1; // rows in sight

    public SequenceViewModel(LiveViewModel live, Dispatches dispatches) {
        this.list = live.list();
        this.rows = list.rows();
        this.selection = live.selection();
        this.dispatches = dispatches;
        this.capture = live.capture();
        selection.packet().addListener((observable, old, now) -> {
            reveal(now == null ? -1 : list.indexOf(now));
            change();
        });
        selection.connection().addListener((observable, old, now) -> change());
        selection.hop().addListener((observable, old, now) -> change());
        list.following().addListener((observable, old, now) -> refresh());
        live.filter().applied().addListener((observable, old, now) -> refresh());
    }

    // Properties

    public Selection selection() {
        return selection;
    }

    /// How many arrows there are.
    public int size() {
        return rows.size();
    }

    /// How many arrows can be seen at once.
    public int room() {
        return room;
    }

    /// Index of the uppermost arrow in sight.
    public ReadOnlyIntegerProperty first() {
        return first.getReadOnlyProperty();
    }

    /// Grows whenever something else is to be drawn.
    public ReadOnlyLongProperty version() {
        return version.getReadOnlyProperty();
    }

    /// The packets in sight, from above.
    public List<CapturedPacket> inSight() {
        int from = Math.clamp(first.get(), 0, rows.size());
        return List.copyOf(rows.subList(from, Math.min(rows.size(), from + room)));
    }

    /// How the node handled the message of this packet.
    public Optional<Dispatches.Handling> handling(CapturedPacket packet) {
        return dispatches.of(packet);
    }

    /// The hop that took the message of this packet on to the node that serves it, or that brought it from there; empty
    /// if it stayed at its gate.
    public Optional<Hop> hop(CapturedPacket packet) {
        return packet.flow().isNone() || packet.message() == null
                ? Optional.empty()
                : capture.hops().of(packet.flow()).stream().filter(hop -> carries(hop, packet)).findFirst();
    }

    private static boolean carries(Hop hop, CapturedPacket packet) {
        String gate = packet.connection().node();
        return switch (hop.what()) {
            case REQUEST -> packet.message() == MessageKind.REQUEST && hop.from().equals(gate);
            case NOTIFY -> packet.message() == MessageKind.NOTIFY && hop.from().equals(gate);
            case RESPONSE -> packet.message() == MessageKind.RESPONSE && hop.to().equals(gate);
            case PUSH ->
                packet.message() == MessageKind.PUSH && hop.to().equals(gate) && hop.route().equals(packet.route());
            case CALL, REPLY, SESSION -> false;
        };
    }

    /// Gates first, then those that serve, then the master.
    Comparator<String> order() {
        return Comparator.comparingInt(this::rank)
                .thenComparingInt(String::length)
                .thenComparing(Comparator.naturalOrder());
    }

    private int rank(String node) {
        return capture.members().find(node).map(member -> switch (member.info().role()) {
            case "chat" -> 1;
            case "master" -> 2;
            default -> 0;
        }).orElse(0);
    }

    // Commands

    /// A batch has been captured, or the rows are others.
    public void refresh() {
        first.set(list.following().get() ? last() : Math.clamp(first.get(), 0, last()));
        change();
    }

    /// So many rows can be seen at once.
    public void setRoom(int visible) {
        if (visible != room && visible > 0) {
            room = visible;
            refresh();
        }
    }

    /// Shows other rows. The list stands still as soon as one leaves its end.
    public void scrollTo(int index) {
        int wanted = Math.clamp(index, 0, last());
        if (wanted < last()) {
            list.pause();
        }
        first.set(wanted);
        change();
    }

    /// Goes back to the end, and follows again.
    public void follow() {
        list.follow();
        refresh();
    }

    /// Selects the arrow so many below the selected one, or the last one if none is selected.
    public void move(int down) {
        if (rows.isEmpty()) {
            return;
        }
        CapturedPacket selected = selection.packet().get();
        int from = selected == null ? -1 : list.indexOf(selected);
        select(rows.get(from < 0 ? rows.size() - 1 : Math.clamp(from + (long) down, 0, rows.size() - 1)));
    }

    public void select(CapturedPacket packet) {
        list.pause();
        selection.select(packet);
    }

    public void select(Hop hop) {
        list.pause();
        selection.select(hop);
    }

    public void select(TappedConnection connection) {
        selection.select(connection);
    }

    public void selectNode(String node) {
        selection.selectNode(node);
    }

    private void reveal(int row) {
        if (row >= 0 && (row < first.get() || row >= first.get() + room)) {
            first.set(Math.clamp(row - room / 2, 0, last()));
        }
    }

    private int last() {
        return Math.max(0, rows.size() - room);
    }

    private void change() {
        version.set(version.get() + 1);
    }
}
