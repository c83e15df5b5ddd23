package io.glassroom.server.inspect;

import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.server.inspect.Screen.Ink;

/// Lines of what is between nodes.
///
/// ```
/// 12:04:05.123  gate-1       → chat-1        ⇢ Hop        Request   Room.Join              #12     87  alice
/// 12:04:06.001  gate-1       → chat-2        + joined     chat: Room
/// ```
final class Between {

    private final LineLayout layout;

    Between(LineLayout layout) {
        this.layout = layout;
    }

    /// @param node that tells of it
    String hop(String time, String node, TapEvent.Cluster.Hop hop, String whom) {
        boolean sent = hop.direction() == Direction.OUT;
        return layout.hop(time, sent ? node : hop.peer(), sent ? hop.peer() : node, hop, whom);
    }

    String change(String time, String node, TapEvent.Cluster.Change change) {
        String member = change.member().node();
        return switch (change.what()) {
            case JOINED -> {
                String services = String.join(", ", change.member().services());
                yield layout.note(time, node, member, Ink.GREEN, "+ joined", change.member().role() + (services.isEmpty() ? "" : ": " + services));
            }
            case DRAINING -> layout.note(time, node, member, Ink.YELLOW, "~ draining", change.detail());
            case LEFT -> layout.note(time, node, member, Ink.YELLOW, "- left", change.detail());
            case REFUSED -> layout.note(time, node, member, Ink.RED, "! refused", change.detail());
        };
    }

    String line(String time, String node, TapEvent.Cluster.Line line) {
        String amount = WatchView.counted(line.envelopes(), "envelope") + ", " + line.bytes() + " bytes";
        String detail = line.detail().isEmpty() ? "" : ": " + line.detail();
        return switch (line.what()) {
            case OPENED -> layout.note(time, node, line.peer(), Ink.FAINT, "· line", "open" + detail);
            case BROKEN -> line.envelopes() == 0
                    ? layout.note(time, node, line.peer(), Ink.YELLOW, "- line", "broken" + detail)
                    : layout.note(time, node, line.peer(), Ink.RED, "! line", "broken, " + amount + " lost" + detail);
            case FULL -> layout.note(time, node, line.peer(), Ink.YELLOW, "! line", "full, " + amount + " wait" + detail);
            case DRAINED -> layout.note(time, node, line.peer(), Ink.FAINT, "· line", "has room again" + detail);
            case SHED -> layout.note(time, node, line.peer(), Ink.RED, "! line", amount + " given up for want of room" + detail);
        };
    }
}
