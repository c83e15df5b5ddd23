package io.glassroom.client.model;

import io.glassroom.client.model.FieldNode.Kind;
import io.glassroom.protocol.packet.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A packet as rows of sixteen bytes, each byte with the field that owns it, and the text that the bytes spell.
public final class ByteGrid {

    /// Bytes in a row.
    public static final int COLUMNS = 16;

    private static final String UNPRINTABLE = "·";

    private final Bytes bytes;
    private final @Nullable FieldNode[] owners;
    private final List<List<Letter>> letters;

    /// A character of the text column.
    ///
    /// @param offset of its first byte, where it is drawn
    /// @param width how many of its bytes lie in this row
    /// @param text what it looks like; a dot for what cannot be printed
    public record Letter(int offset, int width, String text) {}

    private ByteGrid(Bytes bytes, @Nullable FieldNode[] owners, List<List<Letter>> letters) {
        this.bytes = bytes;
        this.owners = owners;
        this.letters = letters;
    }

    /// @param root the tree of the same packet
    public static ByteGrid of(Bytes bytes, FieldNode root) {
        @Nullable FieldNode[] owners = new FieldNode[bytes.length()];
        root.walk().filter(node -> node.kind().onWire()).forEach(node -> {
            for (int at = node.offset(); at < Math.min(node.end(), owners.length); at++) {
                owners[at] = node;
            }
        });
        return new ByteGrid(bytes, owners, spell(bytes, owners));
    }

    public int length() {
        return bytes.length();
    }

    public int rows() {
        return (bytes.length() + COLUMNS - 1) / COLUMNS;
    }

    /// The byte, 0 to 255.
    public int value(int offset) {
        return bytes.u8(offset);
    }

    public Optional<FieldNode> owner(int offset) {
        return Optional.ofNullable(owners[offset]);
    }

    /// Whether a box begins left of this byte.
    public boolean opens(int offset) {
        return owners[offset] != null && (offset == 0 || owners[offset - 1] != owners[offset]);
    }

    /// Whether a box ends right of this byte.
    public boolean shuts(int offset) {
        return owners[offset] != null && (offset == owners.length - 1 || owners[offset + 1] != owners[offset]);
    }

    /// The text of a row. A character stands at its first byte and takes the place of all its bytes.
    public List<Letter> letters(int row) {
        return letters.get(row);
    }

    private static List<List<Letter>> spell(Bytes bytes, @Nullable FieldNode[] owners) {
        var rows = new ArrayList<List<Letter>>();
        for (int row = 0; row * COLUMNS < bytes.length(); row++) {
            rows.add(new ArrayList<>());
        }
        int at = 0;
        while (at < bytes.length()) {
            int width = isText(owners[at]) ? sequence(bytes, at) : 0;
            int rowEnd = (at / COLUMNS + 1) * COLUMNS;
            String text = width == 0 ? UNPRINTABLE : bytes.slice(at, at + width).utf8();
            int step = Math.max(1, width);
            rows.get(at / COLUMNS).add(new Letter(at, Math.min(step, rowEnd - at), printable(text)));
            at += step;
        }
        return rows;
    }

    /// Heads are numbers: letters that they happen to look like would only mislead.
    private static boolean isText(@Nullable FieldNode owner) {
        return owner == null
                || owner.kind() == Kind.ROUTE
                || owner.kind() == Kind.PACKET_BODY
                || owner.kind() == Kind.MESSAGE_BODY;
    }

    private static String printable(String text) {
        return text.codePoints().allMatch(point -> point >= 0x20 && point != 0x7f && Character.isDefined(point))
                ? text
                : UNPRINTABLE;
    }

    /// How many bytes the well-formed UTF-8 sequence that begins here has; 0 if none does.
    private static int sequence(Bytes bytes, int at) {
        int first = bytes.u8(at);
        int width = first < 0x80 ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0;
        if (width == 0 || at + width > bytes.length()) {
            return 0;
        }
        return bytes.slice(at, at + width).utf8().contains("\ufffd") ? 0 : width;
    }
}
