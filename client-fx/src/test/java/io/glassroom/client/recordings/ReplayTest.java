package io.glassroom.client.recordings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.feed.FeedListener;
import io.glassroom.client.feed.NodeFeed;
import io.glassroom.client.model.Capture;
import io.glassroom.client.pump.TapPump;
import io.glassroom.client.recordings.Report.Line;
import io.glassroom.client.recordings.Report.Outcome;
import io.glassroom.protocol.client.ClientConfig;
import io.glassroom.protocol.client.Dialer;
import io.glassroom.protocol.client.GlassroomClient;
import io.glassroom.protocol.client.SystemTime;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.tap.TapRecord;
import io.glassroom.samples.chat.ChatApplication;
import io.glassroom.server.node.Node;
import io.glassroom.server.node.NodeConfig;
import io.glassroom.server.pipeline.Stage;
import io.glassroom.server.session.Session;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A chat is recorded on a real node, and played again to others.
class ReplayTest {

    private static final Stage AS_IT_IS = (session, message) -> message;

    @TempDir
    private Path folder;

    private final SystemTime time = new SystemTime("replay");

    @AfterEach
    void release() {
        time.close();
    }

    @Test
    void freshServerDoesWhatTheOtherDid() throws Exception {
        Report report = replay(recordChat(), AS_IT_IS);
        assertTrue(report.agrees(), () -> report.lines().toString());
        assertEquals(0, report.begunBefore());
        assertTrue(
                report.lines().stream().flatMap(line -> line.differences().stream()).allMatch(clock -> clock.field().equals("body.sys.servertime")),
                () -> report.lines().toString());
    }

    @Test
    void otherGreetingIsTheOnlyDifference() throws Exception {
        Report report = replay(recordChat(), ReplayTest::greetOtherwise);
        List<Line> changed = report.lines().stream().filter(line -> line.outcome() == Outcome.CHANGED).toList();
        assertEquals(1, changed.size(), () -> report.lines().toString());
        assertEquals("Push onNewUser", changed.getFirst().what());
        assertEquals("ann", changed.getFirst().connection());
        assertEquals(
                List.of("pkt.len", "body.content"),
                changed.getFirst().differences().stream().map(Report.Difference::field).toList());
        assertEquals("\"ben joined\"", changed.getFirst().differences().getLast().then());
        assertEquals("\"ben is here\"", changed.getFirst().differences().getLast().now());
        assertEquals(0, report.count(Outcome.MISSING) + report.count(Outcome.ADDITIONAL));
    }

    @Test
    void otherRouteIsMissingAndAdditional() throws Exception {
        Report report = replay(recordChat(), (session, message) ->
                message instanceof Message.Push(var route, Bytes body) && route.text().equals("onMessage")
                        ? new Message.Push(Route.of("onSpoken"), body)
                        : message);
        assertEquals(2, report.count(Outcome.MISSING), () -> report.lines().toString());
        assertEquals(2, report.count(Outcome.ADDITIONAL), () -> report.lines().toString());
    }

    @Test
    void clockOfTheServerIsNamedAndKnownToVary() {
        Bytes then = Bytes.hex("0100002c").concat(Bytes.utf8("{\"code\":200,\"sys\":{\"servertime\":1763683200}}"));
        Bytes now = Bytes.hex("0100002c").concat(Bytes.utf8("{\"code\":200,\"sys\":{\"servertime\":1763683201}}"));
        List<Report.Difference> differences = Comparison.of(then, RouteDictionary.EMPTY, now, RouteDictionary.EMPTY);
        assertEquals(List.of(new Report.Difference("body.sys.servertime", "1763683200", "1763683201", true)), differences);
        assertEquals(Outcome.VARIES, Comparison.outcome(differences));
    }

    @Test
    void serverThatIsGoneIsSaid() throws Exception {
        Report report = new Replay(recordChat(), URI.create("ws://127.0.0.1:1/ws"), Dialer.standard(), time, false).run();
        assertTrue(report.trouble().contains("refused"), report.trouble());
    }

    private static Message greetOtherwise(Session session, Message message) {
        return message instanceof Message.Push(var route, Bytes body) && route.text().equals("onNewUser")
                ? new Message.Push(route, Bytes.utf8(body.utf8().replace("joined", "is here")))
                : message;
    }

    private Report replay(Path recording, Stage stage) throws IOException {
        try (Node node = node(stage)) {
            return new Replay(recording, node.uri(), Dialer.standard(), time, false).run();
        }
    }

    private Node node(Stage stage) throws IOException {
        return Node.start(NodeConfig.builder()
                .name("gate-1")
                .listen("127.0.0.1", 0)
                .heartbeat(Duration.ofSeconds(10))
                .outbound(stage)
                .application(new ChatApplication())
                .build());
    }

    private Path recordChat() throws Exception {
        var library = new Library(folder, Optional.empty());
        var capture = new Capture(1_000);
        var pump = new TapPump(10_000, Duration.ofSeconds(1), time);
        var recorder = new Recorder(capture, library, "here", "test", 1_000, pump::post, failure -> {
            throw new AssertionError(failure);
        });
        try (Node node = node(AS_IT_IS);
                NodeFeed feed = new NodeFeed(node, time)) {
            feed.open(new FeedListener() {
                @Override
                public void record(TapRecord record) {
                    pump.offer(record);
                }

                @Override
                public void introduced(TapLine.Hello hello) {
                    pump.post(() -> capture.introduce(hello));
                }

                @Override
                public void interrupted(String reason) {}

                @Override
                public void connected() {}
            });
            recorder.start(time.now(), true);
            GlassroomClient ann = join(node, "ann");
            GlassroomClient ben = join(node, "ben");
            ben.notify("Room.Message", Map.of("name", "ben", "content", "hello"));
            ben.request("Echo.Ping", Map.of("n", 1)).get(10, TimeUnit.SECONDS);
            drain(pump, capture, () -> capture.counted() >= 20);
            ben.close();
            drain(pump, capture, () -> closed(capture) == 1);
            ann.close();
            drain(pump, capture, () -> closed(capture) == 2);
        }
        recorder.stop();
        drain(pump, capture, () -> !library.all().isEmpty());
        return library.all().getFirst().file();
    }

    private GlassroomClient join(Node node, String name) throws Exception {
        GlassroomClient client = GlassroomClient.connect(node.uri(), ClientConfig.of(time));
        client.connected().get(10, TimeUnit.SECONDS);
        client.request("Room.Join", Map.of("name", name)).get(10, TimeUnit.SECONDS);
        return client;
    }

    private static long closed(Capture capture) {
        return capture.connections().stream().filter(connection -> connection.closed()).count();
    }

    private static void drain(TapPump pump, Capture capture, BooleanSupplier until) throws InterruptedException {
        for (int i = 0; i < 400 && !until.getAsBoolean(); i++) {
            pump.drain(capture::apply);
            TimeUnit.MILLISECONDS.sleep(25);
        }
        assertTrue(until.getAsBoolean(), () -> "in vain, with " + capture.counted() + " packets");
    }
}
