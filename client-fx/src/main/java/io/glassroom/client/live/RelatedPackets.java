package io.glassroom.client.live;

import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.PacketRing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The flow of the selected packet: a Request with its Response and every Push that it caused, wherever they went. What
/// still comes of it is added as it comes.
final class RelatedPackets {

    private final Capture capture;
    private final VisiblePackets rows;
    private final List<CapturedPacket> flow = new ArrayList<>(); // oldest first
    private long seen; // number of the last packet that was looked at

    /// How a row is drawn into the bracket around a flow.
    enum Bracket {
        NONE(""),
        FIRST("┌"),
        MEMBER("├"),
        /// Not of the flow, between two that are.
        THROUGH("│"),
        LAST("└");

        private final String sign;

        Bracket(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }
    }

    RelatedPackets(Capture capture, VisiblePackets rows) {
        this.capture = capture;
        this.rows = rows;
    }

    void of(@Nullable CapturedPacket packet) {
        flow.clear();
        if (packet != null) {
            flow.addAll(capture.flow(packet));
        }
        seen = capture.counted();
    }

    /// @return whether more has come
    boolean refresh() {
        int before = flow.size();
        PacketRing ring = capture.packets();
        if (before > 0 && !flow.getFirst().flow().isNone()) {
            CapturedPacket cause = flow.getFirst();
            for (int i = ring.indexOf(seen + 1); i < ring.size(); i++) {
                CapturedPacket packet = ring.get(i);
                if (packet.flow().equals(cause.flow())) {
                    flow.add(packet);
                }
            }
        }
        seen = capture.counted();
        return flow.size() > before;
    }

    /// How many packets the flow has, shown or not.
    int size() {
        return flow.size();
    }

    Bracket bracket(CapturedPacket row) {
        if (flow.size() < 2 || row.number() < flow.getFirst().number() || row.number() > flow.getLast().number()) {
            return Bracket.NONE;
        }
        CapturedPacket first = shown(flow).orElse(row);
        CapturedPacket last = shown(flow.reversed()).orElse(row);
        if (first == last || row.number() < first.number() || row.number() > last.number()) {
            return Bracket.NONE;
        }
        if (row == first) {
            return Bracket.FIRST;
        }
        if (row == last) {
            return Bracket.LAST;
        }
        return isMember(row) ? Bracket.MEMBER : Bracket.THROUGH;
    }

    /// The next packet of the flow that is shown, or the one before.
    Optional<CapturedPacket> beside(CapturedPacket packet, boolean forward) {
        return (forward ? flow : flow.reversed())
                .stream()
                        .filter(other -> forward ? other.number() > packet.number() : other.number() < packet.number())
                        .filter(other -> rows.indexOf(other) >= 0)
                        .findFirst();
    }

    private Optional<CapturedPacket> shown(List<CapturedPacket> order) {
        return order.stream().filter(packet -> rows.indexOf(packet) >= 0).findFirst();
    }

    private boolean isMember(CapturedPacket row) {
        return row.flow().equals(flow.getFirst().flow());
    }
}
