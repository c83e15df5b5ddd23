package io.glassroom.client.topology;

import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.MessageKind;
import java.util.Locale;

/// What packets and amounts are called, the same in every language.
final class Labels {

    private static final int LONGEST = 13; // letters of a name in its badge

    private Labels() {}

    /// `Push onMessage`, `Heartbeat`
    static String of(CapturedPacket packet) {
        MessageKind message = packet.message();
        String kind = message == null ? packet.packet().title() : message.title();
        return packet.route().isEmpty() ? kind : kind + " " + packet.route();
    }

    /// A name as far as it has room.
    static String brief(String name) {
        int letters = name.codePointCount(0, name.length());
        return letters <= LONGEST ? name : name.substring(0, name.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    /// `0`, `0.4`, `12`, `9.8k`
    static String rate(double aSecond) {
        if (aSecond >= 1_000) {
            return String.format(Locale.ROOT, "%.1fk", aSecond / 1_000);
        }
        return String.format(Locale.ROOT, aSecond == 0 || aSecond >= 10 ? "%.0f" : "%.1f", aSecond);
    }
}
