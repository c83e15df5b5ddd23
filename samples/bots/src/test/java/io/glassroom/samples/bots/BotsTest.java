package io.glassroom.samples.bots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.client.ClientConfig;
import io.glassroom.protocol.time.VirtualTime;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A crowd on one thread and on virtual time.
class BotsTest {

    private final VirtualTime time = new VirtualTime();
    private final MemoryRoom room = new MemoryRoom(time);
    private final Bots bots = new Bots(config(time, room, 1));

    @Test
    void botsComeOneByOneWithAGapBetween() {
        bots.resize(3);
        assertEquals(1, room.inside());
        time.advance(Duration.ofMillis(699));
        assertEquals(1, room.inside());
        time.advance(Duration.ofMillis(1));
        assertEquals(2, room.inside());
        time.advance(Duration.ofMillis(700));
        assertEquals(3, room.inside());
    }

    @Test
    void aliceIsTheFirstAndBobTheSecond() {
        bots.resize(2);
        time.advance(Duration.ofSeconds(1));
        assertEquals(List.of("alice", "bob"), bots.names());
        assertTrue(room.log.getFirst().endsWith("Room.Join {\"room\":\"lobby\",\"name\":\"alice\"}"), room.log.toString());
    }

    @Test
    void eachSaysHelloSoonAfterItCame() {
        bots.resize(1);
        time.advance(Duration.ofSeconds(2));
        assertTrue(room.log.get(1).contains("Room.Message {\"name\":\"alice\",\"content\":"), room.log.toString());
    }

    @Test
    void sameSeedIsTheSameTraffic() {
        assertEquals(tenMinutes(7), tenMinutes(7));
        assertNotEquals(tenMinutes(7), tenMinutes(8));
    }

    @Test
    void sameSeedAreTheSameBytes() {
        var clock = new VirtualTime();
        var one = new MemoryRoom(clock);
        var other = new MemoryRoom(clock);
        try (var crowd = new Bots(config(clock, one, 42)); var twin = new Bots(config(clock, other, 42))) {
            crowd.resize(30, Duration.ofMillis(20));
            twin.resize(30, Duration.ofMillis(20));
            clock.advance(Duration.ofMinutes(3));
        }
        assertTrue(one.bytes.size() > 300, one.bytes.size() + " packets");
        assertEquals(one.bytes, other.bytes);
    }

    @Test
    void neighboursGoToDifferentGates() {
        var gates = List.of(URI.create("memory:gate-1"), URI.create("memory:gate-2"));
        try (var crowd = new Bots(config(time, room, 1).withServers(gates))) {
            crowd.resize(3, Duration.ZERO);
            time.advance(Duration.ofSeconds(1));
            assertEquals(List.of(gates.get(0), gates.get(1), gates.get(0)), room.dialled);
        }
    }

    @Test
    void whoIsForgottenComesInAgainAndGoesOn() {
        bots.resize(2, Duration.ZERO);
        time.advance(Duration.ofSeconds(5));
        room.lines.getFirst().forget("Room");
        assertEquals(2, room.inside());
        assertEquals(1, bots.status().resets());
        long said = bots.status().said();
        time.advance(Duration.ofMinutes(2));
        assertTrue(bots.status().said() > said + 2, bots.status().text());
    }

    @Test
    void resetOfAServiceThatTheyDoNotUseIsNoneOfTheirBusiness() {
        bots.resize(1);
        time.advance(Duration.ofSeconds(1));
        room.lines.getFirst().forget("Shop");
        assertEquals(0, room.inside());
        assertEquals(0, bots.status().resets());
    }

    @Test
    void whoIsNotLetInAsksAgainEachSecond() {
        room.homeless = true;
        bots.resize(1);
        assertTrue(bots.firstArrival().isCompletedExceptionally());
        time.advance(Duration.ofSeconds(3));
        assertEquals(0, bots.status().here());
        room.homeless = false;
        time.advance(Duration.ofSeconds(1));
        assertEquals(1, bots.status().here());
    }

    @Test
    void distributedChatIsEnteredByLoggingIn() {
        try (var crowd = new Bots(config(time, room, 1).withChats(List.of(Chat.DISTRIBUTED)))) {
            crowd.resize(1);
            time.advance(Duration.ofSeconds(3));
        }
        assertTrue(room.log.get(0).endsWith(" BindService.Login {\"nickname\":\"alice\"}"), room.log.toString());
        assertTrue(room.log.get(1).contains(" RoomService.SyncMessage {\"name\":\"alice\","), room.log.toString());
    }

    @Test
    void anotherMixAndSeedAreAnotherCrowdOfTheSameSize() {
        bots.resize(4, Duration.ZERO);
        time.advance(Duration.ofSeconds(1));
        bots.become(Mix.of(1, 0, 0, 0), 7);
        assertEquals(1, room.inside());
        time.advance(Duration.ofSeconds(1));
        assertEquals(4, room.inside());
        assertEquals(4, bots.status().here());
    }

    @Test
    void crowdSpeaksBothLanguages() {
        String all = String.join("\n", tenMinutes(1));
        assertTrue(all.codePoints().anyMatch(Character::isIdeographic));
        assertTrue(all.contains("heartbeat"));
    }

    @Test
    void averageBotSaysWhatTheRateSays() {
        bots.resize(40, Duration.ZERO);
        time.advance(Duration.ofMinutes(10));
        double each = bots.status().said() / 40.0 / 600;
        assertTrue(each > 0.15 && each < 0.35, each + " messages a second");
    }

    @Test
    void someLeaveAndComeBack() {
        bots.resize(8, Duration.ZERO);
        time.advance(Duration.ofMinutes(10));
        assertTrue(room.log.stream().filter(line -> line.endsWith("left")).count() > 5);
        assertTrue(room.log.stream().filter(line -> line.contains("Room.Join")).count() > 13);
        time.advance(Duration.ofSeconds(20));
        var status = bots.status();
        assertEquals(8, status.here() + status.away());
    }

    @Test
    void crowdShrinksAtOnceTheLastFirst() {
        bots.resize(5, Duration.ZERO);
        time.advance(Duration.ofSeconds(1));
        bots.resize(2);
        assertEquals(2, room.inside());
        assertEquals(List.of("alice", "bob"), bots.names());
    }

    @Test
    void crowdMayGrowAgain() {
        bots.resize(2, Duration.ZERO);
        time.advance(Duration.ofSeconds(1));
        bots.resize(0);
        bots.resize(3, Duration.ZERO);
        time.advance(Duration.ofSeconds(1));
        assertEquals(3, room.inside());
    }

    @Test
    void closedCrowdLeavesNothingBehind() {
        bots.resize(8, Duration.ofMillis(10));
        time.advance(Duration.ofMinutes(1));
        bots.close();
        time.advance(Duration.ofMinutes(1));
        assertEquals(0, room.lines.size());
        assertEquals(0, time.pending());
    }

    @Test
    void lostConnectionBringsTheBotBackAndIntoTheRoom() {
        bots.resize(1);
        time.advance(Duration.ofSeconds(3));
        room.lines.getFirst().close(1006, "cable pulled");
        assertEquals(0, bots.status().here());
        time.advance(Duration.ofSeconds(1));
        assertEquals(1, bots.status().here());
        long before = bots.status().said();
        time.advance(Duration.ofMinutes(1));
        assertTrue(bots.status().said() > before);
    }

    @Test
    void noServerFailsTheFirstArrivalWithTheReason() {
        room.down = true;
        bots.resize(2);
        var failure = assertThrows(CompletionException.class, () -> bots.firstArrival().join());
        assertEquals("Connection refused", failure.getCause().getMessage());
        assertEquals("0 of 2 bots here; 0 said, 0 heard (Connection refused)", bots.status().text());
    }

    @Test
    void crowdThatIsSentAwayStaysAwayAndSaysWhy() {
        bots.resize(2, Duration.ZERO);
        time.advance(Duration.ofMillis(1));
        List.copyOf(room.lines).forEach(line -> line.kick("closing time", 4002));
        assertEquals("kicked: closing time", bots.allExpelled().join());
        time.advance(Duration.ofMinutes(5));
        assertEquals(0, room.lines.size());
    }

    @Test
    void crowdOfADrainedServerComesBack() {
        bots.resize(2, Duration.ZERO);
        time.advance(Duration.ofMillis(1));
        List.copyOf(room.lines).forEach(line -> line.kick("server is shutting down", 1001));
        assertEquals(0, bots.status().here());
        time.advance(Duration.ofSeconds(1));
        assertEquals(2, bots.status().here());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 1001, Double.NaN})
    void impossibleRateIsRefused(double rate) {
        assertThrows(IllegalArgumentException.class, () -> config(time, room, 1, rate));
    }

    private static List<String> tenMinutes(long seed) {
        var clock = new VirtualTime();
        var room = new MemoryRoom(clock);
        try (var crowd = new Bots(config(clock, room, seed))) {
            crowd.resize(20);
            clock.advance(Duration.ofMinutes(10));
            return List.copyOf(room.log);
        }
    }

    private static BotsConfig config(VirtualTime time, MemoryRoom room, long seed) {
        return config(time, room, seed, 0.2);
    }

    private static BotsConfig config(VirtualTime time, MemoryRoom room, long seed, double rate) {
        var client = ClientConfig.of(time).withDialer(room).withThreads(Runnable::run);
        return new BotsConfig(URI.create("memory:room"), client, seed, "lobby", rate, Duration.ofMillis(700));
    }
}
