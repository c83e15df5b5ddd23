package io.glassroom.protocol.serialize;

import io.glassroom.protocol.packet.Bytes;

/// JSON text as bytes, in a form that every family of clients reads right (protocol.md, section 5, "Text").
///
/// Old browser clients write an emoji as CESU-8, that is as two surrogates of three bytes each, and cannot read its
/// four bytes of UTF-8. So reading takes both forms, and writing uses neither: it escapes.
public final class JsonText {

    private JsonText() {}

    /// Reads UTF-8 and CESU-8. Whatever is malformed becomes U+FFFD.
    public static String decode(Bytes bytes) {
        return hasSurrogate(bytes) ? decodeSurrogates(bytes) : bytes.utf8();
    }

    /// Writes UTF-8, with code points above U+FFFF as `\uD83D\uDE00`.
    ///
    /// @param json a whole JSON text: outside its strings there is nothing to escape
    public static Bytes encode(String json) {
        int first = 0;
        while (first < json.length() && !Character.isSurrogate(json.charAt(first))) {
            first++;
        }
        return Bytes.utf8(first == json.length() ? json : escapeSurrogates(json, first));
    }

    private static String escapeSurrogates(String json, int first) {
        var escaped = new StringBuilder(json.length() + 16).append(json, 0, first);
        for (int i = first; i < json.length(); i++) {
            char c = json.charAt(i);
            if (Character.isSurrogate(c)) {
                escaped.append("\\u%04X".formatted((int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private static boolean hasSurrogate(Bytes bytes) {
        for (int i = 0; i + 2 < bytes.length(); i++) {
            if (isSurrogate(bytes, i)) {
                return true;
            }
        }
        return false;
    }

    /// A surrogate, U+D800 to U+DFFF, is `ed a0..bf 80..bf`.
    private static boolean isSurrogate(Bytes bytes, int at) {
        return bytes.u8(at) == 0xed && (bytes.u8(at + 1) & 0xe0) == 0xa0 && (bytes.u8(at + 2) & 0xc0) == 0x80;
    }

    private static String decodeSurrogates(Bytes bytes) {
        var text = new StringBuilder(bytes.length());
        int plainFrom = 0;
        int at = 0;
        while (at < bytes.length()) {
            if (at + 2 < bytes.length() && isSurrogate(bytes, at)) {
                text.append(bytes.slice(plainFrom, at).utf8());
                text.append((char) (0xd000 | (bytes.u8(at + 1) & 0x3f) << 6 | bytes.u8(at + 2) & 0x3f));
                at += 3;
                plainFrom = at;
            } else {
                at++;
            }
        }
        return text.append(bytes.from(plainFrom).utf8()).toString();
    }
}
