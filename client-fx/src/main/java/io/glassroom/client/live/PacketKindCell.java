package io.glassroom.client.live;

import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.PacketKind;
import java.util.Map;
import java.util.EnumMap;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/// The packet's kind as sign, word and colour: each alone would do.
final class PacketKindCell extends TableCell<CapturedPacket, CapturedPacket> {

    private static final Map<PacketKind, PseudoClass> STATES = new EnumMap<>(PacketKind.class);

    static {
        for (PacketKind kind : PacketKind.values()) {
            STATES.put(kind, PseudoClass.getPseudoClass(Glyph.name(kind)));
        }
    }

    private final Map<PacketKind, Glyph> glyphs = new EnumMap<>(PacketKind.class);

    PacketKindCell() {
        getStyleClass().add("packet-kind");
    }

    @Override
    protected void updateItem(@Nullable CapturedPacket packet, boolean empty) {
        super.updateItem(packet, empty);
        PacketKind kind = packet == null || empty ? null : packet.packet();
        STATES.forEach((state, pseudoClass) -> pseudoClassStateChanged(pseudoClass, state == kind));
        setText(kind == null ? "" : kind.title());
        setGraphic(kind == null ? null : glyphs.computeIfAbsent(kind, made -> new Glyph(Glyph.name(made))));
    }
}
