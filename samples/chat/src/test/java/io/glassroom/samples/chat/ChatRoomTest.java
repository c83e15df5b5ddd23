package io.glassroom.samples.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.client.ClientConfig;
import io.glassroom.protocol.client.SystemTime;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.time.VirtualTime;
import io.glassroom.server.node.Node;
import io.glassroom.server.node.NodeConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The chat demo over real sockets, with JSON bodies to the byte.
@Timeout(60)
class ChatRoomTest {

    private final VirtualTime nodeTime = new VirtualTime();
    private final SystemTime time = new SystemTime("test guests");
    private final List<Guest> guests = new ArrayList<>();
    private Node node;

    @BeforeEach
    void start() throws IOException {
        node = Node.start(NodeConfig.builder()
                .listen("127.0.0.1", 0)
                .application(new ChatApplication())
                .time(nodeTime)
                .heartbeat(Duration.ZERO)
                .build());
    }

    @AfterEach
    void stop() {
        guests.forEach(Guest::close);
        node.close();
        time.close();
    }

    private Guest guest() throws Exception {
        var guest = new Guest(node, ClientConfig.of(time));
        guests.add(guest);
        return guest;
    }

    private Guest guest(String room, String name) throws Exception {
        Guest guest = guest();
        guest.join(room, name);
        return guest;
    }

    @Test
    void joiningIsAnsweredWithSuccess() throws Exception {
        assertEquals("{\"code\":0,\"result\":\"success\"}", guest().ask("Room.Join", Bytes.utf8("{}")));
    }

    @Test
    void whoBeginsToWatchLateIsToldNamesAndRooms() throws Exception {
        guest("lobby", "alice");
        guest("大厅", "小明");
        assertEquals(
                List.of("alice [lobby]", "小明 [大厅]"),
                node.hello().present().stream()
                        .sorted(Comparator.comparing(TapLine.Present::sessionId))
                        .map(present -> present.name() + " " + present.groups())
                        .toList());
    }

    @Test
    void aRouteInSmallLettersIsTheSame() throws Exception {
        assertEquals("{\"code\":0,\"result\":\"success\"}", guest().ask("room.join", Bytes.utf8("{}")));
    }

    @Test
    void whoJoinsIsToldWhoIsThereAlready() throws Exception {
        guest("pond", "ann");
        guest("pond", "ben");
        Guest third = guest();
        third.ask("Room.Join", Bytes.utf8("{\"room\":\"pond\",\"name\":\"cat\"}"));
        assertEquals("onMembers {\"members\":[1,2],\"names\":[\"ann\",\"ben\"]}", third.next());
    }

    @Test
    void theOthersAreToldWhoCame() throws Exception {
        Guest ann = guest("pond", "ann");
        Guest ben = guest("pond", "ben");
        assertEquals("onNewUser {\"content\":\"ben joined\",\"uid\":2,\"name\":\"ben\"}", ann.next());
        assertTrue(ben.heardNothing());
    }

    @Test
    void whoWishesForNothingIsAGuestInTheLobby() throws Exception {
        Guest first = guest();
        first.ask("Room.Join", Bytes.utf8("{}"));
        first.next();
        guest("lobby", " ");
        assertEquals("onNewUser {\"content\":\"guest-2 joined\",\"uid\":2,\"name\":\"guest-2\"}", first.next());
    }

    @Test
    void aMessageReachesAllInTheRoomAndItsSender() throws Exception {
        Guest ann = guest("pond", "ann");
        Guest ben = guest("pond", "ben");
        Guest elsewhere = guest("lake", "eve");
        ann.next(); // ben came
        ben.client().notify("Room.Message", Bytes.utf8("{\"name\":\"ben\",\"content\":\"hi\"}"));
        assertEquals("onMessage {\"name\":\"ben\",\"content\":\"hi\"}", ann.next());
        assertEquals("onMessage {\"name\":\"ben\",\"content\":\"hi\"}", ben.next());
        elsewhere.ask("Room.Stats", Bytes.EMPTY);
        assertTrue(elsewhere.heardNothing());
    }

    @Test
    void aMessageThatIsARequestIsAnsweredOnceItIsTold() throws Exception {
        Guest ann = guest("pond", "ann");
        assertEquals("{}", ann.ask("Room.Message", new Bodies.Said("ann", "hi")));
        assertEquals("onMessage {\"name\":\"ann\",\"content\":\"hi\"}", ann.next());
    }

    @Test
    void groupOfAnotherComponentIsNoRoom() throws Exception {
        node.groups().named("staff");
        assertEquals(
                "Room.Join was answered 403: room staff is not open to visitors",
                guest().refusal("Room.Join", "{\"room\":\"staff\"}"));
    }

    @Test
    void aMessageBeforeJoiningIsRefused() throws Exception {
        assertEquals("Room.Message was answered 403: join a room first", guest().refusal("Room.Message", "{\"content\":\"hi\"}"));
        assertEquals("Room.Stats was answered 403: join a room first", guest().refusal("Room.Stats", "{}"));
    }

    @Test
    void whoDropsIsAnnounced() throws Exception {
        Guest ann = guest("pond", "ann");
        Guest ben = guest("pond", "ben");
        ann.next();
        ben.close();
        assertEquals("onLeave {\"content\":\"ben left\",\"uid\":2,\"name\":\"ben\"}", ann.next());
        ann.say("alone");
        assertEquals("onMessage {\"name\":\"me\",\"content\":\"alone\"}", ann.next());
    }

    @Test
    void joiningAnotherRoomLeavesTheOneBefore() throws Exception {
        Guest ann = guest("pond", "ann");
        Guest ben = guest("pond", "ben");
        ann.next();
        ben.join("lake", "benjamin");
        assertEquals("onLeave {\"content\":\"ben left\",\"uid\":2,\"name\":\"ben\"}", ann.next());
        Guest eve = guest();
        eve.ask("Room.Join", new Bodies.Join("lake", "eve"));
        assertEquals("onMembers {\"members\":[2],\"names\":[\"benjamin\"]}", eve.next());
    }

    @Test
    void joiningTheSameRoomAgainIsNoNews() throws Exception {
        Guest ann = guest("pond", "ann");
        Guest ben = guest("pond", "ben");
        ann.next();
        ben.ask("Room.Join", new Bodies.Join("pond", "ben"));
        ben.say("hi");
        assertTrue(ann.next().startsWith("onMessage"));
    }

    @Test
    void aRoomThatEverybodyHasLeftIsForgotten() throws Exception {
        Guest ann = guest("pond", "ann");
        assertEquals(1, node.groups().all().size());
        ann.join("lake", "ann");
        assertEquals(List.of("lake"), node.groups().all().stream().map(group -> group.name()).toList());
    }

    @Test
    void aNameThatIsTooLongIsRefused() throws Exception {
        Guest guest = guest();
        String longName = "x".repeat(65);
        assertEquals(
                "Room.Join was answered 400: name is 65 characters, at most 64",
                guest.refusal("Room.Join", "{\"name\":\"" + longName + "\"}"));
        assertEquals(
                "Room.Join was answered 400: room is 65 characters, at most 64",
                guest.refusal("Room.Join", "{\"room\":\"" + longName + "\"}"));
    }

    @Test
    void aBodyThatIsNoJsonIsRefused() throws Exception {
        assertTrue(guest().refusal("Room.Join", "hello").startsWith("Room.Join was answered 400: body is not the JSON of "));
    }

    @Test
    void anEmojiComesBackAsItWasSent() throws Exception {
        Guest ann = guest("pond", "ann");
        // as browsers of old send it: the two surrogates in three bytes each
        ann.client().notify("Room.Message", Bytes.utf8("{\"content\":\"").concat(Bytes.hex("ed a0 bd ed b8 80")).concat(Bytes.utf8("\"}")));
        assertEquals("onMessage {\"content\":\"\\uD83D\\uDE00\"}", ann.next());
    }

    @Test
    void eachRoomCountsItsTrafficByTheMinute() throws Exception {
        Guest ann = guest("pond", "ann");
        Guest ben = guest("pond", "ben");
        ann.next();
        ben.client().notify("Room.Message", Bytes.utf8("{ \"content\": \"hi\" }")); // 19 bytes, sent on as 16
        ann.next();
        String quiet = "{\"messagesIn\":0,\"bytesIn\":0,\"messagesOut\":0,\"bytesOut\":0}";
        String busy = "{\"messagesIn\":1,\"bytesIn\":19,\"messagesOut\":2,\"bytesOut\":32}";
        assertEquals(stats(quiet, busy), ann.ask("Room.Stats", Bytes.EMPTY));
        nodeTime.advance(Duration.ofMinutes(1));
        String next = ann.ask("Room.Stats", Bytes.EMPTY);
        while (next.equals(stats(quiet, busy))) { // the timer's task runs on a thread of its own
            next = ann.ask("Room.Stats", Bytes.EMPTY);
        }
        assertEquals(stats(busy, quiet), next);
    }

    private static String stats(String last, String current) {
        return "{\"room\":\"pond\",\"members\":2,\"lastMinute\":" + last + ",\"thisMinute\":" + current + "}";
    }

    @Test
    void anEchoIsTheSameBytes() throws Exception {
        assertEquals("{ any thing", guest().ask("Echo.Ping", Bytes.utf8("{ any thing")));
    }

    @Test
    void nothingOfAStoppedNodeIsLeftToTime() throws Exception {
        guest("pond", "ann");
        node.close();
        nodeTime.advance(Duration.ofMinutes(5));
        assertEquals(0, nodeTime.pending());
    }
}
