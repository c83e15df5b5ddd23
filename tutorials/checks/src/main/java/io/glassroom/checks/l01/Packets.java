package io.glassroom.checks.l01;

import io.glassroom.checks.Expect;
import io.glassroom.checks.Words;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import mychat.Packet;
import org.jspecify.annotations.Nullable;

/// Packets as bytes, written by the checks themselves: nothing here leans on the learner's code.
final class Packets {

    private static final int SHORT = 16; // bytes of a chunk that are shown whole

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

    /// `feed(03 00), feed(00 00)`, in the middle of a long chunk `…`.
    static Words feed(byte[]... chunks) {
        List<Words> fed = Arrays.stream(chunks).map(Packets::fed).toList();
        return Words.of(
                fed.stream().map(Words::en).collect(Collectors.joining(", ")),
                fed.stream().map(Words::zh).collect(Collectors.joining(", ")));
    }

    private static Words fed(byte[] chunk) {
        HexFormat hex = HexFormat.ofDelimiter(" ");
        if (chunk.length <= SHORT) {
            return Words.both("feed(" + hex.formatHex(chunk) + ")");
        }
        String begin = "feed(" + hex.formatHex(chunk, 0, SHORT / 2) + " …, ";
        return Words.of(begin + chunk.length + " bytes)", begin + "共 " + chunk.length + " 字节)");
    }

    static void same(String what, List<Packet> expected, @Nullable List<Packet> actual) {
        same(Words.both(what), expected, actual);
    }

    /// These packets, in this order, came out.
    static void same(Words what, List<Packet> expected, @Nullable List<Packet> actual) {
        if (actual == null || actual.stream().anyMatch(Objects::isNull)) {
            throw Expect.unlike(what, "List<Packet>", String.valueOf(actual));
        }
        Expect.equal(what.then(".size()"), expected.size(), actual.size());
        for (int i = 0; i < expected.size(); i++) {
            Packet packet = actual.get(i);
            Words one = what.then(".get(" + i + ")");
            Expect.equal(one.then(".type()"), expected.get(i).type(), packet.type());
            Expect.that(one.then(".body()"), packet.body() != null, "byte[]", "null");
            Expect.packets(one, bytes(expected.get(i)), bytes(packet));
        }
    }
}
