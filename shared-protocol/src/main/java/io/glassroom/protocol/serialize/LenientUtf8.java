package io.glassroom.protocol.serialize;

import io.glassroom.protocol.packet.Bytes;

/// UTF-8 that also accepts CESU-8: surrogates encoded one by one, three bytes each. Anything else that is malformed
/// becomes U+FFFD.
final class LenientUtf8 {

    private LenientUtf8() {}

    static String decode(Bytes bytes) {
        return hasSurrogate(bytes) ? decodeSurrogates(bytes) : bytes.utf8();
    }

    /// A surrogate, U+D800 to U+DFFF, is `ed a0..bf 80..bf`.
    private static boolean hasSurrogate(Bytes bytes) {
        for (int i = 0; i + 2 < bytes.length(); i++) {
            if (isSurrogate(bytes, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSurrogate(Bytes bytes, int at) {
        return bytes.u8(at) == 0xed && bytes.u8(at + 1) >= 0xa0 && (bytes.u8(at + 2) & 0xc0) == 0x80;
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
