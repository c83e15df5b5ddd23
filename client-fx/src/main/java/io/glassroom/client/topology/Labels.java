package io.glassroom.client.topology;

import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.Hop;
import io.glassroom.client.model.MessageKind;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// What packets and amounts are called, the same in every language.
final class Labels {

    private Labels() {}

    /// `Push onMessage`, `Heartbeat`
    static String of(CapturedPacket packet) {
        MessageKind message = packet.message();
        String kind = message == null ? packet.packet().title() : message.title();
        return packet.route().isEmpty() ? kind : kind + " " + packet.route();
    }

    /// `Push onMessage`, `Call TopicService.Stats`, `Session`
    static String of(Hop hop) {
        String kind = hop.what().name().charAt(0) + hop.what().name().substring(1).toLowerCase(Locale.ROOT);
        return hop.route().isEmpty() ? kind : kind + " " + hop.route();
    }

    /// A name as far as there is room for it.
    static String fitting(String name, double room, ToDoubleFunction<String> width) {
        String text = name;
        for (int letters = name.codePointCount(0, name.length()) - 1; letters > 0 && width.applyAsDouble(text) > room; letters--) {
            text = name.substring(0, name.offsetByCodePoints(0, letters)) + "…";
        }
        return text;
    }

    /// `0`, `0.4`, `12`, `9.8k`
    static String rate(double aSecond) {
        if (aSecond >= 1_000) {
            return String.format(Locale.ROOT, "%.1fk", aSecond / 1_000);
        }
        return String.format(Locale.ROOT, aSecond == 0 || aSecond >= 10 ? "%.0f" : "%.1f", aSecond);
    }
}
