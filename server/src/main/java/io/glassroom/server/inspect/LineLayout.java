package io.glassroom.server.inspect;

import io.glassroom.protocol.message.Dissection;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.PacketType;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.server.inspect.Screen.Ink;
import java.util.Locale;

/// The columns of a line.
///
/// ```
/// 12:04:05.123  alice        → node-1        ▣ Data       Request   Room.Join                7     38  {"room":"lobby"}
/// ```
final class LineLayout {

    private static final int TIME = 12;
    private static final int PACKET = 11;
    private static final int MESSAGE = 8;
    private static final int ID = 5;
    private static final int LENGTH = 6;
    private static final int NARROW = 110; // columns of a screen that has to save
    private static final int LEAST = 8; // columns of a body on even the narrowest

    private final int end; // columns of who sends, and of who receives
    private final int route;
    private final int body;
    private final Screen screen;

    LineLayout(Screen screen) {
        this.screen = screen;
        boolean narrow = screen.columns() < NARROW;
        this.end = narrow ? 8 : 12;
        this.route = narrow ? 14 : 20;
        int before = TIME + 2 + end + 3 + end + 2 + PACKET + 2 + MESSAGE + 2 + route + 1 + ID + 1 + LENGTH + 2;
        this.body = Math.max(LEAST, screen.columns() - before);
    }

    String header() {
        return Screen.fit("TIME", TIME) + "  " + name("FROM") + "   " + name("TO") + "  "
                + kind("PACKET", "MESSAGE") + rest("ROUTE", "ID", "LEN") + "BODY";
    }

    /// @param way the route of the message, or of the request that it answers
    String packet(String time, String from, String to, PacketType type, Dissection dissected, String way) {
        String start = start(time, from, to);
        String packet = glyph(type);
        String length = Integer.toString(dissected.bytes().length());
        if (dissected.message().isEmpty()) {
            Bytes shown = dissected.packet().map(Packet::body).orElse(Bytes.EMPTY);
            return start + screen.paint(ink(type), kind(packet, "")) + rest("", "", length) + preview(shown);
        }
        Ink ink = ink(type);
        Message message = dissected.message().get();
        String line = switch (message) {
            case Message.Request(long id, var _, var _) ->
                screen.paint(ink, kind(packet, "Request")) + rest(way, Long.toUnsignedString(id), length);
            case Message.Notify _ -> screen.paint(ink, kind(packet, "Notify")) + rest(way, "", length);
            case Message.Push _ -> screen.paint(ink, kind(packet, "Push")) + rest(way, "", length);
            case Message.Response(long id, boolean error, var _) ->
                screen.paint(error ? Ink.RED : ink, kind(packet, error ? "Error" : "Response"))
                        + rest(way.isEmpty() ? "" : "↩ " + way, Long.toUnsignedString(id), length);
        };
        return start + line + preview(message.body());
    }

    /// An envelope between two nodes.
    ///
    /// @param whom it is about
    String hop(String time, String from, String to, TapEvent.Cluster.Hop hop, String whom) {
        String word = hop.what().name();
        String kind = word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT);
        return start(time, from, to) + screen.paint(Ink.BLUE, kind("⇢ Hop", kind))
                + rest(hop.route(), number(hop.number()), Integer.toString(hop.bytes())) + Screen.cut(Screen.harmless(whom), body);
    }

    /// `#12`; of a long one the end, by which it differs from its neighbours; nothing if the sender was not watched.
    private static String number(long number) {
        String digits = Long.toString(number);
        int most = ID - 1;
        return number == 0 ? "" : digits.length() > most ? "…" + digits.substring(digits.length() - most) : "#" + digits;
    }

    /// A line that tells of something else than a packet.
    String note(String time, String from, String to, Ink ink, String what, String detail) {
        String rest = Screen.fit(what, PACKET) + "  " + Screen.harmless(detail);
        int room = Math.max(LEAST, screen.columns() - TIME - 2 - end - 3 - end - 2);
        return start(time, from, to) + screen.paint(ink, Screen.cut(rest, room).stripTrailing());
    }

    private String start(String time, String from, String to) {
        return screen.paint(Ink.FAINT, Screen.fit(time, TIME)) + "  " + name(from) + " → " + name(to) + "  ";
    }

    private String name(String name) {
        return Screen.fit(Screen.harmless(name), end);
    }

    private static String kind(String packet, String message) {
        return Screen.fit(packet, PACKET) + "  " + Screen.fit(message, MESSAGE);
    }

    private String rest(String way, String id, String length) {
        return "  " + Screen.fit(Screen.harmless(way), route) + " " + Screen.right(id, ID) + " "
                + Screen.right(length, LENGTH) + "  ";
    }

    private String preview(Bytes bytes) {
        Bytes start = bytes.slice(0, Math.min(bytes.length(), 4 * body)); // no character is longer
        String text = isText(start) ? Screen.harmless(start.utf8()) : start.hex();
        return Screen.cut(text, body);
    }

    private static boolean isText(Bytes bytes) {
        for (int i = 0; i < Math.min(bytes.length(), 16); i++) {
            int octet = bytes.u8(i);
            if (octet < ' ' && octet != '\n' && octet != '\r' && octet != '\t') {
                return false;
            }
        }
        return true;
    }

    static String glyph(PacketType type) {
        return switch (type) {
            case HANDSHAKE -> "⇄ Handshake";
            case HANDSHAKE_ACK -> "✓ Ack";
            case HEARTBEAT -> "♥ Heartbeat";
            case DATA -> "▣ Data";
            case KICK -> "✖ Kick";
        };
    }

    private static Ink ink(PacketType type) {
        return switch (type) {
            case HANDSHAKE -> Ink.CYAN;
            case HANDSHAKE_ACK -> Ink.GREEN;
            case HEARTBEAT -> Ink.MAGENTA;
            case DATA -> Ink.YELLOW;
            case KICK -> Ink.RED;
        };
    }
}
