package io.glassroom.checks.l04;

import io.glassroom.checks.Expect;
import io.glassroom.checks.Messages;
import io.glassroom.protocol.message.MessageCodec;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.wire.WireVector;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import mychat.Message;
import org.jspecify.annotations.Nullable;

/// A message, and its bytes as Glassroom writes them.
///
/// @param bytes of the message alone, from its flag on
/// @param canonical whether these are the bytes to write; else other ones that mean the same
record Sample(Message message, byte[] bytes, boolean canonical) {

    private static final int COMPRESSED_BODY = 0x10;
    private static final int LONGEST = 100; // characters of what is told of one
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.房间加入消息";

    /// Those of `messages.wire` that need no dictionary and have no zlib body.
    static List<Sample> recorded() {
        return WireVector.all().stream().flatMap(vector -> of(vector).stream()).toList();
    }

    private static Optional<Sample> of(WireVector vector) {
        byte[] bytes = vector.bytes().from(PacketEncoder.HEAD).toArray();
        return vector.message()
                .filter(message -> vector.dictionary().version().equals(RouteDictionary.EMPTY.version()))
                .filter(message -> (bytes[0] & COMPRESSED_BODY) == 0)
                .map(message -> new Sample(mine(message), bytes, vector.canonical()));
    }

    /// As many random ones as wanted, the same for the same seed.
    static Stream<Sample> random(long seed) {
        var random = new Random(seed);
        return Stream.generate(() -> any(random)).map(message -> {
            Bytes packet = MessageCodec.encodePacket(message, RouteDictionary.EMPTY);
            return new Sample(mine(message), packet.from(PacketEncoder.HEAD).toArray(), true);
        });
    }

    private static io.glassroom.protocol.message.Message any(Random random) {
        long id = Math.max(1, random.nextLong() >>> 1 + random.nextInt(63));
        var route = new StringBuilder();
        for (int length = 1 + random.nextInt(60); length > 0; length--) {
            route.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        byte[] content = new byte[random.nextInt(40)];
        random.nextBytes(content);
        Bytes body = Bytes.wrap(content);
        return switch (random.nextInt(4)) {
            case 0 -> new io.glassroom.protocol.message.Message.Request(id, Route.of(route.toString()), body);
            case 1 -> new io.glassroom.protocol.message.Message.Notify(Route.of(route.toString()), body);
            case 2 -> new io.glassroom.protocol.message.Message.Response(id, random.nextBoolean(), body);
            default -> new io.glassroom.protocol.message.Message.Push(Route.of(route.toString()), body);
        };
    }

    /// Glassroom's message as one of the learner's.
    private static Message mine(io.glassroom.protocol.message.Message message) {
        byte[] body = message.body().toArray();
        return switch (message) {
            case io.glassroom.protocol.message.Message.Request request ->
                new Message.Request(request.id(), request.route().text(), body);
            case io.glassroom.protocol.message.Message.Notify notify -> new Message.Notify(notify.route().text(), body);
            case io.glassroom.protocol.message.Message.Response response ->
                new Message.Response(response.id(), response.error(), body);
            case io.glassroom.protocol.message.Message.Push push -> new Message.Push(push.route().text(), body);
        };
    }

    /// The learner's encoder writes these bytes.
    void expectEncoded() {
        expectEncoded(message, bytes);
    }

    static void expectEncoded(Message message, byte[] bytes) {
        Expect.bytes("encode(" + shortened(message) + ")", bytes, Messages.encode(message));
    }

    /// The learner's decoder reads this message.
    void expectDecoded() {
        expectDecoded(bytes, message);
    }

    static void expectDecoded(byte[] bytes, Message expected) {
        Expect.equal(decoding(bytes), text(expected), text(Messages.decode(bytes)));
    }

    /// `decode(04 ac 02)`, in the middle of long bytes `…`.
    static String decoding(byte[] bytes) {
        return "decode(" + shortened(HexFormat.ofDelimiter(" ").formatHex(bytes)) + ")";
    }

    private static String shortened(Message message) {
        return shortened(text(message));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST
                ? text
                : text.substring(0, LONGEST / 2) + "…" + text.substring(text.length() - LONGEST / 2);
    }

    /// As Java writes records, with the body in hexadecimal: `Response[id=300, error=false, body=7b 7d]`.
    private static String text(@Nullable Message message) {
        return switch (message) {
            case null -> "null";
            case Message.Request request ->
                "Request[id=" + Long.toUnsignedString(request.id()) + ", route=" + request.route() + body(request);
            case Message.Notify notify -> "Notify[route=" + notify.route() + body(notify);
            case Message.Response response ->
                "Response[id=" + Long.toUnsignedString(response.id()) + ", error=" + response.error() + body(response);
            case Message.Push push -> "Push[route=" + push.route() + body(push);
        };
    }

    private static String body(Message message) {
        return ", body=" + HexFormat.ofDelimiter(" ").formatHex(message.body()) + "]";
    }
}
