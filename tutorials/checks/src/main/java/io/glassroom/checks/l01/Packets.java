package io.glassroom.checks.l01;

import io.glassroom.checks.Expect;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import mychat.Packet;
import org.jspecify.annotations.Nullable;

/// Packets as bytes, written by the checks themselves: nothing here leans on the learner's code.
final class Packets {

    private Packets() {}

    static byte[] bytes(Packet packet) {
        return bytes(List.of(packet));
    }

    static byte[] bytes(List<Packet> packets) {
        var out = new ByteArrayOutputStream();
        for (Packet packet : packets) {
            int length = packet.body().length;
            out.write(packet.type());
            out.write(length >> 16);
            out.write(length >> 8);
            out.write(length);
            out.writeBytes(packet.body());
        }
        return out.toByteArray();
    }

    /// `feed(03 00)`, shortened in the middle if the chunk is long.
    static String feed(byte[] chunk) {
        HexFormat hex = HexFormat.ofDelimiter(" ");
        if (chunk.length <= 16) {
            return "feed(" + hex.formatHex(chunk) + ")";
        }
        return "feed(" + hex.formatHex(chunk, 0, 8) + " …, " + chunk.length + " bytes)";
    }

    /// These packets, in this order, came out.
    static void same(String what, List<Packet> expected, @Nullable List<Packet> actual) {
        Expect.that(what, actual != null && actual.stream().noneMatch(Objects::isNull), "List<Packet>", String.valueOf(actual));
        Expect.equal(what + ".size()", expected.size(), actual.size());
        for (int i = 0; i < expected.size(); i++) {
            Packet packet = actual.get(i);
            Expect.equal(what + ".get(" + i + ").type()", expected.get(i).type(), packet.type());
            Expect.that(what + ".get(" + i + ").body()", packet.body() != null, "byte[]", "null");
            Expect.packets(what + ".get(" + i + ")", bytes(expected.get(i)), bytes(packet));
        }
    }
}
