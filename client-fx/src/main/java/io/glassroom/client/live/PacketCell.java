package io.glassroom.client.live;

import io.glassroom.client.model.CapturedPacket;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A cell that shows one thing about a packet, written only when it is seen.
final class PacketCell extends RedrawnCell {

    private final Function<CapturedPacket, String> text;

    /// @param styles style classes, separated by blanks; may be empty
    PacketCell(PacketListViewModel model, Function<CapturedPacket, String> text, String styles) {
        super(model);
        this.text = text;
        for (String style : styles.split(" ")) {
            if (!style.isEmpty()) {
                getStyleClass().add(style);
            }
        }
    }

    @Override
    void draw(@Nullable CapturedPacket packet) {
        setText(packet == null ? "" : text.apply(packet));
    }
}
