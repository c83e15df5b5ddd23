package io.glassroom.client.recordings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.feed.FeedListener;
import io.glassroom.client.feed.Margin;
import io.glassroom.client.feed.Reading;
import io.glassroom.client.feed.Reading.Trouble;
import io.glassroom.client.feed.RecordingFeed;
import io.glassroom.client.feed.SyntheticTraffic;
import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.ConnectionMemory;
import io.glassroom.client.model.HandshakeStep;
import io.glassroom.client.model.Marks;
import io.glassroom.client.model.RoomKey;
import io.glassroom.client.model.TappedConnection;
import io.glassroom.protocol.client.SystemTime;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Fault;
import io.glassroom.protocol.packet.Rule;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.NodeInfo;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.tap.TapRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was seen is written, read again, and is the same in every field that a pane shows.
class RecordingTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final List<String> EVERYBODY = List.of("c1", "c2", "c3");

    @TempDir
    private Path folder;

    private final SystemTime time = new SystemTime("recording");
    private final Capture live = new Capture(1_000);
    private final SyntheticTraffic traffic = new SyntheticTraffic("gate-1", live::apply);
    private long sequence; // of chat-1
    private final List<IOException> failures = new CopyOnWriteArrayList<>();
    private Library library;
    private Recorder recorder;

    @BeforeEach
    void begin() {
        library = new Library(folder.resolve("recordings"), Optional.empty());
        recorder = new Recorder(live, library, "ws://here", "test", Recorder.KEPT, Runnable::run, failures::add);
    }

    @AfterEach
    void release() {
        time.close();
    }

    @Test
    void recordingFromTheStartLooksAsItWasSeen() throws Exception {
        live.introduce(hello());
        recorder.start(NOW, false);
        everything();
        assertSame(live, read(stop()));
    }

    @Test
    void recordingThatIncludesThePastLooksAsItWasSeen() throws Exception {
        live.introduce(hello());
        everything();
        recorder.start(NOW, true);
        traffic.say("c2", "小明", "再见", EVERYBODY);
        assertSame(live, read(stop()));
    }

    @Test
    void recordingFromTheMiddleKnowsWhoIsThere() throws Exception {
        live.introduce(hello());
        everything();
        recorder.start(NOW, false);
        traffic.say("c2", "小明", "再见", List.of("c1", "c2"));
        traffic.heartbeat("c1");
        Capture again = read(stop());
        assertConnections(live, again);
        assertEquals(4, again.counted(), "a message, two pushes, a heartbeat");
        for (int i = 0; i < 4; i++) {
            assertEquals(rowWithoutNumber(live.packets().get((int) live.counted() - 4 + i)), rowWithoutNumber(again.packets().get(i)));
        }
    }

    @Test
    void marksAndNotesComeAlong() throws Exception {
        everything();
        live.marks().note(2, "before the recording");
        recorder.start(NOW, true);
        live.marks().mark(3, true);
        live.marks().mark(4, true);
        live.marks().mark(4, false);
        live.marks().note(5, "看这里");
        live.marks().refer(Optional.of(new Marks.Reference(3, live.packets().get(2).sinceStart())));
        Capture again = read(stop());
        assertEquals(live.marks().marked(), again.marks().marked());
        assertEquals(live.marks().notes(), again.marks().notes());
        assertEquals(live.marks().reference(), again.marks().reference());
    }

    @Test
    void lostRecordsAreWrittenAsLost() throws Exception {
        recorder.start(NOW, false);
        traffic.heartbeat("c1");
        traffic.lose(12);
        traffic.heartbeat("c1");
        Path file = stop();
        assertTrue(Files.readString(file).contains("{\"k\":\"lost\",\"count\":12}"));
        assertEquals(12, read(file).lost());
    }

    @Test
    void firstLineNamesFormatAndProgram() throws Exception {
        recorder.start(NOW, false);
        String first = Files.readAllLines(stop()).getFirst();
        assertEquals("{\"k\":\"glass\",\"format\":1,\"program\":\"test\",\"source\":\"ws://here\",\"begun\":\"2026-01-01T12:00:00Z\"}", first);
    }

    @Test
    void recordingAppearsInTheLibrary() throws Exception {
        recorder.start(NOW, false);
        everything();
        Path file = stop();
        assertEquals(1, library.all().size());
        assertEquals(live.counted(), library.all().getFirst().packets());
        assertEquals(Files.size(file), library.all().getFirst().bytes());
        assertFalse(library.all().getFirst().length().isZero());
    }

    @Test
    void brokenLineIsLeftOutAndTold() throws Exception {
        recorder.start(NOW, false);
        everything();
        Path file = stop();
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.set(4, "{\"k\":\"frame\",\"s\":");
        Files.write(file, lines);
        Reading end = reading(file, new Capture(1_000));
        assertEquals(1, end.flaws());
        assertEquals(Trouble.LINE, end.first().orElseThrow().trouble());
        assertEquals(5, end.first().orElseThrow().line());
    }

    @Test
    void recordingThatBreaksOffIsReadAsFarAsItGoes() throws Exception {
        recorder.start(NOW, false);
        everything();
        Path file = stop();
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 20), StandardOpenOption.TRUNCATE_EXISTING);
        var capture = new Capture(1_000);
        Reading end = reading(file, capture);
        assertEquals(Trouble.CUT_OFF, end.first().orElseThrow().trouble());
        assertEquals(live.counted() - 1, capture.counted());
    }

    @Test
    void otherFilesAreNoRecordings() throws Exception {
        Path text = Files.writeString(folder.resolve("a.glass"), "hello\nworld\n");
        assertEquals(Trouble.OTHER_FILE, reading(text, new Capture(10)).first().orElseThrow().trouble());
        Path json = Files.writeString(folder.resolve("b.glass"), "{\"k\":\"lost\",\"count\":1}\n");
        assertEquals(Trouble.OTHER_FILE, reading(json, new Capture(10)).first().orElseThrow().trouble());
        Path empty = Files.writeString(folder.resolve("c.glass"), "");
        assertEquals(Trouble.OTHER_FILE, reading(empty, new Capture(10)).first().orElseThrow().trouble());
        assertEquals(Trouble.UNREADABLE, reading(folder.resolve("none"), new Capture(10)).first().orElseThrow().trouble());
    }

    @Test
    void folderThatCannotBeMadeIsTold() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        var crossing = new LinkedBlockingQueue<Runnable>();
        var hopeless = new Recorder(
                live, new Library(file.resolve("under a file"), Optional.empty()), "ws://here", "test", 10, crossing::add, failures::add);
        hopeless.start(NOW, false);
        crossing.take().run();
        assertEquals(1, failures.size());
        assertFalse(hopeless.recording().get());
    }

    @Test
    void clusterIsWrittenAndReadAgain() throws Exception {
        cluster();
        recorder.start(NOW, false);
        bustle();
        Path file = stop();
        Capture again = read(file);
        assertSame(live, again);
        assertCluster(again);
        assertFalse(Files.readString(file).contains("\"k\":\"lost\""), "what is told of a session that is over is no gap");
    }

    @Test
    void clusterThatIsRecordedFromTheMiddleKnowsItsMembersAndWhoServesWhom() throws Exception {
        cluster();
        bustle();
        recorder.start(NOW, false);
        traffic.heartbeat("c1");
        Capture again = read(stop());
        assertConnections(live, again);
        assertEquals(
                List.of(new RoomKey("chat-1", "lobby")),
                List.copyOf(again.find("gate-1", "c1").orElseThrow().roomKeys()));
        assertEquals(Set.of("chat-1"), again.find("gate-1", "c1").orElseThrow().lentTo());
        assertEquals(List.of("gate-1", "chat-1"), again.members().all().stream().map(member -> member.info().node()).toList());
    }

    private void cluster() {
        List<NodeInfo> members = List.of(member("gate-1"), member("chat-1"), member("chat-2"));
        for (String node : List.of("chat-1", "gate-1", "chat-2")) {
            live.introduce(new TapLine.Hello(
                    node, "0.1", SyntheticTraffic.DICTIONARY, Duration.ofSeconds(30), "json", List.of(), "demo", members));
        }
    }

    /// Somebody joins a room on another node, and a third node leaves.
    private void bustle() {
        traffic.connect("c1");
        tell("gate-1", new TapEvent.Cluster.Line("chat-1", TapEvent.LineStep.OPENED, 0, 0, ""));
        tell("gate-1", new TapEvent.Cluster.Hop(Direction.OUT, "chat-1", TapEvent.HopKind.REQUEST, "Room.Join", "c1@gate-1", 1, 1, 80));
        tell("chat-1", new TapEvent.Cluster.Hop(Direction.IN, "gate-1", TapEvent.HopKind.REQUEST, "Room.Join", "c1@gate-1", 1, 1, 80));
        tell("chat-1", new TapEvent.Session("c1@gate-1", 1, "alice", TapEvent.SessionStep.BOUND, ""));
        tell("chat-1", new TapEvent.Session("c1@gate-1", 1, "alice", TapEvent.SessionStep.JOINED, "lobby"));
        tell("chat-1", new TapEvent.Session("c7@gate-1", 7, "", TapEvent.SessionStep.CLOSED, "")); // long forgotten
        tell("chat-1", new TapEvent.Cluster.Hop(Direction.OUT, "gate-1", TapEvent.HopKind.PUSH, "onNewUser", "", 250, 1, 900));
        for (String node : List.of("chat-1", "gate-1")) {
            tell(node, new TapEvent.Cluster.Change(member("chat-2"), TapEvent.MemberStep.LEFT, 2, "its process ended"));
        }
    }

    private void assertCluster(Capture again) {
        assertEquals(live.members().news(), again.members().news());
        assertEquals(List.copyOf(live.members().all()), List.copyOf(again.members().all()));
        assertEquals(live.hops().counted(), again.hops().counted());
        assertEquals(List.of(new RoomKey("chat-1", "lobby")), List.copyOf(again.find("gate-1", "c1").orElseThrow().roomKeys()));
    }

    private static NodeInfo member(String node) {
        return new NodeInfo(node, node.substring(0, 4), "", "ws://127.0.0.1:1/inspect", "", List.of());
    }

    private void tell(String node, TapEvent event) {
        if (node.equals("gate-1")) {
            traffic.emit(FlowId.NONE, event);
        } else {
            live.apply(new TapRecord(++sequence, sequence, NOW, node, FlowId.NONE, event));
        }
    }

    private void everything() {
        EVERYBODY.forEach(traffic::connect);
        traffic.join("c1", 1, "alice", "lobby");
        traffic.join("c2", 2, "小明", "lobby");
        traffic.say("c1", "alice", "你好 👋", EVERYBODY);
        traffic.lose(3);
        traffic.reject("c3", new Fault(Rule.PACKET_TYPE, 0, "packet type is 9, 1 to 5"), Bytes.hex("09"));
        traffic.raw("c3", Direction.IN, Bytes.hex("04000001 08"));
        traffic.close("c3", "1002");
        traffic.pass(Duration.ofSeconds(40));
        traffic.kick("c2", "enough");
        traffic.heartbeat("c1");
    }

    private static TapLine.Hello hello() {
        var present = new TapLine.Present("c0", "127.0.0.1:9", "WORKING", 5, "5", List.of("hall"));
        return new TapLine.Hello("gate-1", "0.1", SyntheticTraffic.DICTIONARY, Duration.ofSeconds(30), "json", List.of(present));
    }

    private Path stop() throws Exception {
        recorder.stop();
        assertEventually(() -> !library.all().isEmpty());
        return library.all().getFirst().file();
    }

    private Capture read(Path file) throws Exception {
        var again = new Capture(1_000);
        Reading end = reading(file, again);
        assertEquals(Optional.empty(), end.first());
        return again;
    }

    private Reading reading(Path file, Capture into) throws Exception {
        var end = new CompletableFuture<Reading>();
        new RecordingFeed(file, time).open(new FeedListener() {
            @Override
            public void record(TapRecord record) {
                into.apply(record);
            }

            @Override
            public void introduced(TapLine.Hello hello) {
                into.introduce(hello);
            }

            @Override
            public void interrupted(String reason) {
                throw new AssertionError(reason);
            }

            @Override
            public void connected() {}

            @Override
            public void remembered(ConnectionMemory memory) {
                into.recall(memory);
            }

            @Override
            public void noted(Margin margin) {
                switch (margin) {
                    case Margin.Mark(long packet, boolean set) -> into.marks().mark(packet, set);
                    case Margin.Note(long packet, String text) -> into.marks().note(packet, text);
                    case Margin.Reference(long packet) -> into.marks().refer(
                            into.packets().find(packet).map(found -> new Marks.Reference(packet, found.sinceStart())));
                }
            }

            @Override
            public void read(Reading reading) {
                if (reading.finished()) {
                    end.complete(reading);
                }
            }
        });
        return end.get(20, TimeUnit.SECONDS);
    }

    private static void assertSame(Capture expected, Capture actual) {
        assertEquals(expected.counted(), actual.counted());
        assertEquals(expected.lost(), actual.lost());
        for (int i = 0; i < expected.packets().size(); i++) {
            CapturedPacket packet = expected.packets().get(i);
            assertEquals(row(packet), row(actual.packets().get(i)));
            assertEquals(packet.dissect(), actual.packets().get(i).dissect());
        }
        assertConnections(expected, actual);
    }

    private static void assertConnections(Capture expected, Capture actual) {
        assertEquals(
                expected.connections().stream().filter(connection -> !connection.closed()).map(RecordingTest::state).toList(),
                actual.connections().stream().filter(connection -> !connection.closed()).map(RecordingTest::state).toList());
    }

    private static String row(CapturedPacket packet) {
        return packet.number() + " " + packet.sinceStart() + " " + packet.sincePrevious() + " " + rowWithoutNumber(packet);
    }

    private static String rowWithoutNumber(CapturedPacket packet) {
        return String.join(
                " ", packet.at().toString(), packet.from(), packet.to(), packet.packet().toString(), String.valueOf(packet.message()),
                packet.route(), Long.toString(packet.id()), packet.bytes().hex(), packet.flow().toString(), packet.fault().toString(),
                Boolean.toString(packet.failed()), packet.exchange().map(exchange -> exchange.roundTrip().toString()).orElse(""));
    }

    private static String state(TappedConnection connection) {
        var lights = new StringBuilder();
        for (HandshakeStep step : HandshakeStep.values()) {
            lights.append(step).append(connection.reached(step)).append(connection.took(step));
        }
        return String.join(
                " ", connection.node(), connection.id(), connection.name(), connection.uid(), connection.rooms().toString(),
                connection.remote(), Long.toString(connection.sessionId()), connection.heartbeat().toString(), lights.toString());
    }

    private static void assertEventually(BooleanSupplier condition) throws Exception {
        for (int i = 0; i < 200 && !condition.getAsBoolean(); i++) {
            TimeUnit.MILLISECONDS.sleep(25);
        }
        assertTrue(condition.getAsBoolean());
    }
}
