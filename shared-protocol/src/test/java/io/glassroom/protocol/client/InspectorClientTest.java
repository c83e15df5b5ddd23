package io.glassroom.protocol.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.TapCodec;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.tap.TapRecord;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InspectorClientTest {

    private static final TapLine.Hello HELLO =
            new TapLine.Hello("gate-1", "0.1", RouteDictionary.EMPTY, Duration.ofSeconds(3), "json", List.of());

    private static final OperatorToken TOKEN = new OperatorToken("open-sesame");

    private final List<String> heard = new ArrayList<>();
    private final List<URI> dialled = new ArrayList<>();
    private final List<WireListener> wires = new ArrayList<>();
    private int closedWith;

    private final InspectorListener listener = new InspectorListener() {
        @Override
        public void hello(TapLine.Hello hello) {
            heard.add("hello " + hello.node());
        }

        @Override
        public void records(List<TapRecord> records) {
            heard.add("records " + records.stream().map(TapRecord::sequence).toList());
        }

        @Override
        public void lost(long count) {
            heard.add("lost " + count);
        }

        @Override
        public void closed(int code, String reason) {
            heard.add("closed " + code + " " + reason);
        }
    };

    @ParameterizedTest
    @CsvSource({
        "ws://127.0.0.1:3250/ws, ws://127.0.0.1:3250/inspect",
        "ws://127.0.0.1:3250, ws://127.0.0.1:3250/inspect",
        "wss://[::1]:3250/nano?x=y, wss://[::1]:3250/inspect"
    })
    void findsTheInspectorBesideAnyPath(String node, String inspector) throws IOException {
        connect(node);
        assertEquals(List.of(URI.create(inspector)), dialled);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp://127.0.0.1:3250", "http://127.0.0.1", "nonsense", "ws:/no-host"})
    void refusesWhatIsNoWebSocketUrl(String node) {
        var refusal = assertThrows(IOException.class, () -> connect(node));
        assertEquals("'" + node + "' does not begin with ws:// or wss://", refusal.getMessage());
    }

    @Test
    void tokenIsInTheHeaderAndNotInTheUrl() throws IOException {
        var sent = new ArrayList<Map<String, String>>();
        InspectorClient.connect(URI.create("ws://node"), Optional.of(TOKEN), listener, new Dialer() {
            @Override
            public void dial(URI server, WireListener ear) {
                throw new AssertionError("without headers");
            }

            @Override
            public void dial(URI server, Map<String, String> headers, WireListener ear) {
                dialled.add(server);
                sent.add(headers);
            }
        });
        assertEquals(List.of(Map.of("Authorization", "Bearer open-sesame")), sent);
        assertEquals(List.of(URI.create("ws://node/inspect")), dialled);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "open sesame", "open-sesame\r\nX: y", "öffne-dich"})
    void tokenThatNoHeaderTakesIsNone(String text) {
        assertThrows(IllegalArgumentException.class, () -> new OperatorToken(text));
    }

    @Test
    void tokenIsNotToldByAccident() {
        assertEquals("the operator's token", TOKEN.toString());
    }

    @Test
    void tokenIsNotSentWhereThereAreNoHeaders() {
        var refusal = assertThrows(
                IOException.class,
                () -> InspectorClient.connect(URI.create("ws://node"), Optional.of(TOKEN), listener, this::dial));
        assertEquals("a connection to ws://node/inspect has no headers", refusal.getMessage());
    }

    @Test
    void tellsHelloRecordsAndGapsInOrder() throws IOException {
        connect("ws://node");
        wire().received(lines(HELLO));
        wire().received(lines(record(1), record(2), new TapLine.Lost(3), record(6)));
        assertEquals(List.of("hello gate-1", "records [1, 2]", "lost 3", "records [6]"), heard);
    }

    @Test
    void lineMayBeChoppedAnywhere() throws IOException {
        Bytes all = lines(HELLO, record(1), new TapLine.Lost(5), record(7));
        for (int cut = 1; cut < all.length(); cut++) {
            heard.clear();
            connect("ws://node");
            wire().received(all.slice(0, cut));
            wire().received(all.from(cut));
            assertEquals(List.of("hello gate-1", "records [1]", "lost 5", "records [7]"), heard, "cut at " + cut);
        }
    }

    @Test
    void linesOfALaterVersionAreSkipped() throws IOException {
        connect("ws://node");
        wire().received(Bytes.utf8("{\"k\":\"later\"}\n").concat(lines(record(1))));
        assertEquals(List.of("records [1]"), heard);
    }

    @Test
    void malformedLineEndsTheStreamOnce() throws IOException {
        connect("ws://node");
        wire().received(lines(record(1)).concat(Bytes.utf8("what?\n")).concat(lines(record(2))));
        wire().received(lines(record(3)));
        wire().closed(1002, "");
        assertEquals(List.of("records [1]", "closed 1002 not a line of JSON: what?"), heard);
        assertEquals(1000, closedWith);
    }

    @Test
    void endOfTheNodeIsTold() throws IOException {
        connect("ws://node");
        wire().closed(1001, "server is shutting down");
        assertEquals(List.of("closed 1001 server is shutting down"), heard);
    }

    @Test
    void nobodyThereIsAnException() {
        var refusal = assertThrows(
                IOException.class,
                () -> InspectorClient.connect(
                        URI.create("ws://node"),
                        Optional.empty(),
                        listener,
                        (server, ear) -> {
                            throw new IOException("Connection refused");
                        },
                        Runnable::run));
        assertEquals("Connection refused", refusal.getMessage());
        assertTrue(heard.isEmpty());
    }

    /// Eight messages may wait for the listener; the ninth waits on the wire, and with it the node.
    @Test
    @Timeout(20)
    void slowListenerMakesTheWireWait() throws Exception {
        var tasks = new ConcurrentLinkedQueue<Runnable>();
        InspectorClient.connect(URI.create("ws://node"), Optional.empty(), listener, this::dial, tasks::add);
        for (int i = 1; i <= 8; i++) {
            wire().received(lines(record(i)));
        }
        Thread ninth = Thread.ofPlatform().start(() -> wire().received(lines(record(9))));
        while (ninth.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        tasks.remove().run();
        ninth.join();
        assertEquals(9, heard.size() + tasks.size());
    }

    private WireListener wire() {
        return wires.getLast();
    }

    private void connect(String node) throws IOException {
        InspectorClient.connect(URI.create(node), Optional.empty(), listener, this::dial, Runnable::run);
    }

    private void dial(URI server, WireListener ear) {
        dialled.add(server);
        wires.add(ear);
        ear.opened(new Wire() {
            @Override
            public void send(Bytes packet) {
                throw new AssertionError("an inspector's client says nothing");
            }

            @Override
            public void close(int code, String reason) {
                closedWith = code;
            }
        });
    }

    private static Bytes lines(TapLine... lines) {
        Bytes all = Bytes.EMPTY;
        for (TapLine line : lines) {
            all = all.concat(TapCodec.encode(line));
        }
        return all;
    }

    private static TapLine record(long sequence) {
        var event = new TapEvent.Link("c1", "OPENED", "CLOSED", "");
        return new TapLine.Recorded(new TapRecord(sequence, 0, Instant.EPOCH, "gate-1", FlowId.NONE, event));
    }
}
