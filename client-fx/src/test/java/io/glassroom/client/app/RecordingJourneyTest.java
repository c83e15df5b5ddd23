package io.glassroom.client.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.Ids;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.FieldNode;
import io.glassroom.client.learn.Sitting;
import io.glassroom.client.place.Place;
import io.glassroom.client.place.Target;
import io.glassroom.client.recordings.Library;
import io.glassroom.client.recordings.Report;
import io.glassroom.client.settings.MemoryStore;
import io.glassroom.client.store.Home;
import io.glassroom.client.store.KeptRecording;
import io.glassroom.client.store.Store;
import io.glassroom.client.text.Language;
import io.glassroom.protocol.client.SystemTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/// A person records a chat, opens what was recorded, writes beside it, throws it away and takes it back.
@ExtendWith(ApplicationExtension.class)
class RecordingJourneyTest {

    private final SystemTime time = new SystemTime("recording");
    private final Home home = new Home(folder());
    private final Store store = Store.open(home);
    private final Library library = new Library(home.recordings(), Optional.of(store));
    private Travels travels;

    private static Path folder() {
        try {
            return Files.createTempDirectory("glassroom-journey");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Start
    void start(Stage stage) {
        var settings = new MemoryStore();
        settings.save("tour.finished", "true");
        settings.save("animations", "false");
        var luggage = new Travels.Luggage(
                settings, Optional.of(store), library, Language.ENGLISH, Optional.empty(), new Sitting());
        travels = new Travels(stage, time, luggage, Place.embedded(time, 0), chosen -> new WindowSize(990, 900));
        travels.begin(2, false);
    }

    @Stop
    void stop() {
        travels.end();
    }

    @AfterEach
    void release() throws IOException {
        store.close();
        time.close();
        try (Stream<Path> left = Files.walk(home.folder())) {
            left.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
    }

    @Test
    void recordedChatOpensAsItWasSeen(FxRobot hands) {
        var robot = new Robot(hands);
        hands.interact(() -> travels.model().live().list().folding().set(false)); // each packet a row
        Robot.waitUntil("bots chat", () -> packets().size() > 20);
        hands.interact(() -> travels.model().recordings().record(true));
        Robot.waitUntil("more comes", () -> travels.model().recordings().recorder().packets().get() > 30);
        robot.click(Ids.RECORD);
        List<String> seen = packets();
        Robot.waitUntil("the recording is in the list", () -> library.all().size() == 1);
        long recorded = library.all().getFirst().packets();

        robot.click(Ids.rail("recordings"));
        hands.interact(() -> travels.model().recordings().selected().set(library.all().getFirst()));
        robot.click(Ids.RECORDING_OPEN);
        Robot.waitUntil("the recording is open", () -> travels.model().place().target() instanceof Target.Recording);
        Robot.waitUntil("it is read", () -> packets().size() == recorded);
        assertEquals(seen.subList(0, (int) recorded), packets());
        assertEquals(Section.LIVE, travels.model().section().get());

        hands.interact(() -> travels.model().live().capture().marks().note(3, "here"));
        Robot.waitUntil("the note is kept", () -> !store.notes(library.all().getFirst().file()).join().isEmpty());
    }

    @Test
    void recordingOpensAtTheByteThatWasAskedFor(FxRobot hands) {
        hands.interact(() -> travels.model().recordings().record(true));
        Robot.waitUntil("bots chat", () -> travels.model().recordings().recorder().packets().get() > 5);
        new Robot(hands).click(Ids.RECORD);
        Robot.waitUntil("the recording is in the list", () -> library.all().size() == 1);

        Path file = library.all().getFirst().file();
        hands.interact(() -> travels.travel(new Target.Recording(file, Optional.of(new Target.Spot(3, 1)))));
        Robot.waitUntil("packet 3 is selected", () -> travels.model().selection().packet().get() instanceof CapturedPacket packet
                && packet.number() == 3);
        Robot.waitUntil("its length is selected", () -> travels.model().selection().field().get() instanceof FieldNode field
                && field.offset() == 1
                && field.width() == 3);
    }

    @Test
    void recordingIsRenamedReplayedDeletedAndTakenBack(FxRobot hands) {
        var robot = new Robot(hands);
        hands.interact(() -> travels.model().recordings().record(true));
        Robot.waitUntil("bots chat", () -> travels.model().recordings().recorder().packets().get() > 20);
        robot.click(Ids.RECORD);
        Robot.waitUntil("the recording is in the list", () -> library.all().size() == 1);
        robot.click(Ids.rail("recordings"));
        hands.interact(() -> travels.model().recordings().selected().set(library.all().getFirst()));

        robot.click(Ids.RECORDING_NAME);
        hands.interact(() -> travels.model().recordings().rename(library.all().getFirst(), "first chat"));
        assertEquals("first chat", library.all().getFirst().name());
        assertEquals("first chat", store.recordings().join().getFirst().name());

        robot.click(Ids.RECORDING_REPLAY);
        Robot.waitUntil("the replay is over", () -> travels.model().recordings().report().get() != null);
        Report report = travels.model().recordings().report().get();
        assertEquals(0, report.count(Report.Outcome.CHANGED), () -> report.lines().toString());
        assertTrue(robot.text(Ids.REPORT).contains("packets are the same"));

        KeptRecording kept = library.all().getFirst();
        robot.click(Ids.RECORDING_DELETE);
        assertEquals(List.of(), library.all());
        assertTrue(Files.exists(kept.file()));
        robot.click(Ids.remedy("deleted"));
        assertEquals(List.of(kept), library.all());
    }

    private List<String> packets() {
        return travels.model().live().list().rows().stream().map(RecordingJourneyTest::row).toList();
    }

    private static String row(CapturedPacket packet) {
        return packet.number() + " " + packet.at() + " " + packet.from() + " " + packet.to() + " " + packet.route() + " " + packet.bytes().hex();
    }
}
