package io.glassroom.client.live;

import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.PacketKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The packet's kind as sign, word and colour: each alone would do. Folded heartbeats are counted here, behind an arrow
/// that opens them.
final class PacketKindCell extends RedrawnCell {

    private static final Map<PacketKind, PseudoClass> STATES = new EnumMap<>(PacketKind.class);

    static {
        for (PacketKind kind : PacketKind.values()) {
            STATES.put(kind, PseudoClass.getPseudoClass(Glyph.name(kind)));
        }
    }

    private final PacketListViewModel model;
    private final Map<PacketKind, Glyph> glyphs = new EnumMap<>(PacketKind.class);
    private final Region arrow = new Region();
    private final HBox folded = new HBox(arrow, new Glyph(Glyph.name(PacketKind.HEARTBEAT)));

    PacketKindCell(PacketListViewModel model) {
        super(model);
        this.model = model;
        getStyleClass().add("packet-kind");
        arrow.getStyleClass().add("fold-arrow");
        folded.getStyleClass().add("fold");
        setOnMouseClicked(event -> {
            if (getItem() != null) {
                model.run(getItem()).ifPresent(run -> model.open(run.first(), !run.isOpen()));
            }
        });
    }

    @Override
    void draw(@Nullable CapturedPacket packet) {
        PacketKind kind = packet == null ? null : packet.packet();
        STATES.forEach((state, pseudoClass) -> pseudoClassStateChanged(pseudoClass, state == kind));
        if (packet == null || kind == null) {
            setText("");
            setGraphic(null);
            return;
        }
        Optional<HeartbeatRun> run = model.run(packet);
        run.ifPresent(found -> arrow.pseudoClassStateChanged(Styles.OPEN, found.isOpen()));
        setText(run.map(found -> "×" + found.size()).orElse(kind.title()));
        setGraphic(run.<Node>map(found -> folded).orElseGet(() -> glyphs.computeIfAbsent(kind, made -> new Glyph(Glyph.name(made)))));
    }
}
