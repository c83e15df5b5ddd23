package io.glassroom.client.rooms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.feed.SyntheticTraffic;
import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.TappedConnection;
import io.glassroom.client.rooms.Room.Place;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.TapLine;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Rooms as the records of a node tell of them.
class RoomBookTest {

    private final Capture capture = new Capture(1_000);
    private final RoomBook book = new RoomBook(capture);
    private final SyntheticTraffic traffic = new SyntheticTraffic("gate-1", capture::apply);

    private void join(String connection, int id, String name) {
        traffic.connect(connection);
        traffic.join(connection, id, name, "lobby");
    }

    private Room lobby() {
        return book.rooms().stream().filter(room -> room.name().equals("lobby")).findFirst().orElseThrow();
    }

    /// `alice REACHED 1`, in the order of the places.
    private List<String> places() {
        return lobby().places().stream()
                .map(place -> place.member().name() + " " + place.reach() + (place.turn() > 0 ? " " + place.turn() : ""))
                .toList();
    }

    private void threeInTheLobby() {
        join("c1", 1, "alice");
        join("c2", 2, "bob");
        join("c3", 3, "carol");
    }

    @Test
    void membersStandInTheOrderOfTheirJoining() {
        threeInTheLobby();
        assertEquals(List.of("alice", "bob", "carol"), lobby().members().stream().map(TappedConnection::name).toList());
        assertEquals(List.of("alice NOTHING", "bob NOTHING", "carol NOTHING"), places());
    }

    @Test
    void aBroadcastReachesThemInTheOrderOfDelivery() {
        threeInTheLobby();
        traffic.say("c2", "bob", "hi", List.of("c3", "c1", "c2"));
        assertEquals(List.of("alice REACHED 2", "bob REACHED 3", "carol REACHED 1"), places());
        Broadcast broadcast = lobby().latest().orElseThrow();
        assertEquals("onMessage", broadcast.route());
        assertEquals("bob", broadcast.sender().orElseThrow().name());
        assertEquals(Duration.ofMillis(2), broadcast.took());
    }

    @Test
    void theSenderMayBeTheFirstWhoIsReached() {
        threeInTheLobby();
        traffic.say("c1", "alice", "hi", List.of("c1", "c2", "c3"));
        assertEquals(List.of("alice REACHED 1", "bob REACHED 2", "carol REACHED 3"), places());
    }

    @Test
    void eachPlaceHasTheVeryPushThatWasSentThere() {
        threeInTheLobby();
        traffic.say("c1", "alice", "hi", List.of("c1", "c2", "c3"));
        CapturedPacket last = capture.packets().get(capture.packets().size() - 1);
        Place carol = lobby().places().getLast();
        assertSame(last, carol.push());
    }

    @Test
    void whoJoinedLaterDidNotGetIt() {
        join("c1", 1, "alice");
        join("c2", 2, "bob");
        traffic.say("c1", "alice", "hi", List.of("c1", "c2"));
        join("c3", 3, "carol");
        assertEquals(List.of("alice REACHED 1", "bob REACHED 2", "carol JOINED_LATER"), places());
    }

    @Test
    void whoWasThereAndWasNotSentItIsLeftOut() {
        threeInTheLobby();
        traffic.say("c1", "alice", "hi", List.of("c1", "c3"));
        assertEquals(List.of("alice REACHED 1", "bob LEFT_OUT", "carol REACHED 2"), places());
    }

    @Test
    void whoHasLeftIsShownUntilTheNextBroadcast() {
        threeInTheLobby();
        traffic.say("c1", "alice", "hi", List.of("c1", "c2", "c3"));
        traffic.close("c2", "1000");
        assertEquals(List.of("alice REACHED 1", "carol REACHED 3", "bob LEFT 2"), places());
        traffic.say("c1", "alice", "still there?", List.of("c1", "c3"));
        assertEquals(List.of("alice REACHED 1", "carol REACHED 2"), places());
    }

    @Test
    void aPushToTheSenderAloneIsNoBroadcast() {
        threeInTheLobby();
        traffic.say("c1", "alice", "hi", List.of("c1", "c2", "c3"));
        var flow = new FlowId(900);
        traffic.message(flow, "c3", Direction.IN, new Message.Notify(Route.of("Echo.Ping"), Bytes.EMPTY));
        traffic.message(flow, "c3", Direction.OUT, new Message.Push(Route.of("onMembers"), Bytes.EMPTY));
        assertEquals("onMessage", lobby().latest().orElseThrow().route());
    }

    @Test
    void whoTalksAloneIsReached() {
        join("c1", 1, "alice");
        traffic.say("c1", "alice", "anybody?", List.of("c1"));
        assertEquals(List.of("alice REACHED 1"), places());
    }

    @Test
    void pushesThatNothingCausedAreNoBroadcast() {
        threeInTheLobby();
        traffic.message(FlowId.NONE, "c1", Direction.OUT, new Message.Push(Route.of("onTick"), Bytes.EMPTY));
        assertTrue(lobby().latest().isEmpty());
    }

    @Test
    void anEmptyRoomIsGone() {
        join("c1", 1, "alice");
        traffic.close("c1", "1000");
        assertEquals(0, book.rooms().size());
    }

    @Test
    void whoWasThereBeforeTheWatcherIsInTheRoom() {
        var present = new TapLine.Present("c9", "127.0.0.1:9", "WORKING", 9, "9", "zoe", List.of("lobby"));
        capture.introduce(new TapLine.Hello(
                "gate-1", "0.1", SyntheticTraffic.DICTIONARY, Duration.ofSeconds(30), "json", List.of(present)));
        assertEquals(List.of("zoe NOTHING"), places());
    }

    @Test
    void roomsAreBounded() {
        for (int i = 0; i < RoomBook.ROOMS + 10; i++) {
            traffic.connect("c" + i);
            traffic.join("c" + i, i + 1, "n" + i, "room-" + i);
        }
        assertEquals(RoomBook.ROOMS, book.rooms().size());
    }
}
