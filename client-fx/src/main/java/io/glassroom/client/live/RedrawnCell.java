package io.glassroom.client.live;

import io.glassroom.client.model.CapturedPacket;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/// A cell of the packet list: drawn when its row comes into view, and again when rows may say something else.
abstract class RedrawnCell extends TableCell<CapturedPacket, CapturedPacket> {

    private final ChangeListener<Number> redraw = (observable, old, now) -> redraw();

    RedrawnCell(PacketListViewModel model) {
        model.looks().addListener(new WeakChangeListener<>(redraw)); // the table throws its cells away as it likes
    }

    @Override
    protected final void updateItem(@Nullable CapturedPacket packet, boolean empty) {
        super.updateItem(packet, empty);
        draw(empty ? null : packet);
    }

    /// Shows the packet; null for no row.
    abstract void draw(@Nullable CapturedPacket packet);

    private void redraw() {
        CapturedPacket packet = getItem();
        if (packet != null && !isEmpty()) {
            draw(packet);
        }
    }
}
