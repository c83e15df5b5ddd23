package io.glassroom.client.copy;

import io.glassroom.client.model.CapturedPacket;
import io.glassroom.protocol.message.Dissection;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.MessageCodec;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Fault;
import io.glassroom.protocol.packet.Field;
import io.glassroom.protocol.packet.FieldSpan;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.wire.MalformedCase;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A packet of a capture as a JUnit test of the decoders that read it. Nothing is asserted that was not found to be so
/// when the text was written: what breaks a rule is asserted to break it, at the same byte.
final class TestCode {

    private static final String HEAD = """
            import static org.junit.jupiter.api.Assertions.assertEquals;

            import com.google.gson.JsonObject;
            import io.glassroom.protocol.handshake.*;
            import io.glassroom.protocol.link.*;
            import io.glassroom.protocol.message.*;
            import io.glassroom.protocol.packet.*;
            import io.glassroom.protocol.tap.Tap;
            import io.glassroom.protocol.time.VirtualTime;
            import java.time.*;
            import java.util.*;
            import java.util.stream.Stream;
            import org.junit.jupiter.api.Test;

            """;

    private final CapturedPacket captured;
    private final Bytes bytes;
    private final RouteDictionary dictionary;
    private final Dissection dissection;
    private final int limit;
    private final StringBuilder out = new StringBuilder(HEAD);

    private TestCode(CapturedPacket captured) {
        this.captured = captured;
        this.bytes = captured.bytes();
        Dissection plain = captured.dissect();
        this.dictionary = codes(plain);
        this.limit = limit(captured, plain);
        this.dissection = Dissection.of(bytes, dictionary, limit);
    }

    /// The source of a class `PacketNTest`, N being the packet's number.
    static String of(CapturedPacket packet) {
        return new TestCode(packet).write();
    }

    private String write() {
        out.append("/// Packet ").append(captured.number()).append(" of a capture, ").append(plain(captured.from()));
        out.append(" to ").append(plain(captured.to())).append(".\n");
        out.append("class Packet").append(captured.number()).append("Test {\n\n");
        out.append("    private static final Bytes PACKET = ").append(JavaText.hex(bytes)).append(";\n\n");
        out.append("    private static final RouteDictionary DICTIONARY = ").append(dictionaryCode()).append(";\n\n");
        out.append("    private final Dissection packet = Dissection.of(PACKET, DICTIONARY, ")
                .append(limit)
                .append(");\n");
        fields();
        dissection.fault().ifPresentOrElse(this::broken, this::whole);
        Optional<Fault> told = captured.fault().filter(fault -> dissection.fault().isEmpty());
        told.filter(fault -> captured.direction() == Direction.IN).ifPresent(this::replay);
        return out.append("}\n").toString();
    }

    private void fields() {
        String spans = dissection.fields().stream()
                .map(span -> "\n                        " + JavaText.literal(place(span)))
                .collect(Collectors.joining(","));
        method("fieldsAreWhereTheyWere", """
                        assertEquals(
                                List.of(%s),
                                packet.fields().stream()
                                        .map(span -> span.field().filterName() + " " + span.offset() + "+" + span.width())
                                        .toList());
                """.formatted(spans));
    }

    private static String place(FieldSpan span) {
        return span.field().filterName() + " " + span.offset() + "+" + span.width();
    }

    private void broken(Fault fault) {
        method("ruleIsBrokenAtThisByte", """
                        Fault fault = packet.fault().orElseThrow();
                        assertEquals(Rule.%s, fault.rule());
                        assertEquals(%d, fault.offset());
                """.formatted(fault.rule().name(), fault.offset()));
    }

    private void whole() {
        method("noRuleIsBroken", """
                        assertEquals(Optional.empty(), packet.fault());
                """);
        dissection.message().ifPresentOrElse(this::message, () -> dissection.packet().ifPresent(this::packet));
    }

    private void packet(Packet packet) {
        String type = packet.getClass().getSimpleName();
        method("packetIs" + type, """
                        assertEquals(new Packet.%s(%s), packet.packet().orElseThrow());
                """.formatted(type, JavaText.bytes(packet.body())));
        if (PacketEncoder.encode(packet).equals(bytes)) {
            method("writtenAgainItIsTheSame", """
                            assertEquals(PACKET, PacketEncoder.encode(packet.packet().orElseThrow()));
                    """);
        }
    }

    private void message(Message message) {
        method("messageIs" + message.getClass().getSimpleName(), """
                        assertEquals(%s, packet.message().orElseThrow());
                """.formatted(code(message)));
        if (MessageCodec.encodePacket(message, dictionary).equals(bytes)) {
            method("writtenAgainItIsTheSame", """
                            assertEquals(PACKET, MessageCodec.encodePacket(packet.message().orElseThrow(), DICTIONARY));
                    """);
        }
    }

    /// A rule that the packet breaks only where the connection stood when it came.
    private void replay(Fault fault) {
        LinkReplay.all().stream()
                .filter(replay -> replay.fault(bytes, dictionary)
                        .filter(found -> found.rule() == fault.rule() && found.offset() == fault.offset())
                        .isPresent())
                .findFirst()
                .ifPresent(replay -> method("serverBlamesItWhile" + name(replay), replay.code(fault)));
    }

    private static String name(LinkReplay replay) {
        return replay.before().name().charAt(0) + replay.before().name().substring(1).toLowerCase(Locale.ROOT);
    }

    private static String code(Message message) {
        return switch (message) {
            case Message.Request(long id, Route route, Bytes body) ->
                "new Message.Request(%dL, %s, %s)".formatted(id, code(route), JavaText.bytes(body));
            case Message.Notify(Route route, Bytes body) ->
                "new Message.Notify(%s, %s)".formatted(code(route), JavaText.bytes(body));
            case Message.Response(long id, boolean error, Bytes body) ->
                "new Message.Response(%dL, %b, %s)".formatted(id, error, JavaText.bytes(body));
            case Message.Push(Route route, Bytes body) ->
                "new Message.Push(%s, %s)".formatted(code(route), JavaText.bytes(body));
        };
    }

    private static String code(Route route) {
        return switch (route) {
            case Route.Named(String name) -> "Route.of(" + JavaText.literal(name) + ")";
            case Route.Unresolved(int code) -> "new Route.Unresolved(" + code + ")";
        };
    }

    private void method(String name, String body) {
        out.append("\n    @Test\n    void ").append(name).append("() {\n").append(body).append("    }\n");
    }

    /// Of the dictionary, what this packet needs: the one code that it uses, if it uses one.
    private static RouteDictionary codes(Dissection dissection) {
        return dissection.fields().stream()
                .filter(span -> span.field() == Field.ROUTE_CODE)
                .findFirst()
                .flatMap(span -> dissection.message().flatMap(TestCode::named).map(route -> {
                    int code = dissection.bytes().slice(span.offset(), span.end()).u16(0);
                    return RouteDictionary.ofCodes(Map.of(route.name(), code));
                }))
                .orElse(RouteDictionary.EMPTY);
    }

    private static Optional<Route.Named> named(Message message) {
        Route route = switch (message) {
            case Message.Request request -> request.route();
            case Message.Notify notify -> notify.route();
            case Message.Push push -> push.route();
            case Message.Response _ -> new Route.Unresolved(0);
        };
        return route instanceof Route.Named named ? Optional.of(named) : Optional.empty();
    }

    private String dictionaryCode() {
        return dictionary.isEmpty()
                ? "RouteDictionary.EMPTY"
                : dictionary.codes().entrySet().stream()
                        .map(entry -> "RouteDictionary.ofCodes(Map.of(" + JavaText.literal(entry.getKey()) + ", " + entry.getValue() + "))")
                        .collect(Collectors.joining());
    }

    /// The largest body with which the decoders find what the node found.
    private static int limit(CapturedPacket captured, Dissection plain) {
        Optional<Fault> told = captured.fault();
        if (told.isPresent()) {
            for (int candidate : List.of(PacketEncoder.MAX_BODY, MalformedCase.LIMIT)) {
                Optional<Fault> found = Dissection.of(captured.bytes(), codes(plain), candidate).fault();
                if (found.filter(fault -> fault.rule() == told.get().rule()).isPresent()) {
                    return candidate;
                }
            }
        }
        return PacketEncoder.MAX_BODY;
    }

    private static String plain(String name) {
        return name.replaceAll("\\p{Cntrl}", " ").replace("\\", "/");
    }
}
