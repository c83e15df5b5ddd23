package io.glassroom.client.selection;

import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.FieldNode;
import io.glassroom.client.model.Hop;
import io.glassroom.client.model.TappedConnection;
import java.time.Instant;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// What the person looks at: a moment, a node, a connection of it, a packet of that, a field of that. Every pane reads
/// it and writes it, so that a click in one shows in all.
///
/// The parts agree with each other: whoever selects a packet selects its connection, its node and its moment with it;
/// whoever selects another connection or node lets go of a packet that is not of it. Owned by the FX thread.
public final class Selection {

    private final ReadOnlyObjectWrapper<@Nullable CapturedPacket> packet = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable FieldNode> field = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable FieldNode> pointed = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Hop> hop = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable TappedConnection> connection = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper node = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Instant> time = new ReadOnlyObjectWrapper<>();

    // Properties

    /// The packet; null if none is selected.
    public ReadOnlyObjectProperty<@Nullable CapturedPacket> packet() {
        return packet.getReadOnlyProperty();
    }

    /// The field of that packet; null if none is selected.
    public ReadOnlyObjectProperty<@Nullable FieldNode> field() {
        return field.getReadOnlyProperty();
    }

    /// The field under the mouse; null if there is none.
    public ReadOnlyObjectProperty<@Nullable FieldNode> pointed() {
        return pointed.getReadOnlyProperty();
    }

    /// What went between two nodes; null if none is selected. A packet may be selected with it, if it belongs to the
    /// same message.
    public ReadOnlyObjectProperty<@Nullable Hop> hop() {
        return hop.getReadOnlyProperty();
    }

    /// The connection; null if none is selected.
    public ReadOnlyObjectProperty<@Nullable TappedConnection> connection() {
        return connection.getReadOnlyProperty();
    }

    /// The name of the node; empty if none is selected.
    public ReadOnlyStringProperty node() {
        return node.getReadOnlyProperty();
    }

    /// The moment, by the clock of the node that told of it; null if none is selected.
    public ReadOnlyObjectProperty<@Nullable Instant> time() {
        return time.getReadOnlyProperty();
    }

    // Commands

    /// Selects a packet with its connection, node and moment; the field of the packet before is forgotten. Null lets go
    /// of the packet alone.
    public void select(@Nullable CapturedPacket chosen) {
        hop.set(null);
        if (packet.get() == chosen) {
            return;
        }
        field.set(null);
        pointed.set(null);
        if (chosen != null) {
            connection.set(chosen.connection());
            node.set(chosen.connection().node());
            time.set(chosen.at());
        }
        packet.set(chosen);
    }

    /// Selects what went between two nodes, with its moment and the node that told of it. A packet of another message
    /// is let go.
    public void select(Hop chosen) {
        CapturedPacket current = packet.get();
        if (current != null && (chosen.flow().isNone() || !current.flow().equals(chosen.flow()))) {
            select((CapturedPacket) null);
        }
        connection.set(null);
        node.set(chosen.sent().isPresent() ? chosen.from() : chosen.to());
        time.set(chosen.end().at());
        hop.set(chosen);
    }

    public void select(Optional<FieldNode> chosen) {
        field.set(chosen.orElse(null));
    }

    /// Selects a connection with its node. A packet of another connection is let go.
    public void select(TappedConnection chosen) {
        CapturedPacket current = packet.get();
        hop.set(null);
        if (current != null && current.connection() != chosen) {
            select((CapturedPacket) null);
        }
        node.set(chosen.node());
        connection.set(chosen);
    }

    /// Selects a node. A packet or connection of another node is let go.
    ///
    /// @param chosen its name; empty for none
    public void selectNode(String chosen) {
        CapturedPacket current = packet.get();
        hop.set(null);
        if (current != null && !current.connection().node().equals(chosen)) {
            select((CapturedPacket) null);
        }
        TappedConnection attached = connection.get();
        if (attached != null && !attached.node().equals(chosen)) {
            connection.set(null);
        }
        node.set(chosen);
    }

    /// Selects a moment; a packet of another moment is let go.
    public void selectTime(Instant chosen) {
        CapturedPacket current = packet.get();
        if (current != null && !current.at().equals(chosen)) {
            select((CapturedPacket) null);
        }
        Hop crossed = hop.get();
        if (crossed != null && !crossed.end().at().equals(chosen)) {
            hop.set(null);
        }
        time.set(chosen);
    }

    public void point(Optional<FieldNode> under) {
        pointed.set(under.orElse(null));
    }

    /// Lets go of everything.
    public void clear() {
        select((CapturedPacket) null);
        connection.set(null);
        node.set("");
        time.set(null);
    }
}
