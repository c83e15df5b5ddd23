package io.glassroom.client.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.Ids;
import io.glassroom.client.action.Actions;
import io.glassroom.client.feed.SyntheticTraffic;
import io.glassroom.client.model.Capture;
import io.glassroom.client.motion.HandPulse;
import io.glassroom.client.motion.Playhead;
import io.glassroom.client.motion.Speed;
import io.glassroom.client.notice.Notices;
import io.glassroom.client.place.FakeServer;
import io.glassroom.client.place.NodesViewModel;
import io.glassroom.client.place.Stepper.Waiting;
import io.glassroom.client.selection.Selection;
import io.glassroom.client.settings.Settings;
import io.glassroom.client.settings.SettingsStore;
import io.glassroom.client.step.StepViewModel;
import io.glassroom.client.text.Language;
import io.glassroom.client.text.Texts;
import io.glassroom.client.timing.HeartbeatViewModel;
import io.glassroom.client.timing.NodeClock;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.time.VirtualTime;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class GraphViewTest {

    private final Capture capture = new Capture(20_000);
    private final Selection selection = new Selection();
    private final VirtualTime time = new VirtualTime();
    private final HandPulse pulse = new HandPulse();
    private final FakeServer node = new FakeServer();
    private final Settings settings = new Settings(SettingsStore.NONE, Language.ENGLISH);
    private final Texts texts = new Texts(Language.ENGLISH);
    private final SyntheticTraffic traffic = new SyntheticTraffic("gate-1", capture::apply);
    private final StepViewModel steps =
            new StepViewModel(capture, selection, new Playhead(time), Optional.of(node), new Actions());
    private final TopologyViewModel model =
            new TopologyViewModel(capture, selection, settings, steps, new NodesViewModel(capture, Optional.of(node), new Notices()), () -> {});
    private StackPane stage;
    private Node view;

    @Start
    void start(Stage window) {
        var heartbeat = new HeartbeatViewModel(selection, NodeClock.of(time), settings, Optional.empty());
        view = new TopologyView(model, heartbeat, pulse, texts);
        stage = new StackPane(view);
        stage.getStyleClass().addAll("glassroom", "theme-light");
        var scene = new Scene(stage, 960, 700);
        for (String style : List.of("glassroom.css", "style/topology.css", "style/timing.css")) {
            scene.getStylesheets().add(getClass().getResource("/io/glassroom/client/" + style).toExternalForm());
        }
        window.setScene(scene);
        window.show();
    }

    private void clients(FxRobot hands, int count) {
        hands.interact(() -> {
            for (int i = 1; i <= count; i++) {
                traffic.connect("c" + i);
                traffic.join("c" + i, i, i % 2 == 0 ? "小明的朋友" + i : "somebody-with-a-long-name-" + i, "lobby");
            }
            batch();
            pass(Duration.ofSeconds(3)); // the handshakes have gone by
        });
    }

    private void batch() {
        model.refresh();
        model.tick();
    }

    private void pass(Duration duration) {
        time.advance(duration);
        model.tick();
        pulse.beat(duration);
        stage.applyCss();
        stage.layout();
    }

    private List<Dot> dots() {
        return stage.lookupAll(".dot").stream().map(Dot.class::cast).filter(Node::isVisible).toList();
    }

    @Test
    void noLabelCoversAnotherAndNoneIsCut(FxRobot hands) {
        clients(hands, 75);
        for (Language language : Language.values()) {
            hands.interact(() -> {
                texts.speak(language);
                selection.select(capture.packets().get(capture.packets().size() - 1));
                pass(Duration.ofMillis(100));
            });
            List<Labeled> labels = new ArrayList<>();
            stage.lookupAll(".badge .label").forEach(label -> labels.add((Labeled) label));
            labels.removeIf(label -> label.getText().isEmpty());
            assertTrue(labels.size() > 60, labels.size() + " labels");
            for (Labeled label : labels) {
                assertEquals(label.getText(), ((Text) label.lookup(".text")).getText());
                Bounds place = label.localToScene(label.getLayoutBounds());
                for (Labeled other : labels) {
                    Bounds another = other.localToScene(other.getLayoutBounds());
                    boolean apart = place.getMaxX() <= another.getMinX() + 0.5
                            || another.getMaxX() <= place.getMinX() + 0.5
                            || place.getMaxY() <= another.getMinY() + 0.5
                            || another.getMaxY() <= place.getMinY() + 0.5;
                    assertTrue(label == other || apart, label.getText() + " and " + other.getText());
                }
            }
        }
    }

    @Test
    void enterOnABadgeSelectsWhatItStandsFor(FxRobot hands) {
        clients(hands, 3);
        Node badge = hands.lookup("#" + Ids.vertex("gate-1-c2")).query();
        assertTrue(badge.isFocusTraversable());
        assertTrue(((Button) badge).getAccessibleText().contains("小明的朋友2"));
        hands.interact(badge::requestFocus);
        hands.push(KeyCode.ENTER);
        assertEquals("c2", selection.connection().get().id());
        hands.interact(hands.lookup("#" + Ids.vertex("gate-1")).query()::requestFocus);
        hands.push(KeyCode.ENTER);
        assertEquals("gate-1", selection.node().get());
        assertTrue(hands.lookup("#" + Ids.vertex("gate-1")).query().getPseudoClassStates().contains(Badge.CHOSEN));
    }

    @Test
    void aDotTravelsFromTheClientToTheGateAndCanBeClicked(FxRobot hands) {
        clients(hands, 2);
        hands.interact(() -> {
            traffic.heartbeat("c1");
            batch();
            pass(Duration.ofMillis(200));
        });
        assertEquals(1, dots().size());
        double before = dots().getFirst().getTranslateX();
        hands.interact(() -> pass(Duration.ofMillis(200)));
        assertTrue(dots().getFirst().getTranslateX() > before + 40, "it moves to the right");
        hands.clickOn(dots().getFirst());
        assertEquals(capture.packets().get(capture.packets().size() - 1), selection.packet().get());
        hands.interact(() -> pass(Duration.ofMillis(600)));
        assertEquals(List.of(), dots());
    }

    @Test
    void inSlowMotionADotCrawls(FxRobot hands) {
        clients(hands, 2);
        hands.interact(() -> {
            model.playhead().speed().set(Speed.FIFTIETH);
            traffic.heartbeat("c1");
            batch();
            pass(Duration.ofSeconds(10));
        });
        double before = dots().getFirst().getTranslateX();
        hands.interact(() -> pass(Duration.ofSeconds(1)));
        double moved = dots().getFirst().getTranslateX() - before;
        assertTrue(moved > 0 && moved < 40, moved + " px in a second");
    }

    @Test
    void onlyTheJourneyStaysLit(FxRobot hands) {
        clients(hands, 4);
        hands.interact(() -> {
            traffic.say("c1", "x", "hi", List.of("c1", "c2"));
            batch();
            selection.select(capture.packets().get(capture.packets().size() - 1));
            pass(Duration.ofMillis(100));
        });
        for (int i = 1; i <= 4; i++) {
            var states = hands.lookup("#" + Ids.vertex("gate-1-c" + i)).query().getPseudoClassStates();
            assertEquals(i <= 2, states.contains(Badge.LIT), "c" + i);
            assertEquals(i > 2, states.contains(Badge.DIM), "c" + i);
        }
        ListView<?> legs = hands.lookup("#" + Ids.JOURNEY).queryAs(ListView.class);
        assertEquals(3, legs.getItems().size());
        hands.interact(() -> legs.getSelectionModel().select(0));
        assertEquals(Direction.IN, selection.packet().get().direction());
    }

    @Test
    void whatWaitsStandsBeforeTheGate(FxRobot hands) {
        clients(hands, 2);
        hands.interact(() -> {
            steps.begin();
            for (String client : List.of("c1", "c2", "c2")) {
                var packet = capture.packets().get(capture.packets().size() - 1);
                node.waiting().add(new Waiting(FakeServer.key(client), Direction.OUT, packet.bytes(), packet.flow()));
            }
            steps.tick();
        });
        assertEquals(3, dots().size());
        Node gate = hands.lookup("#" + Ids.vertex("gate-1")).query();
        dots().forEach(dot -> assertTrue(dot.getTranslateX() < gate.getBoundsInParent().getMinX()));
        hands.interact(steps::end);
        assertEquals(0, dots().size());
    }

    @Test
    void bundleOpensAndShowsEverybody(FxRobot hands) {
        clients(hands, 80);
        assertEquals("+20 more", hands.lookup("#" + Ids.bundle("gate-1") + " .badge-name").queryLabeled().getText());
        hands.interact(() -> ((Button) hands.lookup("#" + Ids.bundle("gate-1")).query()).fire());
        assertFalse(hands.lookup("#" + Ids.bundle("gate-1")).tryQuery().isPresent());
        assertEquals(81, stage.lookupAll(".badge").size());
    }

    @Test
    void nothingBeatsWhileNothingMovesOrNobodyLooks(FxRobot hands) {
        int rings = pulse.listeners();
        clients(hands, 2);
        hands.interact(() -> pass(Duration.ofSeconds(3)));
        assertEquals(rings + 2, pulse.listeners(), "only the rings");
        hands.interact(() -> {
            traffic.heartbeat("c1");
            batch();
        });
        assertEquals(rings + 3, pulse.listeners());
        hands.interact(() -> stage.getChildren().clear());
        assertEquals(0, pulse.listeners());
    }

    @Test
    void aFrameCostsLittleAtTenThousandPacketsASecond(FxRobot hands) {
        clients(hands, 50);
        List<String> members = IntStream.rangeClosed(1, 50).mapToObj(i -> "c" + i).toList();
        ThreadMXBean cpu = ManagementFactory.getThreadMXBean(); // its own: the machine may have other work
        long[] sum = {0};
        hands.interact(() -> {
            for (int round = 0; round < 40; round++) {
                for (int message = 0; message < 20; message++) {
                    traffic.say("c1", "x", "hi", members); // 51 packets
                }
                batch();
                for (int frame = 0; frame < 6; frame++) {
                    time.advance(Duration.ofMillis(16));
                    long start = cpu.getCurrentThreadCpuTime();
                    pulse.beat(Duration.ofMillis(16));
                    long took = cpu.getCurrentThreadCpuTime() - start;
                    if (round >= 20) { // compiled by then
                        sum[0] += took;
                    }
                }
            }
        });
        double mean = sum[0] / 120 / 1e6;
        assertTrue(model.oneOf().get() > 1);
        assertTrue(mean < 4, mean + " ms of processor time a frame");
    }
}
