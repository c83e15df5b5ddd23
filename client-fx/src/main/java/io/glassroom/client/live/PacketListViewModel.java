package io.glassroom.client.live;

import io.glassroom.client.filter.Filter;
import io.glassroom.client.live.RelatedPackets.Bracket;
import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.Marks;
import io.glassroom.client.selection.Selection;
import io.glassroom.client.settings.Settings;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ObservableList;

/// The list of packets. While it follows, each batch appends its rows; while it is paused the rows stand still, the
/// capture goes on, and [#fresh] counts what waits.
public final class PacketListViewModel {

    private static final String FOLD = "list.fold"; // in the settings

    private final Capture capture;
    private final Settings settings;
    private final Selection selection;
    private final VisiblePackets rows;
    private final RelatedPackets related;
    private final ReadOnlyBooleanWrapper following = new ReadOnlyBooleanWrapper(true);
    private final BooleanProperty folding = new SimpleBooleanProperty();
    private boolean foldingAtFirst;
    private final ReadOnlyLongWrapper fresh = new ReadOnlyLongWrapper();
    private final ReadOnlyIntegerWrapper shown = new ReadOnlyIntegerWrapper();
    private final ReadOnlyLongWrapper total = new ReadOnlyLongWrapper();
    private final ReadOnlyLongWrapper evicted = new ReadOnlyLongWrapper();
    private final ReadOnlyLongWrapper lost = new ReadOnlyLongWrapper();
    private final ReadOnlyLongWrapper looks = new ReadOnlyLongWrapper();
    private final ReadOnlyLongWrapper moves = new ReadOnlyLongWrapper();
    private long renewals; // of names and faults, as of the last batch
    private boolean moving;

    PacketListViewModel(Capture capture, Selection selection, Settings settings) {
        this.capture = capture;
        this.settings = settings;
        this.selection = selection;
        this.rows = new VisiblePackets(capture.packets());
        this.related = new RelatedPackets(capture, rows);
        folding.set(settings.recall(FOLD).filter(Boolean::parseBoolean).isPresent());
        rows.fold(folding.get());
        folding.addListener((observable, old, now) -> {
            if (!foldingAtFirst) {
                settings.remember(FOLD, now.toString());
            }
            move(() -> rows.fold(now));
        });
        selection.packet().addListener((observable, old, chosen) -> {
            related.of(chosen);
            if (chosen != null && indexOf(chosen) < 0) {
                move(() -> rows.reveal(chosen));
            }
            relook();
        });
        capture.marks().listen(this::relook);
    }

    // Properties

    public ObservableList<CapturedPacket> rows() {
        return rows;
    }

    public ReadOnlyBooleanProperty following() {
        return following.getReadOnlyProperty();
    }

    /// Whether heartbeats below each other share a row. Remembered.
    public BooleanProperty folding() {
        return folding;
    }

    /// Packets captured since the list was paused, whether the filter would show them or not.
    public ReadOnlyLongProperty fresh() {
        return fresh.getReadOnlyProperty();
    }

    /// Packets that the filter lets through, those folded away among them.
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

    /// Changes when rows may say something else than they did: names, marks, brackets, sizes of runs.
    public ReadOnlyLongProperty looks() {
        return looks.getReadOnlyProperty();
    }

    /// Changes after the rows have changed, when all who watch them have heard of it.
    public ReadOnlyLongProperty moves() {
        return moves.getReadOnlyProperty();
    }

    /// Whether the rows are changing at this moment: what is selected in them changes by itself then.
    public boolean moving() {
        return moving;
    }

    /// How many packets the list keeps.
    public int capacity() {
        return capture.packets().capacity();
    }

    public Marks marks() {
        return capture.marks();
    }

    /// Where this packet is; -1 if the filter hides it, or it is folded away.
    public int indexOf(CapturedPacket packet) {
        return rows.indexOf(packet);
    }

    /// Number of the last packet that the list knows of; those after it wait while it is paused.
    long seen() {
        return rows.seen();
    }

    /// Whether the filter lets this packet through.
    boolean passes(CapturedPacket packet) {
        return rows.passes(packet);
    }

    /// How this row is drawn into the bracket around the selected packet's flow.
    Bracket bracket(CapturedPacket row) {
        return related.bracket(row);
    }

    /// The heartbeats that this row stands for, if it stands for more than itself or begins those that are open.
    Optional<HeartbeatRun> run(CapturedPacket row) {
        return folding.get() ? rows.headed(row) : Optional.empty();
    }

    // Commands

    /// Folds heartbeats for somebody who has never chosen otherwise: a room that beats would fill the list.
    public void foldAtFirst() {
        if (settings.recall(FOLD).isEmpty()) {
            foldingAtFirst = true; // which nobody has chosen, and is not remembered
            folding.set(true);
            foldingAtFirst = false;
        }
    }

    /// The rows stand still from here on.
    public void pause() {
        following.set(false);
        count();
    }

    /// Shows what came meanwhile and follows again.
    public void follow() {
        following.set(true);
        take();
        count();
    }

    public void toggle() {
        if (following.get()) {
            pause();
        } else {
            follow();
        }
    }

    /// Shows each heartbeat of this row's run, or folds them again; without effect on other rows.
    public void open(CapturedPacket row, boolean now) {
        if (rows.run(row).filter(run -> run.size() > 1 && run.isOpen() != now).isPresent()) {
            CapturedPacket head = rows.run(row).orElseThrow().first();
            if (selection.packet().get() == row && !now) {
                selection.select(head); // what is selected stays to be seen
            }
            move(() -> rows.open(row, now));
        }
    }

    /// Opens the selected row's run, or shuts it.
    public void toggleRun() {
        CapturedPacket row = selection.packet().get();
        if (row != null) {
            rows.run(row).ifPresent(run -> open(row, !run.isOpen()));
        }
    }

    /// Goes to the next packet of the selected one's flow, or to the one before.
    public void goRelated(boolean forward) {
        CapturedPacket from = selection.packet().get();
        if (from != null) {
            related.beside(from, forward).ifPresent(selection::select);
        }
    }

    /// Shows through another filter what was shown so far.
    void filter(Filter filter) {
        move(() -> rows.refilter(filter::matches, following.get() ? capture.counted() : rows.seen()));
    }

    /// A batch has been captured.
    void refresh() {
        if (following.get()) {
            take();
        }
        count();
        if (related.refresh() || renewals != capture.namings() + capture.blamings()) {
            renewals = capture.namings() + capture.blamings();
            relook();
        }
    }

    /// The rows say something else than they did.
    void relook() {
        looks.set(looks.get() + 1);
    }

    private void take() {
        move(() -> {
            if (rows.refresh()) {
                relook();
            }
            CapturedPacket chosen = selection.packet().get();
            if (chosen != null && indexOf(chosen) < 0) {
                rows.reveal(chosen); // it was chosen before its row was here
            }
        });
    }

    private void move(Runnable change) {
        moving = true;
        change.run();
        moving = false;
        count();
        moves.set(moves.get() + 1);
    }

    private void count() {
        total.set(capture.counted());
        evicted.set(capture.packets().evicted());
        lost.set(capture.lost());
        shown.set(rows.passed());
        fresh.set(following.get() ? 0 : capture.counted() - rows.seen());
    }
}
