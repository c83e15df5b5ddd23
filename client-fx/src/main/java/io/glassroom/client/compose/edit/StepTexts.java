package io.glassroom.client.compose.edit;

import io.glassroom.client.text.Texts;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.MessageCodec;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.FieldSink;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.packet.ProtocolException;
import io.glassroom.conformance.talk.Terms;
import java.time.Duration;
import java.util.Locale;

/// What happened around a sending, line by line, in words. What the protocol calls by name keeps its name.
final class StepTexts {

    private static final int LONGEST = 400; // characters of a body

    private StepTexts() {}

    static String of(Step step, Texts texts) {
        return switch (step) {
            case Step.Opened(String address) -> texts.get("compose.step.opened", address);
            case Step.Said(Packet packet) -> texts.get("compose.step.said", describe(packet, Terms.NONE));
            case Step.Sent(Bytes bytes) -> texts.get("compose.step.sent", bytes.length());
            case Step.Came(Packet packet, Duration after, Terms terms) when after.isZero() ->
                texts.get("compose.step.came", describe(packet, terms));
            case Step.Came(Packet packet, Duration after, Terms terms) ->
                texts.get("compose.step.came.after", describe(packet, terms), milliseconds(after));
            case Step.Garbled(String why) -> texts.get("compose.step.garbled", why);
            case Step.Closed(int code, String reason, Duration after) ->
                texts.get("compose.step.closed", code, reason, milliseconds(after));
            case Step.Quiet(Duration waited) -> texts.get("compose.step.quiet", waited.toMillis() / 1000.0);
            case Step.Failed(String why) -> texts.get("compose.step.failed", why);
        };
    }

    private static String describe(Packet packet, Terms terms) {
        return switch (packet) {
            case Packet.Handshake(Bytes body) -> "Handshake " + cut(body.utf8());
            case Packet.HandshakeAck _ -> "HandshakeAck";
            case Packet.Heartbeat _ -> "Heartbeat";
            case Packet.Kick(Bytes body) -> "Kick " + cut(body.utf8());
            case Packet.Data(Bytes body) -> message(body, terms);
        };
    }

    private static String message(Bytes data, Terms terms) {
        try {
            return switch (MessageCodec.decode(data, terms.dictionary(), PacketEncoder.MAX_BODY, FieldSink.NONE)) {
                case Message.Request(long id, var route, Bytes body) ->
                    "Request " + Long.toUnsignedString(id) + " " + route.text() + " " + cut(body.utf8());
                case Message.Notify(var route, Bytes body) -> "Notify " + route.text() + " " + cut(body.utf8());
                case Message.Response(long id, boolean error, Bytes body) ->
                    "Response " + Long.toUnsignedString(id) + (error ? " ✖ " : " ") + cut(body.utf8());
                case Message.Push(var route, Bytes body) -> "Push " + route.text() + " " + cut(body.utf8());
            };
        } catch (ProtocolException e) {
            return "Data: " + e.fault().reason();
        }
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    private static String milliseconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toNanos() / 1e6);
    }
}
