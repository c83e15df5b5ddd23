package io.glassroom.client.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.Ids;
import io.glassroom.client.feed.SyntheticCluster;
import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.settings.Theme;
import io.glassroom.client.text.Language;
import io.glassroom.protocol.tap.TapEvent.MemberStep;
import io.glassroom.protocol.time.VirtualTime;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The window with the records of a whole cluster. Pictures of it lie in `target/screens`, for people.
@ExtendWith(ApplicationExtension.class)
class ClusterWindowTest {

    private static final Path PICTURES = Path.of("target/screens");

    private final VirtualTime time = new VirtualTime();

    @Start
    void start(Stage stage) {
        // The pictures are of windows in no stage.
    }

    /// Ann speaks to a room of five at two gates.
    private Rounds rounds(Theme theme, double width, double height) {
        var rounds = new Rounds(time, width, height);
        rounds.model().theme().set(theme);
        var cluster = new SyntheticCluster(rounds.feed()::introduce, rounds.feed()::tell);
        cluster.begin();
        cluster.join("gate-1", "c1", "ann", "chat-1", "lobby");
        cluster.join("gate-1", "c2", "bob", "chat-1", "lobby");
        cluster.join("gate-2", "c1", "carol", "chat-1", "lobby");
        cluster.join("gate-2", "c2", "dave", "chat-1", "lobby");
        cluster.join("gate-2", "c3", "erin", "chat-2", "attic");
        var receivers = new LinkedHashMap<String, List<String>>();
        receivers.put("gate-1", List.of("c1", "c2"));
        receivers.put("gate-2", List.of("c1", "c2"));
        cluster.say("gate-1", "c1", "chat-1", receivers);
        rounds.settle();
        return rounds;
    }

    private static CapturedPacket last(Rounds rounds) {
        var packets = rounds.model().live().capture().packets();
        return packets.get(packets.size() - 1);
    }

    private static Node find(Rounds rounds, String id) {
        return Rounds.all(rounds.root()).stream().filter(node -> id.equals(node.getId())).findFirst().orElseThrow();
    }

    private static void picture(Rounds rounds, String name) {
        try {
            Picture.of(rounds.window().scene().snapshot(null)).write(PICTURES.resolve(name + ".png"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void journeyOfAMessageThroughTheCluster(FxRobot hands) {
        hands.interact(() -> {
            Rounds rounds = rounds(Theme.LIGHT, 1280, 800);
            rounds.model().section().set(Section.TOPOLOGY);
            rounds.model().live().selection().select(last(rounds));
            rounds.settle();
            picture(rounds, "cluster-journey");
            ListView<?> legs = (ListView<?>) find(rounds, Ids.JOURNEY);
            assertEquals(8, legs.getItems().size());
            legs.getSelectionModel().select(1);
            rounds.settle();
            assertEquals("gate-1", rounds.model().live().selection().hop().get().from());
            rounds.model().section().set(Section.LIVE);
            rounds.settle();
            assertTrue(Rounds.isShown(find(rounds, Ids.HOP)), "beside the bytes");
            picture(rounds, "cluster-live");
            rounds.model().section().set(Section.ROOMS);
            rounds.settle();
            picture(rounds, "cluster-rooms");
        });
    }

    @Test
    void nodeThatFallsSilentAndLeaves(FxRobot hands) {
        hands.interact(() -> {
            Rounds rounds = rounds(Theme.DARK, 1280, 800);
            rounds.model().texts().speak(Language.CHINESE);
            rounds.model().section().set(Section.TOPOLOGY);
            Capture capture = rounds.model().live().capture();
            var cluster = new SyntheticCluster(capture::introduce, capture::apply);
            for (String node : SyntheticCluster.NODES) {
                if (!node.equals("chat-2")) {
                    cluster.change(node, "chat-2", MemberStep.LEFT);
                }
            }
            capture.silence("chat-1");
            rounds.settle();
            time.advance(Duration.ofSeconds(4));
            rounds.settle();
            picture(rounds, "cluster-silent");
            assertTrue(Rounds.isShown(find(rounds, Ids.MEMBERSHIP)));
        });
    }

    @Test
    void aBatchCostsLittleAtTenThousandRecordsASecond(FxRobot hands) {
        ThreadMXBean cpu = ManagementFactory.getThreadMXBean(); // its own: the machine may have other work
        double[] mean = {0};
        hands.interact(() -> {
            Rounds rounds = rounds(Theme.LIGHT, 1280, 900);
            time.advance(Duration.ofSeconds(1));
            rounds.model().section().set(Section.TOPOLOGY);
            rounds.model().selection().select(last(rounds));
            rounds.settle();
            var cluster = new SyntheticCluster(rounds.feed()::introduce, rounds.feed()::tell);
            cluster.begin();
            List<String> members = IntStream.rangeClosed(1, 20).mapToObj(i -> "c" + i).toList();
            long sum = 0;
            for (int batch = 0; batch < 60; batch++) {
                for (int message = 0; message < 21; message++) { // 48 records each
                    cluster.say("gate-1", "c1", "chat-1", Map.of("gate-1", members, "gate-2", members));
                }
                long start = cpu.getCurrentThreadCpuTime();
                rounds.model().tick();
                if (batch >= 30) { // compiled by then
                    sum += cpu.getCurrentThreadCpuTime() - start;
                }
            }
            mean[0] = sum / 30 / 1e6;
        });
        assertTrue(mean[0] < 20, mean[0] + " ms of processor time a batch");
    }
}
