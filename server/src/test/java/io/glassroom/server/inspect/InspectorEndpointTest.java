package io.glassroom.server.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.TapCodec;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.time.VirtualTime;
import io.glassroom.server.transport.Connection;
import io.glassroom.server.transport.InMemoryAcceptor;
import io.glassroom.server.transport.MemoryClient;
import io.glassroom.server.transport.TransportSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;

class InspectorEndpointTest {

    private static final TapEvent EVENT = new TapEvent.Link("c1", "OPENED", "CLOSED", "");
    private static final TapLine.Hello HELLO = new TapLine.Hello(
            "gate-1", "0.1", RouteDictionary.EMPTY, Duration.ofSeconds(3), "json",
            List.of(new TapLine.Present("c1", "127.0.0.1:9", "WORKING", 4, "alice", List.of("lobby"))));

    private final VirtualTime time = new VirtualTime();
    private final TapHub hub = new TapHub("gate-1", time, 1024, Set.of(), RouteDictionary.EMPTY);
    private final InspectorEndpoint endpoint = new InspectorEndpoint(hub, time, () -> HELLO, new Operators(Optional.empty()), Runnable::run);
    private final InspectorEndpoint guarded =
            new InspectorEndpoint(hub, time, () -> HELLO, new Operators(Optional.of("open-sesame")), Runnable::run);
    private final InMemoryAcceptor acceptor = new InMemoryAcceptor(new TransportSettings(time));

    InspectorEndpointTest() {
        acceptor.start(endpoint);
    }

    @Test
    void beginsWithHello() {
        assertEquals(List.of(HELLO), received(acceptor.connect()));
    }

    @Test
    void sendsWhatWasTappedEvery50Milliseconds() {
        var watcher = acceptor.connect();
        received(watcher);
        hub.emit(FlowId.NONE, EVENT);
        hub.emit(FlowId.NONE, EVENT);
        time.advance(Duration.ofMillis(49));
        assertEquals(List.of(), received(watcher));
        time.advance(Duration.ofMillis(1));
        assertEquals(List.of(1L, 2L), numbers(received(watcher)));
    }

    @Test
    void sendsNothingWhenNothingMoves() {
        var watcher = acceptor.connect();
        received(watcher);
        time.advance(Duration.ofSeconds(10));
        assertEquals(Optional.empty(), watcher.receive());
    }

    @Test
    void oneMessageCarriesManyLines() {
        var watcher = acceptor.connect();
        received(watcher);
        emit(100);
        time.advance(Duration.ofMillis(50));
        assertEquals(100, watcher.receive().orElseThrow().utf8().lines().count());
    }

    @Test
    void watcherThatDoesNotReadIsToldWhatItLost() {
        var watcher = acceptor.connect();
        received(watcher);
        watcher.stopReading();
        emit(10);
        time.advance(Duration.ofMillis(50)); // on its way, and not taken
        emit(2000);
        time.advance(Duration.ofSeconds(1));
        watcher.resumeReading();
        assertEquals(10, received(watcher).size());
        time.advance(Duration.ofMillis(50));
        var lines = received(watcher);
        assertEquals(new TapLine.Lost(976), lines.getFirst());
        assertEquals(1025, lines.size());
    }

    @Test
    void atMostOneMessageWaitsForASlowWatcher() {
        var watcher = acceptor.connect();
        received(watcher);
        watcher.stopReading();
        for (int i = 0; i < 100; i++) {
            emit(1);
            time.advance(Duration.ofMillis(50));
        }
        watcher.resumeReading();
        assertTrue(watcher.receive().isPresent());
        assertTrue(watcher.receive().isEmpty());
    }

    @Test
    void oneMessageIsBounded() {
        var wide = new TapHub("n", time, 1 << 14, Set.of(), RouteDictionary.EMPTY);
        var busy = new InMemoryAcceptor(new TransportSettings(time));
        busy.start(new InspectorEndpoint(wide, time, () -> HELLO, new Operators(Optional.empty()), Runnable::run));
        var watcher = busy.connect();
        received(watcher);
        for (int i = 0; i < 5_000; i++) {
            wide.emit(FlowId.NONE, EVENT);
        }
        time.advance(Duration.ofMillis(50));
        assertEquals(2_000, received(watcher).size());
        time.advance(Duration.ofMillis(100));
        assertEquals(3_000, received(watcher).size());
    }

    @Test
    void packetTooLargeForTheStreamIsCountedAsLost() {
        var watcher = acceptor.connect();
        received(watcher);
        hub.emit(FlowId.NONE, new TapEvent.Frame("c1", Direction.IN, Bytes.wrap(new byte[(1 << 20) + 1])));
        time.advance(Duration.ofMillis(50));
        assertEquals(List.of(new TapLine.Lost(1)), received(watcher));
    }

    @Test
    void tapIsActiveOnlyWhileAWatcherIsThere() {
        assertFalse(hub.active());
        var watcher = acceptor.connect();
        assertTrue(hub.active());
        watcher.close(1000, "");
        assertFalse(hub.active());
        assertEquals(0, time.pending());
    }

    @Test
    void watcherThatVanishesGivesItsPlaceUp() {
        acceptor.connect().vanish();
        assertFalse(hub.active());
    }

    @Test
    void watcherMayNotTalk() {
        var watcher = acceptor.connect();
        watcher.send(Bytes.utf8("hello"));
        assertEquals(Optional.of(1003), watcher.closeCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:5000", "127.8.8.8:5000", "[0:0:0:0:0:0:0:1]:5000", "[::1]:5000", "[::ffff:127.0.0.1]:5000", "memory"})
    void neighboursOnThisMachineAreWelcome(String address) {
        endpoint.apply(connection(address, Map.of()));
        assertTrue(hub.active());
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.7:5000", "[fe80::1]:5000", "[2001:db8::1]:5000", "128.0.0.1:80"})
    void strangersFromElsewhereAreRefused(String address) {
        var stranger = connection(address, Map.of());
        endpoint.apply(stranger);
        Mockito.verify(stranger).close(1008, "the inspector is for this machine only");
        assertFalse(hub.active());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:3250", "http://localhost:8080", "https://[::1]:3250"})
    void pagesOfThisMachineAreWelcome(String origin) {
        endpoint.apply(connection("127.0.0.1:5000", Map.of("origin", List.of(origin))));
        assertTrue(hub.active());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org", "null", "http://127.0.0.1.example.org", "file://", "::"})
    void pagesOfOtherSitesAreRefused(String origin) {
        var page = connection("127.0.0.1:5000", Map.of("origin", List.of(origin)));
        endpoint.apply(page);
        Mockito.verify(page).close(1008, "the inspector is not for pages of other sites");
        assertFalse(hub.active());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer open-sesame", "bearer open-sesame", "Bearer  open-sesame "})
    void whoKnowsTheTokenMayWatchFromAnywhere(String authorization) {
        guarded.apply(connection("10.0.0.7:5000", Map.of("authorization", List.of(authorization))));
        assertTrue(hub.active());
        assertEquals(0, guarded.refused());
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:5000", "10.0.0.7:5000"})
    void whoShowsNoTokenIsToldThatThereIsOne(String address) {
        var watcher = connection(address, Map.of("authorization", List.of("Basic b3Blbi1zZXNhbWU=")));
        guarded.apply(watcher);
        Mockito.verify(watcher).close(1008, "the inspector wants the operator's token");
        assertFalse(hub.active());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer open-sesam", "Bearer open-sesame2", "Bearer ", "Bearer öpen-sesame"})
    void whoShowsAnotherTokenIsRefused(String authorization) {
        var watcher = connection("127.0.0.1:5000", Map.of("authorization", List.of(authorization)));
        guarded.apply(watcher);
        Mockito.verify(watcher).close(1008, "this is not the operator's token");
        assertFalse(hub.active());
    }

    @Test
    void whoShowsTwoTokensGuesses() {
        var watcher = connection(
                "127.0.0.1:5000", Map.of("authorization", List.of("Bearer open-sesame", "Bearer other")));
        guarded.apply(watcher);
        Mockito.verify(watcher).close(1008, "this is not the operator's token");
    }

    @Test
    void refusalsAreCounted() {
        guarded.apply(connection("127.0.0.1:5000", Map.of()));
        guarded.apply(connection("127.0.0.1:5000", Map.of("authorization", List.of("Bearer wrong"))));
        endpoint.apply(connection("10.0.0.7:5000", Map.of()));
        assertEquals(2, guarded.refused());
        assertEquals(1, endpoint.refused());
    }

    private void emit(int count) {
        for (int i = 0; i < count; i++) {
            hub.emit(FlowId.NONE, EVENT);
        }
    }

    private static Connection connection(String address, Map<String, List<String>> headers) {
        Connection connection = Mockito.mock(Connection.class);
        Mockito.when(connection.remoteAddress()).thenReturn(address);
        Mockito.when(connection.headers()).thenReturn(headers);
        Mockito.when(connection.traffic()).thenReturn(new Connection.Traffic(0, 0, 0));
        return connection;
    }

    private static List<TapLine> received(MemoryClient watcher) {
        List<TapLine> lines = new ArrayList<>();
        for (var message = watcher.receive(); message.isPresent(); message = watcher.receive()) {
            message.get().utf8().lines().forEach(line -> lines.add(TapCodec.decode(line).orElseThrow()));
        }
        return lines;
    }

    private static List<Long> numbers(List<TapLine> lines) {
        return lines.stream().map(line -> ((TapLine.Recorded) line).record().sequence()).toList();
    }
}
