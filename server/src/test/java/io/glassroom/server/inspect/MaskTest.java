package io.glassroom.server.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.MessageCodec;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Fault;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.packet.Rule;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.time.VirtualTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MaskTest {

    private static final RouteDictionary DICTIONARY = RouteDictionary.of(List.of("Login.Enter", "Room.Join", "onToken"));
    private static final Bytes SECRET = Bytes.utf8("{\"password\":\"hunter2\"}");
    private static final Bytes STARS = Bytes.utf8("*".repeat(SECRET.length()));

    private final Mask mask = new Mask(Set.of("Login.Enter", "onToken"), DICTIONARY);

    @Test
    void bodyOfAMaskedRouteIsStars() {
        assertEquals(request(1, "Login.Enter", STARS), shown(request(1, "Login.Enter", SECRET)));
    }

    @Test
    void routeInAnotherCaseIsMaskedToo() {
        assertEquals(request(1, "login.enter", STARS), shown(request(1, "login.enter", SECRET)));
    }

    @Test
    void maskedRouteIsKnownByItsCode() {
        var message = new Message.Push(Route.of("onToken"), SECRET);
        Bytes compressed = MessageCodec.encodePacket(message, DICTIONARY);
        Bytes expected = MessageCodec.encodePacket(new Message.Push(message.route(), STARS), DICTIONARY);
        assertEquals(expected, shown(compressed));
    }

    @Test
    void compressedBodyIsMaskedAsItStandsOnTheWire() {
        Bytes longSecret = Bytes.utf8("hunter2".repeat(100));
        Bytes packet = MessageCodec.encodePacket(new Message.Notify(Route.of("Login.Enter"), longSecret), DICTIONARY, 10);
        Bytes masked = shown(packet);
        assertEquals(packet.length(), masked.length());
        assertEquals("*".repeat(packet.length() - 7), masked.from(7).utf8());
    }

    @Test
    void responseToAMaskedRouteIsMasked() {
        shown(request(7, "Login.Enter", SECRET));
        assertEquals(response(7, STARS), shown(response(7, SECRET)));
    }

    @Test
    void responseToAnyOtherRouteIsShown() {
        shown(request(7, "Room.Join", SECRET));
        assertEquals(response(7, SECRET), shown(response(7, SECRET)));
    }

    @Test
    void responseToARequestThatNobodySawIsMasked() {
        assertEquals(response(7, STARS), shown(response(7, SECRET)));
    }

    @Test
    void hopOfAMaskedRouteHasNothingToHideButItsName() {
        var hop = new TapEvent.Cluster.Hop(
                Direction.OUT, "chat-1", TapEvent.HopKind.REQUEST, "Login.Enter", "c1@gate-1", 1, 12, 87);
        assertSame(hop, mask.apply(hop));
    }

    @Test
    void requestsOfAClosedConnectionAreForgotten() {
        shown(request(7, "Room.Join", SECRET));
        mask.apply(new TapEvent.Link("c1", "WORKING", "CLOSED", ""));
        assertEquals(response(7, STARS), shown(response(7, SECRET)));
    }

    @Test
    void sameIdOnAnotherConnectionIsAnotherRequest() {
        mask.apply(new TapEvent.Frame("c2", Direction.IN, request(7, "Room.Join", SECRET)));
        assertEquals(response(7, STARS), shown(response(7, SECRET)));
    }

    @Test
    void otherRoutesAndOtherPacketsAreLeftAlone() {
        Bytes notify = MessageCodec.encodePacket(new Message.Notify(Route.of("Room.Join"), SECRET), RouteDictionary.EMPTY);
        Bytes heartbeat = PacketEncoder.encode(new Packet.Heartbeat());
        assertSame(notify, shown(notify));
        assertSame(heartbeat, shown(heartbeat));
    }

    @Test
    void brokenMessageOfAMaskedRouteIsMasked() {
        Bytes whole = request(7, "Login.Enter", SECRET);
        var fault = new Fault(Rule.BODY_UNREADABLE, 18, "not JSON");
        var rejected = new TapEvent.Rejected("c1", fault, whole.slice(0, whole.length() - 5));
        var shown = (TapEvent.Rejected) mask.apply(rejected);
        assertFalse(shown.seen().utf8().contains("hun"), shown.seen().utf8());
        assertEquals(rejected.seen().length(), shown.seen().length());
    }

    @Test
    void messageWhoseRouteCannotBeReadIsMaskedButForItsFlag() {
        Bytes packet = PacketEncoder.encode(new Packet.Data(Bytes.hex("02 ff 4c 6f 67")));
        assertEquals(Bytes.hex("04 00 00 05 02 2a 2a 2a 2a"), shown(packet));
    }

    @Test
    void hubMasksBeforeTheRecordIsKept() {
        var hub = new TapHub("n", new VirtualTime(), 16, Set.of("Login.Enter"), DICTIONARY);
        var subscription = hub.subscribe();
        hub.emit(FlowId.NONE, new TapEvent.Frame("c1", Direction.IN, request(1, "Login.Enter", SECRET)));
        var event = (TapEvent.Frame) subscription.poll(1).records().getFirst().event();
        assertEquals(request(1, "Login.Enter", STARS), event.packet());
    }

    private Bytes shown(Bytes packet) {
        return ((TapEvent.Frame) mask.apply(new TapEvent.Frame("c1", Direction.IN, packet))).packet();
    }

    private static Bytes request(long id, String route, Bytes body) {
        return MessageCodec.encodePacket(new Message.Request(id, Route.of(route), body), RouteDictionary.EMPTY);
    }

    private static Bytes response(long id, Bytes body) {
        return MessageCodec.encodePacket(new Message.Response(id, false, body), RouteDictionary.EMPTY);
    }
}
