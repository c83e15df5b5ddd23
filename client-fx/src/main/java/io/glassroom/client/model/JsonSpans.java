package io.glassroom.client.model;

import io.glassroom.protocol.packet.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds where in the bytes each value of a JSON text lies. Gson reads values and not their places, hence this walk
/// of its own, for display only: it accepts what RFC 8259 does, and gives up where that ends.
public final class JsonSpans {

    private static final int MAX_DEPTH = 64;
    private static final int MAX_NODES = 5_000;

    private final Bytes in;
    private final int base; // where the first byte of `in` lies in the packet
    private int at;
    private int nodes;

    private JsonSpans(Bytes in, int base) {
        this.in = in;
        this.base = base;
    }

    /// The values within the text, which is an object or array; empty if it is neither or not JSON.
    ///
    /// @param base offset of the text's first byte in the packet
    public static List<FieldNode> of(Bytes text, int base) {
        var spans = new JsonSpans(text, base);
        try {
            spans.blanks();
            FieldNode root = spans.value("", 0);
            spans.blanks();
            return spans.at == text.length() ? root.children() : List.of();
        } catch (NotJson e) {
            return List.of();
        }
    }

    private FieldNode value(String name, int depth) {
        if (depth > MAX_DEPTH || ++nodes > MAX_NODES) {
            throw new NotJson();
        }
        int start = at;
        List<FieldNode> children =
                switch (peek()) {
                    case '{' -> members(depth);
                    case '[' -> elements(depth);
                    case '"' -> string();
                    default -> word();
                };
        String text = in.slice(start, at).utf8();
        return new FieldNode(FieldNode.Kind.JSON, name, text, base + start, at - start, "", children);
    }

    private List<FieldNode> members(int depth) {
        var members = new ArrayList<FieldNode>();
        at++;
        blanks();
        while (peek() != '}') {
            int start = at;
            string();
            String quoted = in.slice(start, at).utf8();
            blanks();
            take(':');
            blanks();
            members.add(value(quoted.substring(1, quoted.length() - 1), depth + 1));
            separator('}');
        }
        at++;
        return members;
    }

    private List<FieldNode> elements(int depth) {
        var elements = new ArrayList<FieldNode>();
        at++;
        blanks();
        while (peek() != ']') {
            elements.add(value("[" + elements.size() + "]", depth + 1));
            separator(']');
        }
        at++;
        return elements;
    }

    private void separator(int close) {
        blanks();
        if (peek() != close) {
            take(',');
            blanks();
            if (peek() == close) {
                throw new NotJson();
            }
        }
    }

    private List<FieldNode> string() {
        take('"');
        while (peek() != '"') {
            at += peek() == '\\' ? 2 : 1;
        }
        at++;
        return List.of();
    }

    private List<FieldNode> word() {
        int start = at;
        while (at < in.length() && "+-.0123456789abcdefghijklmnopqrstuvwxyzE".indexOf(in.u8(at)) >= 0) {
            at++;
        }
        String word = in.slice(start, at).utf8();
        if (!word.matches("true|false|null|-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?")) {
            throw new NotJson();
        }
        return List.of();
    }

    private void blanks() {
        while (at < in.length() && " \t\r\n".indexOf(in.u8(at)) >= 0) {
            at++;
        }
    }

    private int peek() {
        if (at >= in.length()) {
            throw new NotJson();
        }
        return in.u8(at);
    }

    private void take(int expected) {
        if (peek() != expected) {
            throw new NotJson();
        }
        at++;
    }

    private static final class NotJson extends RuntimeException {
        NotJson() {
            super(null, null, false, false);
        }

        @Override
        public @Nullable String getMessage() {
            return "not JSON";
        }
    }
}
