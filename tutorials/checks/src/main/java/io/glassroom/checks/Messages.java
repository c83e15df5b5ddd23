package io.glassroom.checks;

import io.glassroom.checks.Expect.Attempt;
import io.glassroom.checks.Unlike.Place;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.packet.PacketType;
import java.nio.charset.StandardCharsets;
import mychat.Message;
import mychat.MessageCodec;
import mychat.RouteDictionary;
import org.jspecify.annotations.Nullable;

/// The learner's codec of messages, on tape: there each of them is in the Data packet that would carry it.
public final class Messages {

    private Messages() {}

    /// What the learner's encoder writes.
    public static byte @Nullable [] encode(Message message) {
        return written(MessageCodec.encode(message));
    }

    /// The same, with routes as codes.
    public static byte @Nullable [] encode(Message message, RouteDictionary dictionary) {
        return written(MessageCodec.encode(message, dictionary));
    }

    private static byte @Nullable [] written(byte @Nullable [] message) {
        if (message != null) {
            Tape.current().codec().out(data(message));
        }
        return message;
    }

    /// What the learner's decoder reads.
    public static @Nullable Message decode(byte[] message) {
        Tape.current().codec().in(data(message));
        return MessageCodec.decode(message);
    }

    /// The same, with codes read as routes.
    public static @Nullable Message decode(byte[] message, RouteDictionary dictionary) {
        Tape.current().codec().in(data(message));
        return MessageCodec.decode(message, dictionary);
    }

    /// A body.
    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// What a body says.
    public static String text(byte @Nullable [] body) {
        return body == null ? "null" : new String(body, StandardCharsets.UTF_8);
    }

    /// As [Expect#refused], where the offset is one of the message.
    public static void refused(Words what, int closeCode, int offset, Attempt decoding) {
        Expect.refused(what, closeCode, offset, Place.last(PacketEncoder.HEAD + offset), decoding);
    }

    /// The packet that carries a message.
    public static byte[] data(byte[] message) {
        byte[] packet = PacketEncoder.allocate(PacketType.DATA, message.length);
        System.arraycopy(message, 0, packet, PacketEncoder.HEAD, message.length);
        return packet;
    }

    /// The packet that carries this one, as Glassroom writes it: for code that works with messages, and not with bytes.
    public static byte[] packet(Message message) {
        return io.glassroom.protocol.message.MessageCodec.encodePacket(
                        glassrooms(message), io.glassroom.protocol.message.RouteDictionary.EMPTY)
                .toArray();
    }

    private static io.glassroom.protocol.message.Message glassrooms(Message message) {
        Bytes body = message.body() == null ? Bytes.EMPTY : Bytes.copyOf(message.body());
        return switch (message) {
            case Message.Request request ->
                new io.glassroom.protocol.message.Message.Request(request.id(), Route.of(request.route()), body);
            case Message.Notify notify -> new io.glassroom.protocol.message.Message.Notify(
                    Route.of(notify.route()),
                    body);
            case Message.Response response ->
                new io.glassroom.protocol.message.Message.Response(response.id(), response.error(), body);
            case Message.Push push -> new io.glassroom.protocol.message.Message.Push(Route.of(push.route()), body);
        };
    }
}
