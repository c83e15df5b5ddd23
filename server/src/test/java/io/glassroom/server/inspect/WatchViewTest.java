package io.glassroom.server.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.MessageCodec;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Fault;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.packet.PacketType;
import io.glassroom.protocol.packet.Rule;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.NodeInfo;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapEvent.HopKind;
import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.tap.TapRecord;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WatchViewTest {

    private static final RouteDictionary DICTIONARY = RouteDictionary.of(List.of("Room.Join", "Room.Message", "onMessage"));

    private final StringWriter out = new StringWriter();
    private WatchView view = view(PacketFilter.ALL, false);
    private long sequence;

    @Test
    void helloSaysWhatTheNodeIs() {
        view.hello(hello(new TapLine.Present("c1", "127.0.0.1:9", "WORKING", 1, "alice", List.of())));
        assertEquals(
                """
                node-1  glassroom 0.1 · heartbeat 3 s · json · dictionary of 3 routes · 1 connection
                TIME          FROM           TO            PACKET       MESSAGE   ROUTE                   ID    LEN  BODY
                """,
                out.toString());
    }

    @Test
    void eachPacketIsOneLineWithItsColumnsAligned() {
        said("c1", new Message.Request(7, Route.of("Room.Join"), Bytes.utf8("{\"room\":\"lobby\",\"name\":\"alice\"}")));
        told("c1", new Message.Response(7, false, Bytes.utf8("{\"code\":0}")));
        said("c1", new Message.Notify(Route.of("Room.Message"), Bytes.utf8("{\"name\":\"alice\",\"content\":\"你好\"}")));
        told("c1", new Message.Push(Route.of("onMessage"), Bytes.utf8("{\"name\":\"alice\",\"content\":\"你好\"}")));
        frame("c1", Direction.IN, new Packet.Heartbeat());
        assertEquals(
                """
                00:00:01.000  alice        → node-1        ▣ Data       Request   Room.Join                7     47  {"room":"lobby","name":"alice"}
                00:00:02.000  node-1       → alice         ▣ Data       Response  ↩ Room.Join              7     16  {"code":0}
                00:00:03.000  alice        → node-1        ▣ Data       Notify    Room.Message                   53  {"name":"alice","content":"你好"}
                00:00:04.000  node-1       → alice         ▣ Data       Push      onMessage                      50  {"name":"alice","content":"你好"}
                00:00:05.000  alice        → node-1        ♥ Heartbeat                                            4
                """,
                trimmed());
    }

    @Test
    void connectionIsCalledByItsUidIfThatIsAName() {
        view.hello(hello(new TapLine.Present("c1", "127.0.0.1:9", "WORKING", 1, "小明", List.of())));
        emit(new TapEvent.Session("c2", 2, "bob", TapEvent.SessionStep.BOUND, ""));
        emit(new TapEvent.Session("c3", 3, "3", TapEvent.SessionStep.BOUND, ""));
        out.getBuffer().setLength(0);
        for (String connection : List.of("c1", "c2", "c3")) {
            frame(connection, Direction.IN, new Packet.Heartbeat());
        }
        assertEquals(
                List.of("小明", "bob", "c3"),
                out.toString().lines().map(line -> line.split("\\s+")[1]).toList());
    }

    @Test
    void routeCodesAreReadWithTheDictionary() {
        view.hello(hello());
        out.getBuffer().setLength(0);
        emit(new TapEvent.Frame("c1", Direction.OUT,
                MessageCodec.encodePacket(new Message.Push(Route.of("onMessage"), Bytes.EMPTY), DICTIONARY)));
        assertTrue(out.toString().contains("Push      onMessage"), out.toString());
    }

    @Test
    void errorResponseIsCalledAnError() {
        told("c1", new Message.Response(1, true, Bytes.utf8("{\"code\":404}")));
        assertTrue(out.toString().contains("▣ Data       Error "), out.toString());
    }

    @Test
    void openingClosingAndRuleBreakingAreToldToo() {
        emit(new TapEvent.Link("c1", "OPENED", "OPENED", "127.0.0.1:5000"));
        emit(new TapEvent.Link("c1", "OPENED", "HANDSHAKEN", ""));
        emit(new TapEvent.Rejected("c1", new Fault(Rule.PACKET_TYPE, 0, "packet type is 9, 1 to 5"), Bytes.hex("09")));
        emit(new TapEvent.Transport("c1", TapEvent.TransportStep.DROPPED, 2, 80));
        emit(new TapEvent.Link("c1", "OPENED", "CLOSED", "1002 PACKET_TYPE"));
        assertEquals(
                """
                00:00:01.000  c1           → node-1        · opened     127.0.0.1:5000
                00:00:03.000  c1           → node-1        ! rejected   PACKET_TYPE at byte 0: packet type is 9, 1 to 5
                00:00:04.000  node-1       → c1            ! dropped    2 packets, 80 bytes for which there was no room
                00:00:05.000  c1           → node-1        · closed     1002 PACKET_TYPE
                """,
                trimmed());
    }

    @Test
    void lostRecordsAreTold() {
        view.lost("node-1", 132);
        assertEquals("… 132 records lost here\n", out.toString());
        assertEquals(132, view.lost());
    }

    @Test
    void bytesShowEachFieldWithItsOffset() {
        view = view(PacketFilter.ALL, true);
        said("c1", new Message.Request(300, Route.of("Room.Message"), Bytes.utf8("{\"content\":\"你好吗 hello\"}")));
        assertEquals(
                """
                00:00:01.000  c1           → node-1        ▣ Data       Request   Room.Message           300     49  {"content":"你好吗 hello"}
                              0000  04                                               pkt.type        DATA (4)
                              0001  00 00 2d                                         pkt.len         45
                              0004  00                                               msg.flag        0x00 REQUEST
                              0005  ac 02                                            msg.id          300
                              0007  0c                                               msg.route.len   12
                              0008  52 6f 6f 6d 2e 4d 65 73 73 61 67 65              msg.route       Room.Message
                              0014  7b 22 63 6f 6e 74 65 6e 74 22 3a 22 e4 bd a0 e5  msg.body        {"content":"你好
                              0024  a5 bd e5 90 97 20 68 65 6c 6c 6f 22 7d                           吗 hello"}

                """,
                trimmed());
    }

    @Test
    void bytesMarkTheFault() {
        view = view(PacketFilter.ALL, true);
        frame("c1", Direction.IN, new Packet.Data(Bytes.hex("0e 01")));
        assertTrue(out.toString().contains("              0004  ▲ MESSAGE_TYPE: message type is 7, 0 to 3\n"), out.toString());
    }

    @Test
    void eachLineEndsWithItsLastWord() {
        frame("c1", Direction.IN, new Packet.HandshakeAck());
        assertEquals(out.toString().stripTrailing() + "\n", out.toString());
    }

    @Test
    void coloursTellTheTypeOnAScreenThatHasThem() {
        view = new WatchView(new PrintWriter(out), new Screen(160, true), PacketFilter.ALL, false, ZoneOffset.UTC);
        said("c1", new Message.Notify(Route.of("Room.Message"), Bytes.EMPTY));
        told("c1", new Message.Response(1, true, Bytes.EMPTY));
        assertTrue(out.toString().contains("\u001b[33m▣ Data       Notify  \u001b[0m"), out.toString());
        assertTrue(out.toString().contains("\u001b[31m▣ Data       Error   \u001b[0m"), out.toString());
    }

    @Test
    void filterByTypeShowsNothingElse() {
        view = view(new PacketFilter(Set.of(), Set.of(PacketType.HEARTBEAT)), false);
        said("c1", new Message.Notify(Route.of("Room.Message"), Bytes.EMPTY));
        frame("c1", Direction.IN, new Packet.Heartbeat());
        emit(new TapEvent.Link("c1", "WORKING", "CLOSED", ""));
        assertEquals(1, out.toString().lines().count());
        assertEquals(1, view.packets());
    }

    @Test
    void filterByRouteShowsItsMessagesAndTheirAnswers() {
        view = view(new PacketFilter(Set.of("room.join"), Set.of()), false);
        said("c1", new Message.Request(1, Route.of("Room.Join"), Bytes.EMPTY));
        said("c1", new Message.Request(2, Route.of("Echo.Ping"), Bytes.EMPTY));
        told("c1", new Message.Response(2, false, Bytes.EMPTY));
        told("c1", new Message.Response(1, false, Bytes.EMPTY));
        frame("c1", Direction.IN, new Packet.Heartbeat());
        assertEquals(2, out.toString().lines().count());
    }

    @Test
    void nothingThatAClientSendsReachesTheTerminalAsAnOrder() {
        said("c1", new Message.Notify(Route.of("\u001b[2J"), Bytes.utf8("x\u001b]0;owned\u0007\n\r")));
        emit(new TapEvent.Link("\u001bc", "WORKING", "CLOSED", "\u009b31m"));
        assertFalse(out.toString().chars().anyMatch(c -> c != '\n' && Character.isISOControl(c)), out.toString());
    }

    @Test
    void bodyIsCutAtTheEdgeOfTheScreen() {
        said("c1", new Message.Notify(Route.of("Room.Message"), Bytes.utf8("好".repeat(500))));
        assertEquals(160, Screen.width(out.toString().strip()));
    }

    @Test
    void binaryBodyIsShownInHex() {
        said("c1", new Message.Notify(Route.of("Room.Message"), Bytes.hex("00 01 fe ff")));
        assertTrue(out.toString().endsWith("  00 01 fe ff\n"), out.toString());
    }

    @Test
    void hopsOfAClusterStandInTheSameColumns() {
        cluster("gate-1", "chat-1");
        emit("gate-1", new TapEvent.Session("c1", 1, "alice", TapEvent.SessionStep.BOUND, ""));
        emit("gate-1", new TapEvent.Frame("c1", Direction.IN, MessageCodec.encodePacket(
                new Message.Request(7, Route.of("Room.Join"), Bytes.EMPTY), RouteDictionary.EMPTY)));
        emit("gate-1", hop(Direction.OUT, "chat-1", HopKind.REQUEST, "Room.Join", "c1@gate-1", 1, 12));
        emit("chat-1", hop(Direction.IN, "gate-1", HopKind.REQUEST, "Room.Join", "c1@gate-1", 1, 12));
        emit("chat-1", hop(Direction.OUT, "gate-1", HopKind.PUSH, "onNewUser", "", 250, 123_456));
        emit("chat-1", hop(Direction.OUT, "gate-1", HopKind.RESPONSE, "", "c9@gate-1", 1, 9_999));
        assertEquals(
                """
                00:00:02.000  alice        → gate-1        ▣ Data       Request   Room.Join                7     16
                00:00:03.000  gate-1       → chat-1        ⇢ Hop        Request   Room.Join              #12     87  alice
                00:00:05.000  chat-1       → gate-1        ⇢ Hop        Push      onNewUser            …3456     87  250 sessions
                00:00:06.000  chat-1       → gate-1        ⇢ Hop        Response                       #9999     87  c9
                """,
                trimmed());
    }

    @Test
    void receiverIsHeardWhereTheSenderCannotBeSeen() {
        cluster("chat-1");
        emit("chat-1", hop(Direction.IN, "gate-1", HopKind.NOTIFY, "Room.Message", "c1@gate-1", 1, 3));
        assertTrue(out.toString().contains("gate-1       → chat-1        ⇢ Hop        Notify    Room.Message"), out.toString());
    }

    @Test
    void changeOfTheMembershipIsToldOnceHoweverManyTellIt() {
        cluster("gate-1", "gate-2");
        var chat = new NodeInfo("chat-1", "chat", "", "", "", List.of("Room", "Topic"));
        for (TapEvent.MemberStep step : TapEvent.MemberStep.values()) {
            emit("gate-1", new TapEvent.Cluster.Change(chat, step, 2, step == TapEvent.MemberStep.LEFT ? "it crashed" : ""));
            emit("gate-2", new TapEvent.Cluster.Change(chat, step, 2, ""));
        }
        view.gone("gate-1", "1006");
        emit("gate-2", new TapEvent.Cluster.Change(chat, TapEvent.MemberStep.JOINED, 3, ""));
        assertEquals(
                """
                00:00:01.000  gate-1       → chat-1        + joined     chat: Room, Topic
                00:00:03.000  gate-1       → chat-1        ~ draining
                00:00:05.000  gate-1       → chat-1        - left       it crashed
                00:00:07.000  gate-1       → chat-1        ! refused
                … gate-1 cannot be seen: 1006
                00:00:09.000  gate-2       → chat-1        + joined     chat: Room, Topic
                """,
                trimmed());
    }

    @Test
    void whatANodeTellsLateIsNotToldAgainWhenTheFirstIsGone() {
        cluster("gate-1", "gate-2");
        var chat = new NodeInfo("chat-1", "chat", "", "", "", List.of("Room"));
        emit("gate-1", new TapEvent.Cluster.Change(chat, TapEvent.MemberStep.LEFT, 2, "stopped"));
        view.gone("gate-1", "1001");
        emit("gate-2", new TapEvent.Cluster.Change(chat, TapEvent.MemberStep.LEFT, 2, "stopped"));
        String left = "chat-1        - left       stopped";
        assertEquals(1, trimmed().lines().filter(line -> line.endsWith(left)).count(), out::toString);
        cluster("gate-1");
        emit("gate-1", new TapEvent.Cluster.Change(chat, TapEvent.MemberStep.JOINED, 3, ""));
        emit("gate-2", new TapEvent.Cluster.Change(chat, TapEvent.MemberStep.JOINED, 3, ""));
        emit("gate-2", new TapEvent.Cluster.Change(chat, TapEvent.MemberStep.LEFT, 4, "stopped"));
        emit("gate-1", new TapEvent.Cluster.Change(chat, TapEvent.MemberStep.LEFT, 4, "stopped"));
        assertEquals(1, trimmed().lines().filter(line -> line.endsWith(left)).count(), out::toString);
        assertEquals(1, trimmed().lines().filter(line -> line.contains("+ joined")).count(), out::toString);
    }

    @Test
    void lineThatBreaksOrHasNoRoomIsTold() {
        cluster("gate-1");
        for (TapEvent.LineStep step : TapEvent.LineStep.values()) {
            emit("gate-1", new TapEvent.Cluster.Line("chat-1", step, 1, 300, step == TapEvent.LineStep.BROKEN ? "reset" : ""));
        }
        assertEquals(
                """
                00:00:01.000  gate-1       → chat-1        · line       open
                00:00:02.000  gate-1       → chat-1        ! line       broken, 1 envelope, 300 bytes lost: reset
                00:00:03.000  gate-1       → chat-1        ! line       full, 1 envelope, 300 bytes wait
                00:00:04.000  gate-1       → chat-1        · line       has room again
                00:00:05.000  gate-1       → chat-1        ! line       1 envelope, 300 bytes given up for want of room
                """,
                trimmed());
    }

    @Test
    void headIsWrittenOnceAndEachNodeIntroduced() {
        var gate = new NodeInfo("gate-1", "gate", "", "", "", List.of());
        var chat = new NodeInfo("chat-1", "chat", "", "", "", List.of("Room"));
        view.hello(new TapLine.Hello("gate-1", "0.1", DICTIONARY, Duration.ZERO, "json", List.of(), "demo", List.of(gate, chat)));
        view.hello(new TapLine.Hello("chat-1", "0.1", DICTIONARY, Duration.ZERO, "json", List.of(), "demo", List.of(gate, chat)));
        assertEquals(
                """
                gate-1  glassroom 0.1 · gate · cluster demo of 2 nodes · no heartbeat · json · dictionary of 3 routes · 0 connections
                TIME          FROM           TO            PACKET       MESSAGE   ROUTE                   ID    LEN  BODY
                chat-1  glassroom 0.1 · chat · cluster demo of 2 nodes · no heartbeat · json · dictionary of 3 routes · 0 connections
                """,
                out.toString());
    }

    @Test
    void connectionsOfTwoGatesAreNotMistakenForEachOther() {
        cluster("gate-1", "gate-2");
        emit("gate-1", new TapEvent.Session("c1", 1, "alice", TapEvent.SessionStep.BOUND, ""));
        emit("gate-2", new TapEvent.Link("c1", "OPENED", "OPENED", ""));
        emit("chat-1", new TapEvent.Session("c1@gate-2", 1, "bob", TapEvent.SessionStep.BOUND, ""));
        emit("gate-2", new TapEvent.Link("c1", "OPENED", "CLOSED", ""));
        view.hello(node("gate-1"));
        emit("gate-1", new TapEvent.Link("c1", "OPENED", "OPENED", "another life"));
        assertEquals(
                List.of("c1", "bob", "c1"),
                out.toString().lines().filter(line -> line.contains("→")).map(line -> line.split("\\s+")[1]).toList());
    }

    @Test
    void filterByRouteShowsItsHopsToo() {
        view = view(new PacketFilter(Set.of("room.join"), Set.of()), false);
        cluster("gate-1");
        emit("gate-1", hop(Direction.OUT, "chat-1", HopKind.REQUEST, "Room.Join", "c1@gate-1", 1, 12));
        emit("gate-1", hop(Direction.OUT, "chat-1", HopKind.REQUEST, "Echo.Ping", "c1@gate-1", 1, 13));
        emit("gate-1", new TapEvent.Cluster.Line("chat-1", TapEvent.LineStep.OPENED, 0, 0, ""));
        assertEquals(1, out.toString().lines().count());
    }

    private void cluster(String... names) {
        for (String name : names) {
            view.hello(node(name));
        }
        out.getBuffer().setLength(0);
    }

    private static TapLine.Hello node(String name) {
        return new TapLine.Hello(name, "0.1", DICTIONARY, Duration.ofSeconds(3), "json", List.of());
    }

    private static TapEvent hop(
            Direction direction, String peer, HopKind kind, String route, String client, int sessions, long number) {
        return new TapEvent.Cluster.Hop(direction, peer, kind, route, client, sessions, number, 87);
    }

    private WatchView view(PacketFilter filter, boolean bytes) {
        return new WatchView(new PrintWriter(out), new Screen(160, false), filter, bytes, ZoneOffset.UTC);
    }

    private static TapLine.Hello hello(TapLine.Present... present) {
        return new TapLine.Hello("node-1", "0.1", DICTIONARY, Duration.ofSeconds(3), "json", List.of(present));
    }

    private void said(String connection, Message message) {
        emit(new TapEvent.Frame(connection, Direction.IN, MessageCodec.encodePacket(message, RouteDictionary.EMPTY)));
    }

    private void told(String connection, Message message) {
        emit(new TapEvent.Frame(connection, Direction.OUT, MessageCodec.encodePacket(message, RouteDictionary.EMPTY)));
    }

    private void frame(String connection, Direction direction, Packet packet) {
        emit(new TapEvent.Frame(connection, direction, PacketEncoder.encode(packet)));
    }

    private void emit(TapEvent event) {
        emit("node-1", event);
    }

    private void emit(String node, TapEvent event) {
        sequence++;
        view.records(node, List.of(new TapRecord(sequence, 0, Instant.ofEpochSecond(sequence), node, FlowId.NONE, event)));
    }

    private String trimmed() {
        return out.toString().lines().map(String::stripTrailing).reduce("", (all, line) -> all + line + "\n");
    }
}
