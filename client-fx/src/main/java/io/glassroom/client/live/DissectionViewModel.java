package io.glassroom.client.live;

import io.glassroom.client.model.ByteGrid;
import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CaptureListener;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.FieldNode;
import io.glassroom.client.model.Hop;
import io.glassroom.client.model.PacketTree;
import io.glassroom.client.model.TappedConnection;
import io.glassroom.client.selection.Selection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The selected packet laid open: the tree, the bytes, and where the selected field is in both. What becomes known of
/// the packet later, its answer or its fault, is shown with the next batch.
public final class DissectionViewModel {

    private final Capture capture;
    private final Selection selection;
    private final ReadOnlyObjectWrapper<@Nullable FieldNode> root = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable ByteGrid> grid = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Explanation> explanation = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper leads = new ReadOnlyBooleanWrapper();
    private boolean outdated; // more is known of the selected packet than the tree shows

    DissectionViewModel(Capture capture, Selection selection) {
        this.capture = capture;
        this.selection = selection;
        selection.packet().addListener((observable, old, packet) -> open(packet));
        selection.field().addListener((observable, old, field) -> explain(field));
        capture.listen(new CaptureListener() {
            @Override
            public void captured(CapturedPacket packet) {
                CapturedPacket shown = selection.packet().get();
                outdated |= shown != null && belongs(packet, shown);
            }

            @Override
            public void hopped(Hop hop) {
                CapturedPacket shown = selection.packet().get();
                outdated |= shown != null && !hop.flow().isNone() && hop.flow().equals(shown.flow());
            }

            @Override
            public void blamed(CapturedPacket packet) {
                outdated |= packet == selection.packet().get();
            }
        });
    }

    // Properties

    /// The tree; null if no packet is selected.
    public ReadOnlyObjectProperty<@Nullable FieldNode> root() {
        return root.getReadOnlyProperty();
    }

    /// The bytes; null if no packet is selected.
    public ReadOnlyObjectProperty<@Nullable ByteGrid> grid() {
        return grid.getReadOnlyProperty();
    }

    /// What there is to say about the selected field; null if none is selected.
    public ReadOnlyObjectProperty<@Nullable Explanation> explanation() {
        return explanation.getReadOnlyProperty();
    }

    /// Whether the selected field speaks of another packet, to which [#jump] goes.
    public ReadOnlyBooleanProperty leads() {
        return leads.getReadOnlyProperty();
    }

    public Selection selection() {
        return selection;
    }

    /// Whom the hop is about, by name; empty for several.
    Optional<TappedConnection> client(Hop hop) {
        return capture.client(hop);
    }

    /// About how long the hop was on its way; empty if that cannot be known yet.
    Optional<Duration> crossing(Hop hop) {
        return capture.hops().crossing(hop);
    }

    /// The bytes that the selected length counts. Where no length is selected, those of the first length that lies.
    public Optional<CountedBytes> counted() {
        FieldNode field = selection.field().get();
        FieldNode tree = root.get();
        if (tree == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(field)
                .flatMap(this::count)
                .or(() -> tree.walk().map(this::count).flatMap(Optional::stream).filter(CountedBytes::lies).findFirst());
    }

    // Commands

    public void select(FieldNode field) {
        selection.select(Optional.of(field));
    }

    /// Selects the innermost field at this byte.
    public void selectByte(int offset) {
        at(offset).ifPresent(this::select);
    }

    /// The mouse is over this byte, or over none.
    public void pointByte(Optional<Integer> offset) {
        selection.point(offset.flatMap(this::at));
    }

    /// Selects the packet that the selected field speaks of, if it is still kept.
    public void jump() {
        FieldNode field = selection.field().get();
        if (field != null) {
            capture.numbered(field.leadsTo()).ifPresent(selection::select);
        }
    }

    /// Goes a number of fields on, or back; stops at the ends.
    public void step(int fields) {
        FieldNode tree = root.get();
        if (tree == null) {
            return;
        }
        List<FieldNode> stops = tree.stops();
        FieldNode current = selection.field().get();
        int from = current == null ? -1 : indexOf(stops, current);
        int to = Math.max(0, Math.min(stops.size() - 1, from + fields));
        if (!stops.isEmpty()) {
            select(stops.get(to));
        }
    }

    /// Goes to the field a number of bytes on, or back.
    public void stepBytes(int count) {
        FieldNode current = selection.field().get();
        ByteGrid bytes = grid.get();
        if (bytes != null && bytes.length() > 0) {
            int from = current == null ? 0 : current.offset();
            selectByte(Math.max(0, Math.min(bytes.length() - 1, from + count)));
        }
    }

    /// A batch has been captured.
    void refresh() {
        if (outdated) {
            FieldNode before = selection.field().get();
            open(selection.packet().get());
            FieldNode tree = root.get();
            if (before != null && tree != null) {
                selection.select(tree.walk().filter(before::samePlace).findFirst());
            }
        }
    }

    private static boolean belongs(CapturedPacket packet, CapturedPacket shown) {
        return !shown.flow().isNone() && packet.flow().equals(shown.flow())
                || packet.exchange().filter(exchange -> exchange.request() == shown.number()).isPresent();
    }

    private Optional<FieldNode> at(int offset) {
        return Optional.ofNullable(root.get()).flatMap(tree -> tree.at(offset));
    }

    private Optional<CountedBytes> count(FieldNode field) {
        ByteGrid bytes = grid.get();
        CapturedPacket packet = selection.packet().get();
        return bytes == null || packet == null ? Optional.empty() : CountedBytes.of(field, bytes, packet.fault());
    }

    private static int indexOf(List<FieldNode> stops, FieldNode field) {
        int exact = stops.indexOf(field);
        if (exact >= 0) {
            return exact;
        }
        int at = 0;
        while (at < stops.size() && stops.get(at).offset() < field.offset()) {
            at++;
        }
        return at - 1;
    }

    private void open(@Nullable CapturedPacket packet) {
        outdated = false;
        if (packet == null) {
            grid.set(null);
            root.set(null);
            return;
        }
        FieldNode tree = PacketTree.of(packet, capture);
        grid.set(ByteGrid.of(packet.bytes(), tree));
        root.set(tree);
    }

    private void explain(@Nullable FieldNode field) {
        ByteGrid bytes = grid.get();
        CapturedPacket packet = selection.packet().get();
        boolean shown = field != null && bytes != null && packet != null;
        explanation.set(shown ? Explanation.of(field, bytes, packet.fault()) : null);
        leads.set(field != null && field.leadsTo() > 0);
    }
}
