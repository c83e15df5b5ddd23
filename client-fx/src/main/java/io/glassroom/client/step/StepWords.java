package io.glassroom.client.step;

import io.glassroom.client.text.Texts;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.packet.Field;
import io.glassroom.protocol.packet.FieldSpan;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.tap.Direction;
import java.util.Locale;
import java.util.Optional;

/// What a step was, in a sentence made of what the decoders found in its bytes.
final class StepWords {

    private final Texts texts;

    StepWords(Texts texts) {
        this.texts = texts;
    }

    String of(Step step) {
        boolean in = step.waiting().direction() == Direction.IN;
        if (step.dissection().fault().isPresent()) {
            return texts.get(
                    "step.words.fault", step.node(), step.client(), step.dissection().fault().get().rule().text());
        }
        return step.dissection()
                .message()
                .map(message -> in ? read(step, message) : sent(step, message))
                .or(() -> step.dissection().packet().map(packet -> in ? arrived(step, packet) : left(step, packet)))
                .orElse("");
    }

    private String read(Step step, Message message) {
        String flag = flag(step);
        return switch (message) {
            case Message.Request request ->
                texts.get("step.words.in.request", step.node(), flag, request.id(), route(step), step.client());
            case Message.Notify notify ->
                texts.get("step.words.in.notify", step.node(), flag, route(step), step.client());
            case Message.Response response ->
                texts.get("step.words.in.wrong", step.node(), flag, "Response", step.client());
            case Message.Push push -> texts.get("step.words.in.wrong", step.node(), flag, "Push", step.client());
        };
    }

    private String sent(Step step, Message message) {
        int bytes = step.waiting().packet().length();
        return switch (message) {
            case Message.Response response -> texts.get(
                    response.error() ? "step.words.out.error" : "step.words.out.response",
                    step.node(),
                    step.client(),
                    response.id(),
                    bytes);
            case Message.Push push -> texts.get("step.words.out.push", step.node(), step.client(), route(step), bytes);
            case Message.Request request ->
                texts.get("step.words.out.other", step.node(), step.client(), "Request", bytes);
            case Message.Notify notify ->
                texts.get("step.words.out.other", step.node(), step.client(), "Notify", bytes);
        };
    }

    private String arrived(Step step, Packet packet) {
        return switch (packet) {
            case Packet.Handshake handshake ->
                texts.get("step.words.in.handshake", step.node(), step.client(), handshake.body().length());
            case Packet.HandshakeAck ack -> texts.get("step.words.in.ack", step.node(), step.client());
            case Packet.Heartbeat heartbeat -> texts.get("step.words.in.heartbeat", step.node(), step.client());
            case Packet.Data data -> texts.get("step.words.in.unreadable", step.node(), step.client());
            case Packet.Kick kick -> texts.get("step.words.in.wrong", step.node(), "0x05", "Kick", step.client());
        };
    }

    private String left(Step step, Packet packet) {
        return switch (packet) {
            case Packet.Handshake handshake ->
                texts.get("step.words.out.handshake", step.node(), step.client(), handshake.body().length());
            case Packet.Heartbeat heartbeat -> texts.get("step.words.out.heartbeat", step.node(), step.client());
            case Packet.Kick kick -> texts.get("step.words.out.kick", step.node(), step.client(), kick.body().utf8());
            case Packet.HandshakeAck ack ->
                texts.get("step.words.out.other", step.node(), step.client(), "Ack", step.waiting().packet().length());
            case Packet.Data data ->
                texts.get("step.words.out.other", step.node(), step.client(), "Data", step.waiting().packet().length());
        };
    }

    private static String flag(Step step) {
        return field(step, Field.MESSAGE_FLAG)
                .map(span -> String.format(Locale.ROOT, "0x%02x", step.waiting().packet().u8(span.offset())))
                .orElse("");
    }

    /// How the route stands in the bytes, and what it says.
    private String route(Step step) {
        String name = step.dissection().message().map(StepWords::name).orElse("");
        Optional<FieldSpan> code = field(step, Field.ROUTE_CODE);
        if (code.isPresent()) {
            int at = code.get().offset();
            int number = step.waiting().packet().u8(at) << 8 | step.waiting().packet().u8(at + 1);
            return texts.get("step.words.code", number, name);
        }
        int bytes = field(step, Field.ROUTE).map(FieldSpan::width).orElse(0);
        return texts.get("step.words.text", bytes, name);
    }

    private static String name(Message message) {
        return switch (message) {
            case Message.Request request -> request.route().text();
            case Message.Notify notify -> notify.route().text();
            case Message.Push push -> push.route().text();
            case Message.Response response -> "";
        };
    }

    private static Optional<FieldSpan> field(Step step, Field wanted) {
        return step.dissection().fields().stream().filter(span -> span.field() == wanted).findFirst();
    }
}
