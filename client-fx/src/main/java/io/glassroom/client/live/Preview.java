package io.glassroom.client.live;

import io.glassroom.client.model.CapturedPacket;
import io.glassroom.protocol.packet.Fault;
import java.util.stream.Stream;

/// The last column: the one thing about a packet that the others do not say.
final class Preview {

    private static final int LENGTH = 240;

    private Preview() {}

    static String of(CapturedPacket packet) {
        String fault = packet.fault().map(Fault::detail).orElse("");
        String trip = packet.exchange().map(exchange -> "[" + Figures.brief(exchange.roundTrip()) + "]").orElse("");
        String body = packet.length() > 4 && fault.isEmpty() ? packet.bodyText() : "";
        String text = String.join("  ", Stream.of(fault, trip, body)
                .filter(part -> !part.isEmpty())
                .toList());
        return (text.length() > LENGTH ? text.substring(0, LENGTH) + "…" : text).replaceAll("\\p{Cntrl}+", " ");
    }
}
