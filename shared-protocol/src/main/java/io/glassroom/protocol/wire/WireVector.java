package io.glassroom.protocol.wire;

import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.wire.WireFile.Block;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// One well-formed packet, byte for byte, and what it means. The files are `packets.wire` and `messages.wire`, with the
/// keys of [WireFile] and these:
///
/// | key         | value                                                                          |
/// |-------------|--------------------------------------------------------------------------------|
/// | name        | unique, for test reports                                                       |
/// | note        | why this vector is worth having                                                |
/// | dictionary  | `name=code` pairs separated by spaces; absent: the empty dictionary            |
/// | bytes       | the whole packet in hexadecimal                                                |
/// | packet      | Handshake, HandshakeAck, Heartbeat, Data or Kick                               |
/// | message     | Request, Notify, Response or Push; only for Data                               |
/// | id          | unsigned decimal, of a Request or Response                                     |
/// | route       | of a Request, Notify or Push                                                   |
/// | error       | `true` for a Response that says so                                             |
/// | body        | text, of the message or else of the packet, inflated; absent: see `body-hex`   |
/// | body-hex    | the same for bytes that are not UTF-8                                          |
/// | decode-only | why an encoder writes other bytes for the same meaning                         |
///
/// @param canonical whether our encoder writes these very bytes
public record WireVector(
        String name,
        String note,
        RouteDictionary dictionary,
        Bytes bytes,
        Packet packet,
        Optional<Message> message,
        boolean canonical) {

    /// All well-formed vectors, in the order of the files.
    public static List<WireVector> all() {
        return Stream.of("packets.wire", "messages.wire")
                .flatMap(file -> WireFile.resource(file).stream())
                .map(WireVector::of)
                .toList();
    }

    private static WireVector of(Block block) {
        Bytes bytes = block.bytes("bytes");
        Bytes body = block.find("body").map(Bytes::utf8).orElseGet(() -> block.bytes("body-hex"));
        Packet packet = switch (block.get("packet")) {
            case "Handshake" -> new Packet.Handshake(body);
            case "HandshakeAck" -> new Packet.HandshakeAck(body);
            case "Heartbeat" -> new Packet.Heartbeat(body);
            case "Data" -> new Packet.Data(bytes.from(PacketEncoder.HEAD));
            case "Kick" -> new Packet.Kick(body);
            case String other -> throw new IllegalArgumentException(block.where() + ": no packet is called " + other);
        };
        return new WireVector(
                block.get("name"),
                block.get("note"),
                dictionary(block),
                bytes,
                packet,
                block.find("message").map(kind -> message(block, kind, body)),
                block.find("decode-only").isEmpty());
    }

    private static Message message(Block block, String kind, Bytes body) {
        return switch (kind) {
            case "Request" -> new Message.Request(id(block), route(block), body);
            case "Notify" -> new Message.Notify(route(block), body);
            case "Response" -> new Message.Response(id(block), block.find("error").isPresent(), body);
            case "Push" -> new Message.Push(route(block), body);
            case String other -> throw new IllegalArgumentException(block.where() + ": no message is called " + other);
        };
    }

    private static long id(Block block) {
        return Long.parseUnsignedLong(block.get("id"));
    }

    private static Route route(Block block) {
        return Route.of(block.get("route"));
    }

    static RouteDictionary dictionary(Block block) {
        Map<String, Integer> codes = new TreeMap<>();
        block.find("dictionary").stream().flatMap(pairs -> Stream.of(pairs.split(" +"))).forEach(pair -> {
            int equals = pair.lastIndexOf('=');
            codes.put(pair.substring(0, equals), Integer.valueOf(pair.substring(equals + 1)));
        });
        return RouteDictionary.ofCodes(codes);
    }

    /// The name, so that a table of test cases reads well.
    @Override
    public String toString() {
        return name;
    }
}
