package io.glassroom.client.rooms;

import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.Members;
import io.glassroom.client.notice.Notices;
import io.glassroom.client.place.OwnServer;
import io.glassroom.client.selection.Selection;
import io.glassroom.client.settings.Settings;
import io.glassroom.client.timing.NodeClock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

/// The Rooms view: rooms with their members, sessions, bots, and what is done to connections. Owned by the FX thread.
public final class RoomsViewModel {

    /// Rooms that are shown, the largest first.
    static final int SHOWN = 40;

    private final Selection selection;
    private final Settings settings;
    private final RoomBook book;
    private final Members members;
    private final Reassembly reassembly = new Reassembly();
    private final SessionsViewModel sessions;
    private final FaultsViewModel faults;
    private final Optional<BotsViewModel> bots;
    private final ReadOnlyLongWrapper changes = new ReadOnlyLongWrapper();

    /// @param server if it is our own
    public RoomsViewModel(
            Capture capture,
            Selection selection,
            Settings settings,
            Notices notices,
            NodeClock clock,
            Optional<? extends OwnServer> server) {
        this.selection = selection;
        this.settings = settings;
        this.book = new RoomBook(capture);
        this.members = capture.members();
        this.sessions = new SessionsViewModel(capture, selection, settings, clock, server);
        this.faults = new FaultsViewModel(selection, server.map(OwnServer::faults), notices);
        this.bots = server.map(own -> new BotsViewModel(own.crowd()));
        capture.listen(reassembly);
    }

    // Properties

    public Selection selection() {
        return selection;
    }

    public SessionsViewModel sessions() {
        return sessions;
    }

    public FaultsViewModel faults() {
        return faults;
    }

    /// Absent when the server is somebody else's.
    public Optional<BotsViewModel> bots() {
        return bots;
    }

    /// Another number: rooms may look otherwise.
    public ReadOnlyLongProperty changes() {
        return changes.getReadOnlyProperty();
    }

    /// Which colour those of a gate have, from 0; empty if there is but one gate.
    OptionalInt tint(String gate) {
        return members.tint(gate);
    }

    /// Whether what is new moves.
    boolean isAnimated() {
        return settings.animations().get();
    }

    /// The largest rooms.
    List<Room> rooms() {
        return book.rooms().stream()
                .sorted(Comparator.comparingInt(Room::size).reversed())
                .limit(SHOWN)
                .toList();
    }

    /// Rooms that are not shown.
    int more() {
        return Math.max(0, book.rooms().size() - SHOWN);
    }

    /// How the decoder's buffer of the selected connection filled.
    List<Reassembly.Step> filling() {
        return selection.connection().get() == null ? List.of() : reassembly.of(selection.connection().get());
    }

    // Commands

    /// Selects what somebody was sent last, or else their connection.
    void select(Room.Place place) {
        CapturedPacket push = place.push();
        if (push != null) {
            selection.select(push);
        } else {
            selection.select(place.member());
        }
    }

    /// A batch has been captured.
    public void refresh() {
        sessions.refresh();
        faults.refresh();
        bots.ifPresent(BotsViewModel::refresh);
        changes.set(book.changes() + reassembly.changes());
    }
}
