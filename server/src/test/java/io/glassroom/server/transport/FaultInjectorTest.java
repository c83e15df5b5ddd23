package io.glassroom.server.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.time.VirtualTime;
import io.glassroom.server.fixture.RecordingTap;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What impairments do, in memory and with time that stands still.
class FaultInjectorTest {

    private static final Impairment SLOW = new Impairment(Duration.ofMillis(100), Duration.ZERO, 0, 0, false, false);
    private static final Impairment FROZEN = Impairment.NONE.withFrozen(true);

    private final VirtualTime time = new VirtualTime();
    private final RecordingTap tap = new RecordingTap();
    private final TransportSettings settings =
            new TransportSettings(time).withTap(tap).withOutbound(new OutboundPolicy(40, 1 << 20, OutboundPolicy.WhenFull.BLOCK));
    private final FaultInjector faults = new FaultInjector(settings, 1);
    private final InMemoryAcceptor acceptor = new InMemoryAcceptor(settings);
    private final Recorder recorder = Recorder.silent();
    private MemoryClient client;
    private Recorder.Seen server;
    private String id;

    @BeforeEach
    void connect() throws Exception {
        acceptor.start(faults.before(recorder));
        client = acceptor.connect();
        server = recorder.next();
        id = server.connection.id();
    }

    private static Bytes packet(String body) {
        return PacketEncoder.encode(new Packet.Data(Bytes.utf8(body)));
    }

    private static Impairment loss(int percent) {
        return new Impairment(Duration.ZERO, Duration.ZERO, percent, 0, false, false);
    }

    private static Impairment reordering(Duration latency) {
        return new Impairment(latency, Duration.ZERO, 0, 0, true, false);
    }

    private static Impairment slices(int bytes) {
        return new Impairment(Duration.ZERO, Duration.ZERO, 0, bytes, false, false);
    }

    private static String body(Bytes packet) {
        return packet.from(PacketEncoder.HEAD).utf8();
    }

    /// Bodies that the server has received since the last time.
    private List<String> heard() {
        var bodies = new ArrayList<String>();
        for (Bytes chunk = server.chunks.poll(); chunk != null; chunk = server.chunks.poll()) {
            bodies.add(body(chunk));
        }
        return bodies;
    }

    /// Bodies that the client has received since the last time.
    private List<String> told() {
        var bodies = new ArrayList<String>();
        for (Optional<Bytes> next = client.receive(); next.isPresent(); next = client.receive()) {
            bodies.add(body(next.get()));
        }
        return bodies;
    }

    private void say(String... bodies) {
        for (String body : bodies) {
            client.send(packet(body));
        }
    }

    private void tell(String... bodies) {
        for (String body : bodies) {
            server.connection.send(packet(body));
        }
    }

    @Test
    void withoutAnImpairmentEverythingPassesAtOnce() {
        say("a");
        tell("b");
        assertEquals(List.of("a"), heard());
        assertEquals(List.of("b"), told());
    }

    @Test
    void latencyDelaysBothDirections() {
        faults.impair(id, SLOW);
        say("a");
        tell("b");
        time.advance(Duration.ofMillis(99));
        assertEquals(List.of(), heard());
        assertEquals(List.of(), told());
        time.advance(Duration.ofMillis(1));
        assertEquals(List.of("a"), heard());
        assertEquals(List.of("b"), told());
    }

    @Test
    void whatIsReadBeforeTheLoopLearnsOfAnImpairmentMeetsItToo() throws Exception {
        var tasks = new ArrayList<Runnable>();
        var busy = new InMemoryAcceptor(settings);
        busy.start(wire -> faults.before(recorder).apply(putOff((Breakable) wire, tasks)));
        client = busy.connect();
        server = recorder.next();
        faults.impair(server.connection.id(), SLOW);
        say("a");
        assertEquals(List.of(), heard());
        tasks.removeFirst().run();
        time.advance(Duration.ofMillis(100));
        tasks.forEach(Runnable::run);
        assertEquals(List.of("a"), heard());
    }

    /// A wire whose loop comes to its tasks only after it has read.
    private static Breakable putOff(Breakable wire, List<Runnable> tasks) {
        return (Breakable) Proxy.newProxyInstance(
                Breakable.class.getClassLoader(), new Class<?>[] {Breakable.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("onLoop")) {
                        tasks.add((Runnable) arguments[0]);
                        return null;
                    }
                    return method.invoke(wire, arguments);
                });
    }

    @Test
    void jitterKeepsTheOrder() {
        faults.impair(id, new Impairment(Duration.ofMillis(100), Duration.ofMillis(90), 0, 0, false, false));
        List<String> numbers = IntStream.range(0, 30).mapToObj(Integer::toString).toList();
        numbers.forEach(this::say);
        numbers.forEach(this::tell);
        time.advance(Duration.ofMillis(190));
        assertEquals(numbers, heard());
        assertEquals(numbers, told());
    }

    @Test
    void theSameConnectionLosesTheSamePacketsInEveryRun() {
        faults.impair(id, loss(50));
        IntStream.range(0, 20).forEach(i -> say(Integer.toString(i)));
        List<String> first = heard();
        assertTrue(first.size() > 4 && first.size() < 16, first.toString());

        var again = new FaultInjector(settings, 1);
        var other = new InMemoryAcceptor(new TransportSettings(time));
        other.start(again.before(recorder));
        client = other.connect();
        try {
            server = recorder.next();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        assertEquals(id, server.connection.id());
        again.impair(id, loss(50));
        IntStream.range(0, 20).forEach(i -> say(Integer.toString(i)));
        assertEquals(first, heard());
    }

    @Test
    void whatIsLostIsTold() {
        faults.impair(id, loss(100));
        tap.listen(true);
        say("abc");
        tell("b");
        assertEquals(
                List.of(
                        new TapEvent.Transport(id, TapEvent.TransportStep.LOST, 1, 7),
                        new TapEvent.Transport(id, TapEvent.TransportStep.LOST, 1, 5)),
                tap.events(TapEvent.Transport.class));
        assertEquals(List.of(), heard());
    }

    @Test
    void aPacketIsLostWholeHoweverItArrives() {
        faults.impair(id, loss(50));
        for (int i = 0; i < 20; i++) {
            Bytes packet = packet("0123456789" + i);
            client.send(packet.slice(0, 3));
            client.send(packet.slice(3, 8));
            client.send(packet.from(8));
        }
        long heads = server.chunks.stream().filter(chunk -> chunk.length() == 3).count();
        assertEquals(3 * heads, server.chunks.size());
        assertTrue(heads > 0 && heads < 20);
    }

    @Test
    void aPacketThatHadBegunBeforeTheLossIsNotTornApart() {
        Bytes begun = packet("begun");
        var halves = new ArrayList<Bytes>();
        acceptor.start(faults.before(connection -> new ConnectionHandler() {
            @Override
            public void received(Bytes chunk) {
                halves.add(chunk);
            }

            @Override
            public Bytes unfinished() {
                return halves.isEmpty() ? Bytes.EMPTY : halves.getFirst();
            }

            @Override
            public void receivedText() {}

            @Override
            public void closed(int code, String reason) {}
        }));
        MemoryClient other = acceptor.connect();
        other.send(begun.slice(0, 6));
        faults.impair("c2", loss(100));
        other.send(begun.from(6));
        other.send(packet("lost"));
        assertEquals(List.of(begun.slice(0, 6), begun.from(6)), halves);
    }

    @Test
    void slicesArriveOneAfterTheOther() {
        faults.impair(id, slices(3));
        client.send(packet("abcd"));
        assertEquals(
                List.of("040000", "046162", "6364"),
                server.chunks.stream().map(chunk -> chunk.hex().replace(" ", "")).toList());
    }

    @Test
    void eachSecondPacketOvertakesTheOneBefore() {
        faults.impair(id, reordering(Duration.ZERO));
        say("1", "2", "3", "4");
        tell("5", "6", "7", "8");
        assertEquals(List.of("2", "1", "4", "3"), heard());
        assertEquals(List.of("6", "5", "8", "7"), told());
    }

    @Test
    void aPacketWaitsOnlyAMomentForTheOneThatShallOvertakeIt() {
        faults.impair(id, reordering(Duration.ZERO));
        say("1");
        assertEquals(List.of(), heard());
        time.advance(Lane.OVERTAKING);
        assertEquals(List.of("1"), heard());
    }

    @Test
    void slicedPacketsAreReorderedWhole() {
        faults.impair(id, new Impairment(Duration.ofMillis(5), Duration.ZERO, 0, 2, true, false));
        say("1", "2");
        time.advance(Duration.ofMillis(5));
        assertEquals(List.of("0400", "0001", "32", "0400", "0001", "31"), server.chunks.stream().map(chunk -> chunk.hex().replace(" ", "")).toList());
    }

    @Test
    void nothingPassesAFrozenConnectionUntilItThaws() {
        faults.impair(id, FROZEN);
        say("a");
        tell("b");
        time.advance(Duration.ofHours(1));
        assertEquals(List.of(), heard());
        assertEquals(List.of(), told());
        faults.impair(id, Impairment.NONE);
        assertEquals(List.of("a"), heard());
        assertEquals(List.of("b"), told());
    }

    @Test
    void whatWasUnderWayStaysBeforeWhatComesLater() {
        faults.impair(id, SLOW);
        say("a");
        tell("b");
        faults.impair(id, Impairment.NONE);
        say("c");
        tell("d");
        assertEquals(List.of("a", "c"), heard());
        assertEquals(List.of("b", "d"), told());
    }

    @Test
    void afterTheLastOneHasArrivedTheWayIsStraightAgain() {
        faults.impair(id, SLOW);
        say("a");
        faults.impair(id, Impairment.NONE);
        int timers = time.pending();
        say("b");
        assertEquals(List.of("a", "b"), heard());
        assertEquals(timers, time.pending());
        assertEquals(Impairment.NONE, faults.of(id));
    }

    @Test
    void aCloseComesBehindWhatIsUnderWay() throws Exception {
        faults.impair(id, SLOW);
        tell("farewell");
        server.connection.close(4002, "kicked");
        assertThrows(ClosedConnectionException.class, () -> tell("late"));
        assertFalse(server.closing.isDone());
        time.advance(Duration.ofMillis(100));
        assertEquals(List.of("farewell"), told());
        assertEquals(Optional.of(4002), client.closeCode());
        assertEquals(new Closing(4002, "kicked"), server.closing());
    }

    @Test
    void whoHangsUpIsHeardBehindWhatWasSentBefore() throws Exception {
        faults.impair(id, SLOW);
        say("bye");
        client.close(1000, "");
        assertFalse(server.closing.isDone());
        time.advance(Duration.ofMillis(100));
        assertEquals(List.of("bye"), heard());
        assertEquals(1000, server.closing().code());
    }

    @Test
    void whoHangsUpBehindACutCableIsNotHeard() throws Exception {
        faults.impair(id, FROZEN);
        client.vanish();
        time.advance(Duration.ofHours(1));
        assertFalse(server.closing.isDone());
        faults.end();
        assertEquals(Closing.VANISHED, server.closing());
    }

    @Test
    void aCloseOfAFrozenConnectionEndsInAResetWithoutAWord() throws Exception {
        faults.impair(id, FROZEN);
        server.connection.close(4001, "HEARTBEAT_TIMEOUT");
        assertEquals(Optional.empty(), client.closeCode());
        time.advance(SocketConnection.CLOSE_TIMEOUT);
        assertEquals(Optional.of(1006), client.closeCode());
        assertEquals(Closing.VANISHED, server.closing());
    }

    @Test
    void tasksStillRunWhileTheEndIsNotHeard() {
        faults.impair(id, FROZEN);
        client.vanish();
        var ran = new ArrayList<String>();
        server.connection.execute(() -> ran.add("tick"));
        server.connection.close(4001, "");
        assertTrue(server.closing.isDone());
        server.connection.execute(() -> ran.add("late"));
        assertEquals(List.of("tick"), ran);
    }

    @Test
    void whatIsUnderWayIsBounded() throws Exception {
        faults.impair(id, FROZEN);
        IntStream.range(0, 40).forEach(i -> tell("x"));
        assertThrows(FullQueueException.class, () -> tell("one too many"));
        time.advance(SocketConnection.CLOSE_TIMEOUT);
        assertEquals(Closing.VANISHED, server.closing());
    }

    @Test
    void aFloodIntoAFrozenConnectionIsNoLongerRead() {
        faults.impair(id, FROZEN);
        tap.listen(true);
        Bytes large = PacketEncoder.encode(new Packet.Data(Bytes.wrap(new byte[600_000])));
        client.send(large);
        client.send(large);
        client.send(large);
        assertEquals(
                List.of(TapEvent.TransportStep.PAUSED),
                tap.events(TapEvent.Transport.class).stream().map(TapEvent.Transport::what).toList());
        faults.impair(id, Impairment.NONE);
        assertEquals(3, server.chunks.size());
    }

    @Test
    void nothingIsDeliveredWhileTheHandlerWantsNothing() {
        faults.impair(id, SLOW);
        say("a");
        server.connection.pauseReading();
        time.advance(Duration.ofSeconds(1));
        assertEquals(List.of(), heard());
        server.connection.resumeReading();
        assertEquals(List.of("a"), heard());
    }

    @Test
    void afterAHalfCloseTheServerOnlyReads() {
        tell("before");
        faults.halfClose(id);
        tap.listen(true);
        tell("after");
        say("still there");
        assertTrue(client.streamEnded());
        assertEquals(List.of("before"), told());
        assertEquals(List.of("still there"), heard());
        assertEquals(List.of(new TapEvent.Transport(id, TapEvent.TransportStep.LOST, 1, 9)), tap.events(TapEvent.Transport.class));
    }

    @Test
    void aResetEndsBothEndsWithoutAWord() throws Exception {
        faults.reset(id);
        assertEquals(Optional.of(1006), client.closeCode());
        assertEquals(Closing.VANISHED, server.closing());
    }

    @Test
    void aFrozenConnectionCanBeReset() throws Exception {
        faults.impair(id, FROZEN);
        faults.reset(id);
        assertEquals(Closing.VANISHED, server.closing());
    }

    @Test
    void whoIsImpairedIsKnown() {
        faults.impair(id, SLOW);
        assertEquals(Map.of(id, SLOW), faults.impaired());
        faults.impair(id, FROZEN.withFrozen(false));
        assertEquals(Map.of(), faults.impaired());
    }

    @Test
    void aConnectionThatIsGoneIsLeftAlone() {
        client.vanish();
        faults.impair(id, SLOW);
        faults.halfClose(id);
        faults.reset(id);
        assertEquals(Impairment.NONE, faults.of(id));
    }
}
