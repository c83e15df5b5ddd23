package io.glassroom.server.inspect;

import io.glassroom.protocol.message.Dissection;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Field;
import io.glassroom.protocol.packet.FieldSpan;
import io.glassroom.server.inspect.Screen.Ink;

/// The fields of a packet, each on a line of its own: offset, bytes, name, and what the decoder read there. Bodies show
/// their text beside the bytes, a character in the row where it begins.
///
/// ```
///               0000  04                                               pkt.type        DATA (4)
///               0001  00 00 2d                                         pkt.len         45
/// ```
final class FieldLines {

    private static final String INDENT = " ".repeat(14);
    private static final int ROW = 16; // bytes
    private static final int HEX = 3 * ROW - 1; // columns
    private static final int NAME = 14; // columns of the longest, msg.route.code

    private final Screen screen;
    private final Dissection dissected;

    FieldLines(Screen screen, Dissection dissected) {
        this.screen = screen;
        this.dissected = dissected;
    }

    void write(StringBuilder page) {
        boolean inner = dissected.fields().stream().anyMatch(span -> span.field() == Field.MESSAGE_FLAG);
        for (FieldSpan span : dissected.fields()) {
            boolean shownInParts = inner && span.field() == Field.PACKET_BODY;
            if (!shownInParts && (span.width() > 0 || !isBody(span))) {
                field(page, span);
            }
        }
        dissected.fault().ifPresent(fault -> page.append(INDENT)
                .append("%04x  ".formatted(fault.offset()))
                .append(screen.paint(Ink.RED, "▲ " + fault.rule() + ": " + Screen.harmless(fault.detail())))
                .append('\n'));
        page.append('\n');
    }

    private void field(StringBuilder page, FieldSpan span) {
        int end = Math.min(span.end(), dissected.bytes().length());
        String value = Screen.harmless(span.value());
        for (int at = span.offset(); at < end || at == span.offset(); at += ROW) {
            Bytes row = dissected.bytes().slice(at, Math.min(end, at + ROW));
            boolean first = at == span.offset();
            page.append(INDENT).append(screen.paint(Ink.FAINT, "%04x".formatted(at))).append("  ");
            page.append(screen.paint(ink(span.field()), Screen.fit(row.hex(), HEX))).append("  ");
            page.append(Screen.fit(first ? span.field().filterName() : "", NAME)).append("  ");
            page.append(isBody(span) ? text(at, end) : first ? value : "");
            int last = page.length();
            while (page.charAt(last - 1) == ' ') {
                last--;
            }
            page.setLength(last);
            page.append('\n');
        }
    }

    private static boolean isBody(FieldSpan span) {
        return span.field() == Field.MESSAGE_BODY || span.field() == Field.PACKET_BODY;
    }

    /// The characters that begin in this row.
    private String text(int from, int end) {
        var shown = new StringBuilder();
        int at = from;
        while (at < Math.min(end, from + ROW)) {
            int width = widthOfCharacter(at, end);
            if (width == 0) {
                shown.append(isContinuation(at) && beganBefore(at, from) ? "" : "·");
                at++;
            } else {
                shown.append(Screen.harmless(dissected.bytes().slice(at, at + width).utf8()));
                at += width;
            }
        }
        return shown.toString();
    }

    private boolean isContinuation(int at) {
        return (dissected.bytes().u8(at) & 0xc0) == 0x80;
    }

    /// Whether the byte belongs to a character that the row above has shown.
    private boolean beganBefore(int at, int row) {
        int start = at;
        while (start > row - 3 && start > 0 && isContinuation(start)) {
            start--;
        }
        return start < row && start + widthOfCharacter(start, dissected.bytes().length()) > at;
    }

    /// How many bytes the UTF-8 character takes that begins here; 0 if none does.
    private int widthOfCharacter(int at, int end) {
        int octet = dissected.bytes().u8(at);
        int width = octet < 0x80 ? 1 : octet >= 0xf0 ? 4 : octet >= 0xe0 ? 3 : octet >= 0xc2 ? 2 : 0;
        if (width == 0 || at + width > end) {
            return 0;
        }
        String character = dissected.bytes().slice(at, at + width).utf8();
        return character.codePointCount(0, character.length()) == 1 && character.codePointAt(0) != 0xfffd ? width : 0;
    }

    private static Ink ink(Field field) {
        return switch (field) {
            case PACKET_TYPE -> Ink.CYAN;
            case PACKET_LENGTH, ROUTE_LENGTH -> Ink.YELLOW;
            case MESSAGE_FLAG -> Ink.MAGENTA;
            case MESSAGE_ID -> Ink.BLUE;
            case ROUTE, ROUTE_CODE -> Ink.GREEN;
            case PACKET_BODY, MESSAGE_BODY -> Ink.PLAIN;
        };
    }
}
