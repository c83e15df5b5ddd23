package io.glassroom.client.live;

import io.glassroom.client.live.ColourRule.Tint;
import io.glassroom.client.model.CapturedPacket;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;
import org.jspecify.annotations.Nullable;

/// Marks what went wrong, and has the background that a rule gives it.
final class PacketRow extends TableRow<CapturedPacket> {

    private static final Map<Tint, PseudoClass> TINTS = new EnumMap<>(Tint.class);

    static {
        for (Tint tint : Tint.values()) {
            TINTS.put(tint, PseudoClass.getPseudoClass(tint.key()));
        }
    }

    private final RowLooksViewModel looks;
    private final ChangeListener<Number> redraw = (observable, old, now) -> draw(getItem());

    PacketRow(PacketListViewModel model, RowLooksViewModel looks) {
        this.looks = looks;
        model.looks().addListener(new WeakChangeListener<>(redraw));
    }

    @Override
    protected void updateItem(@Nullable CapturedPacket packet, boolean empty) {
        super.updateItem(packet, empty);
        draw(empty ? null : packet);
    }

    private void draw(@Nullable CapturedPacket packet) {
        pseudoClassStateChanged(Styles.FAILED, packet != null && packet.failed());
        Optional<Tint> tint = packet == null ? Optional.empty() : looks.tint(packet);
        TINTS.forEach((each, state) -> pseudoClassStateChanged(state, tint.filter(each::equals).isPresent()));
    }
}
