package io.glassroom.server.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.client.Backoff;
import io.glassroom.protocol.client.ClientConfig;
import io.glassroom.protocol.client.ClientException;
import io.glassroom.protocol.client.ClientState;
import io.glassroom.protocol.client.GlassroomClient;
import io.glassroom.protocol.client.InspectorClient;
import io.glassroom.protocol.client.InspectorListener;
import io.glassroom.protocol.client.SystemTime;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.tap.TapRecord;
import io.glassroom.server.component.Component;
import io.glassroom.server.component.Handler;
import io.glassroom.server.component.Service;
import io.glassroom.server.session.Session;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.Timeout;

/// The Java client, its inspector sibling and `watch`, over real sockets against a real node.
@Timeout(60)
class ClientOverSocketTest {

    @Service(name = "Echo", pushes = "onEcho")
    static final class Echo implements Component {
        @Handler
        Bytes ping(Session session, Bytes body) {
            return body;
        }

        @Handler
        void again(Session session, Bytes body) {
            session.push("onEcho", body);
        }

        @Handler
        void out(Session session, Bytes body) {
            session.kick("you asked for it");
        }
    }

    record Said(String content) {}

    private final SystemTime time = new SystemTime("test clients");
    private final List<AutoCloseable> open = new ArrayList<>();
    private final ClientConfig config = ClientConfig.of(time)
            .withBackoff(new Backoff(Duration.ofMillis(50), Duration.ofMillis(200), 1000));
    private Node node;

    @BeforeEach
    void startTheNode() throws IOException {
        node = start(NodeConfig.builder().listen("127.0.0.1", 0));
    }

    @AfterEach
    void stopAll() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
        time.close();
    }

    @Test
    void requestIsAnswered() {
        assertEquals("hi", join(connect(node).request("Echo.Ping", Bytes.utf8("hi"))).utf8());
    }

    @Test
    void emojiGoesThereAndBack() {
        assertEquals(new Said("你好 😀"), join(connect(node).request("Echo.Ping", new Said("你好 😀"), Said.class)));
    }

    @Test
    void hundredRequestsInFlightEachGetTheirOwnAnswer() {
        var client = connect(node);
        List<CompletableFuture<Bytes>> answers =
                Stream.iterate(0, i -> i + 1).limit(100).map(i -> client.request("Echo.Ping", Bytes.utf8("" + i))).toList();
        for (int i = 0; i < 100; i++) {
            assertEquals("" + i, join(answers.get(i)).utf8());
        }
    }

    @Test
    void unknownRouteIsRefusedWith404() {
        var answer = connect(node).request("No.Such", Bytes.EMPTY);
        var failure = assertThrows(CompletionException.class, () -> join(answer));
        assertEquals(404, assertInstanceOf(ClientException.Refused.class, failure.getCause()).code());
    }

    @Test
    void pushIsHeard() throws Exception {
        var client = connect(node);
        var heard = new LinkedBlockingQueue<Said>();
        client.on("onEcho", Said.class, heard::add);
        client.notify("Echo.Again", new Said("again"));
        assertEquals(new Said("again"), take(heard));
    }

    @Test
    void listenerMayWaitForAnAnswer() throws Exception {
        var client = connect(node);
        var answers = new LinkedBlockingQueue<String>();
        client.on("onEcho", body -> answers.add(join(client.request("Echo.Ping", body)).utf8()));
        client.notify("Echo.Again", Bytes.utf8("deep"));
        assertEquals("deep", take(answers));
    }

    @Test
    void kickedClientHearsWhy() throws Exception {
        var client = connect(node);
        var reasons = new LinkedBlockingQueue<String>();
        client.onKick(reasons::add);
        client.notify("Echo.Out", Bytes.EMPTY);
        assertEquals("you asked for it", take(reasons));
        assertEquals("kicked: you asked for it", join(client.closed()).reason());
    }

    @Test
    void comesBackWhenTheConnectionBreaks() throws Exception {
        var line = new CutLine(node.uri().getPort());
        open.add(line);
        var client = connect(URI.create("ws://127.0.0.1:" + line.port() + "/ws"));
        var states = new LinkedBlockingQueue<ClientState>();
        client.onState(states::add);
        line.cut();
        assertEquals(
                List.of("Working", "Waiting", "Connecting", "Working"),
                List.of(name(take(states)), name(take(states)), name(take(states)), name(take(states))));
        assertEquals("hi", join(client.request("Echo.Ping", Bytes.utf8("hi"))).utf8());
    }

    @Test
    void speaksRawTcpToo() throws Exception {
        Node tcp = start(NodeConfig.builder().listen("127.0.0.1", 0).tcp());
        assertEquals("hi", join(connect(tcp).request("Echo.Ping", Bytes.utf8("hi"))).utf8());
    }

    @Test
    void fiftyClientsShareAFewThreads() {
        connect(node);
        long before = platformThreads();
        List<GlassroomClient> clients = Stream.generate(() -> connect(node)).limit(50).toList();
        clients.forEach(client -> join(client.request("Echo.Ping", Bytes.EMPTY)));
        long more = platformThreads() - before;
        assertTrue(more < 40, more + " more threads for 50 clients");
    }

    @Test
    void inspectorShowsWhatTheClientDoes() throws Exception {
        var events = new LinkedBlockingQueue<Object>();
        open.add(InspectorClient.connect(node.uri(), into(events)));
        var hello = assertInstanceOf(TapLine.Hello.class, take(events));
        assertEquals(node.name(), hello.node());
        assertEquals(node.dictionary(), hello.dictionary());
        join(connect(node).request("Echo.Ping", Bytes.utf8("hi")));
        Object event = take(events);
        while (!(event instanceof TapEvent.Frame frame && frame.packet().utf8().endsWith("hi"))) {
            event = take(events);
        }
    }

    @Test
    void inspectorIsNotTappedItself() throws Exception {
        var first = new LinkedBlockingQueue<Object>();
        open.add(InspectorClient.connect(node.uri(), into(first)));
        open.add(InspectorClient.connect(node.uri(), into(new LinkedBlockingQueue<>())));
        take(first);
        join(connect(node).request("Echo.Ping", Bytes.utf8("hi")));
        var connections = new ArrayList<String>();
        for (Object event = take(first); !(event instanceof TapEvent.Dispatch); event = take(first)) {
            connections.add(((TapEvent) event).connection());
        }
        assertEquals(1, connections.stream().distinct().count(), connections.toString());
    }

    @Test
    void watchPrintsEachPacketAndEndsWithTheNode() throws Exception {
        var out = new StringWriter();
        var err = new StringWriter();
        var code = CompletableFuture.supplyAsync(() -> run(out, err, "watch", node.uri().toString(), "--columns", "120"));
        await(() -> out.toString().contains("TIME"));
        join(connect(node).request("Echo.Ping", Bytes.utf8("{\"name\":\"alice\"}")));
        await(() -> out.toString().contains("Response"));
        node.stop(Duration.ofSeconds(2));
        assertEquals(1, join(code));
        assertTrue(out.toString().contains("alice        → node-1        ▣ Data       Request   Echo.Ping"), out.toString());
        assertTrue(err.toString().startsWith("glassroom watch: the node has gone: server is shutting down; "), err.toString());
        assertEquals(1, err.toString().lines().count(), err.toString());
    }

    @Test
    void watchSaysInOneLineThatThereIsNoNode() {
        URI nowhere = node.uri();
        node.stop(Duration.ZERO);
        var err = new StringWriter();
        assertEquals(2, run(new StringWriter(), err, "watch", nowhere.getAuthority()));
        assertEquals("glassroom watch: cannot watch ws://" + nowhere.getAuthority() + ": Connection refused\n", err.toString());
    }

    @Test
    void watchSaysInOneLineThatATokenIsWanted(@TempDir Path folder) throws Exception {
        Path right = Files.writeString(folder.resolve("right"), "open-sesame\n");
        Path wrong = Files.writeString(folder.resolve("wrong"), "open-barley\n");
        try (Node guarded = Node.start(NodeConfig.builder().listen("127.0.0.1", 0).operatorToken("open-sesame").build())) {
            String url = guarded.uri().toString();
            var err = new StringWriter();
            assertEquals(2, run(new StringWriter(), err, "watch", url));
            assertEquals(2, run(new StringWriter(), err, "watch", url, "--token-file", wrong.toString()));
            assertEquals(2, run(new StringWriter(), err, "watch", url, "--token-file", folder.resolve("none").toString()));
            String hint = " (--token-file, or GLASSROOM_OPERATOR_TOKEN)\n";
            assertEquals(
                    "glassroom watch: cannot watch " + url + ": the inspector wants the operator's token" + hint
                            + "glassroom watch: cannot watch " + url + ": this is not the operator's token" + hint
                            + "glassroom watch: --token-file: there is no file " + folder.resolve("none") + "\n",
                    err.toString());
            var out = new StringWriter();
            var code = CompletableFuture.supplyAsync(() ->
                    run(out, new StringWriter(), "watch", url, "--columns", "120", "--token-file", right.toString()));
            await(() -> out.toString().contains("TIME"));
            guarded.stop(Duration.ZERO);
            assertEquals(1, join(code));
        }
    }

    private static int run(StringWriter out, StringWriter err, String... words) {
        var root = new CommandRoot(new PrintWriter(out, true), new PrintWriter(err, true), false);
        return root.run(() -> Stream.of(WatchCommand.class), words);
    }

    private static InspectorListener into(BlockingQueue<Object> events) {
        return new InspectorListener() {
            @Override
            public void hello(TapLine.Hello hello) {
                events.add(hello);
            }

            @Override
            public void records(List<TapRecord> records) {
                records.forEach(record -> events.add(record.event()));
            }

            @Override
            public void lost(long count) {
                events.add(count);
            }

            @Override
            public void closed(int code, String reason) {
                events.add(code);
            }
        };
    }

    private Node start(NodeConfig.Builder builder) throws IOException {
        Node started = Node.start(builder.application(services -> List.of(new Echo())).build());
        open.add(started);
        return started;
    }

    private GlassroomClient connect(Node to) {
        return connect(to.uri());
    }

    private GlassroomClient connect(URI uri) {
        var client = GlassroomClient.connect(uri, config);
        open.add(client);
        join(client.connected());
        return client;
    }

    private static long platformThreads() {
        return Thread.getAllStackTraces().size();
    }

    private static String name(ClientState state) {
        return state.getClass().getSimpleName();
    }

    private static <T> T join(CompletableFuture<T> future) {
        return future.orTimeout(10, TimeUnit.SECONDS).join();
    }

    private static <T> T take(BlockingQueue<T> queue) throws InterruptedException {
        T value = queue.poll(10, TimeUnit.SECONDS);
        assertTrue(value != null, "nothing came within 10 s");
        return value;
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "not within 10 s");
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }
}
