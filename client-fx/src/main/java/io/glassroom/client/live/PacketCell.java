package io.glassroom.client.live;

import io.glassroom.client.model.CapturedPacket;
import java.util.function.Function;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/// A cell that shows one thing about a packet, written only when it is seen.
final class PacketCell extends TableCell<CapturedPacket, CapturedPacket> {

    private final Function<CapturedPacket, String> text;

    /// @param styles style classes, separated by blanks; may be empty
    PacketCell(Function<CapturedPacket, String> text, String styles) {
        this.text = text;
        for (String style : styles.split(" ")) {
            if (!style.isEmpty()) {
                getStyleClass().add(style);
            }
        }
    }

    @Override
    protected void updateItem(@Nullable CapturedPacket packet, boolean empty) {
        super.updateItem(packet, empty);
        setText(packet == null || empty ? "" : text.apply(packet));
    }
}
