package io.glassroom.protocol.wire;

import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Field;
import io.glassroom.protocol.packet.PacketType;
import io.glassroom.protocol.packet.Rule;
import io.glassroom.protocol.packet.Verdict;
import io.glassroom.protocol.wire.WireFile.Block;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Something that a client should not send to a server, and what the server makes of it (protocol.md, section 5). The
/// file is `malformed.wire`, with the keys of [WireFile] and these:
///
/// | key        | value                                                                                       |
/// |------------|---------------------------------------------------------------------------------------------|
/// | name       | unique, for test reports                                                                    |
/// | note, zh   | what is wrong, one line each in English and Chinese                                         |
/// | before     | the types of the packets that the client has rightly sent so far: those up to HANDSHAKE_ACK if absent |
/// | dictionary | `name=code` pairs separated by spaces; absent: the empty dictionary                         |
/// | bytes      | what the client then sends, in hexadecimal                                                  |
/// | sent       | `binary` (if absent), `text`: as a WebSocket text message, `cut`: and then vanishes          |
/// | rule       | a constant of [Rule]                                                                        |
/// | at         | offset of the fault from the start of the packet, decimal                                   |
/// | verdict    | `close CODE`, `answer STATUS` or `ignore`                                                   |
/// | fields     | filter names of the fields that are read all the same, in the order of the bytes            |
///
/// All is meant for a server that accepts bodies of [#LIMIT] bytes.
///
/// @param before what the client has sent already and the server has accepted
/// @param bytes what it sends now: one packet, or a part of one
/// @param offset of the fault, bytes from the start of the packet
public record MalformedCase(
        String name,
        String note,
        String noteZh,
        List<PacketType> before,
        RouteDictionary dictionary,
        Bytes bytes,
        Sent sent,
        Rule rule,
        int offset,
        Verdict verdict,
        List<Field> fields) {

    /// The largest body, in bytes, that the server of these cases accepts: the default of protocol.md, section 1.
    public static final int LIMIT = 65_536;

    /// How the bytes reach the server.
    public enum Sent {
        /// As a WebSocket binary message, or as bytes on a TCP stream.
        BINARY,
        /// As a WebSocket text message.
        TEXT,
        /// As binary, and then the peer is gone.
        CUT
    }

    public MalformedCase {
        before = List.copyOf(before);
        fields = List.copyOf(fields);
    }

    /// All cases, in the order of the file.
    public static List<MalformedCase> all() {
        return WireFile.resource("malformed.wire").stream().map(MalformedCase::of).toList();
    }

    private static MalformedCase of(Block block) {
        return new MalformedCase(
                block.get("name"),
                block.get("note"),
                block.get("zh"),
                words(block.find("before").orElse("HANDSHAKE HANDSHAKE_ACK")).map(PacketType::valueOf).toList(),
                WireVector.dictionary(block),
                block.bytes("bytes"),
                switch (block.find("sent").orElse("binary")) {
                    case "binary" -> Sent.BINARY;
                    case "text" -> Sent.TEXT;
                    case "cut" -> Sent.CUT;
                    case String other -> throw new IllegalArgumentException(block.where() + ": nothing is sent as " + other);
                },
                Rule.valueOf(block.get("rule")),
                Integer.parseInt(block.get("at")),
                verdict(block),
                words(block.get("fields")).map(MalformedCase::field).toList());
    }

    private static Verdict verdict(Block block) {
        String[] words = block.get("verdict").split(" +");
        return switch (words[0]) {
            case "close" -> new Verdict.Close(Integer.parseInt(words[1]));
            case "answer" -> new Verdict.Answer(Integer.parseInt(words[1]));
            case "ignore" -> new Verdict.Ignore();
            case String other -> throw new IllegalArgumentException(block.where() + ": no verdict is called " + other);
        };
    }

    private static Field field(String filterName) {
        return Arrays.stream(Field.values())
                .filter(field -> field.filterName().equals(filterName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no field is called " + filterName));
    }

    private static Stream<String> words(String text) {
        return text.isEmpty() ? Stream.empty() : Stream.of(text.split(" +"));
    }

    /// The name, so that a table of test cases reads well.
    @Override
    public String toString() {
        return name;
    }
}
