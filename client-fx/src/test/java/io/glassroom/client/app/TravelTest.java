package io.glassroom.client.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.Ids;
import io.glassroom.client.learn.Sitting;
import io.glassroom.client.place.ClusterSize;
import io.glassroom.client.place.Place;
import io.glassroom.client.place.Target;
import io.glassroom.client.recordings.Library;
import io.glassroom.client.settings.MemoryStore;
import io.glassroom.client.text.Language;
import io.glassroom.protocol.client.SystemTime;
import io.glassroom.samples.chat.ChatApplication;
import io.glassroom.server.node.Node;
import io.glassroom.server.node.NodeConfig;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.api.FxToolkitContext;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.service.support.FiredEvents;

/// The window goes from target to target, and leaves nothing behind.
@ExtendWith(ApplicationExtension.class)
class TravelTest {

    private static final int JOURNEYS = 20;

    private final SystemTime time = new SystemTime("travel");
    private final MemoryStore settings = new MemoryStore();
    private Travels travels;

    @Start
    void start(Stage stage) {
        settings.save("tour.finished", "true");
        settings.save("animations", "false");
        var luggage = new Travels.Luggage(
                settings, Optional.empty(), Library.passing(), Language.ENGLISH, Optional.empty(), new Sitting());
        travels = new Travels(stage, time, luggage, Place.embedded(time, 0), chosen -> new WindowSize(990, 900));
        travels.begin(2, false);
    }

    @Stop
    void stop() {
        travels.end();
    }

    @AfterEach
    void release() {
        time.close();
    }

    @Test
    void twentyTargetsLeaveNeitherNodesNorThreadsNorModels(FxRobot hands) throws Exception {
        go(hands, new Target.Own()); // what the first journey starts stays for all
        int before = pools();
        List<WeakReference<AppViewModel>> models = new ArrayList<>();
        List<URI> servers = new ArrayList<>();
        for (int i = 0; i < JOURNEYS; i++) {
            models.add(new WeakReference<>(travels.model()));
            travels.model().own().ifPresent(server -> servers.addAll(server.gates()));
            URI here = URI.create("ws://127.0.0.1:1/ws");
            go(hands, switch (i % 4) {
                case 0, 2 -> new Target.Plain(here);
                case 1 -> new Target.OwnCluster(ClusterSize.USUAL);
                default -> new Target.Own();
            });
        }
        assertEquals(JOURNEYS / 4 + 2 * (JOURNEYS / 4), servers.size(), "one gate of a node that is alone, two of a cluster");
        URI current = travels.model().own().orElseThrow().uri(); // may have the usual port, as others had before it
        assertEventually(
                "servers are stopped", () -> servers.stream().filter(server -> !server.equals(current)).noneMatch(TravelTest::listens));
        assertEventually("one node is left", () -> Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().startsWith("transport-"))
                        .map(thread -> thread.getName().replaceFirst("-\\d+$", ""))
                        .distinct()
                        .count()
                == 1);
        assertEventually("threads are gone: " + before + " pools before", () -> pools() <= before + 4);
        forgetEvents();
        assertEventually("models are gone", () -> {
            System.gc();
            return models.stream().filter(model -> model.get() != null).count() <= 1;
        });
    }

    @Test
    void addressThatIsTypedIsLookedInto(FxRobot hands) throws IOException {
        try (Node node = Node.start(
                NodeConfig.builder().name("other").listen("127.0.0.1", 0).application(new ChatApplication()).build())) {
            var robot = new Robot(hands);
            robot.click(Ids.PLACE_CHANGE);
            hands.clickOn("#" + Ids.PLACE_ADDRESS).write("127.0.0.1:" + node.uri().getPort(), 0);
            robot.click(Ids.PLACE_CONNECT);
            Robot.waitUntil("the window is there", () -> travels.model().place().target() instanceof Target.Inspected);
            Robot.waitUntil("it is connected", () -> !travels.model().place().lost().get());
            assertEquals("127.0.0.1:" + node.uri().getPort(), settings.load().get("place.history"));
            assertTrue(travels.model().bots().isEmpty());

            robot.click(Ids.PLACE_CHANGE);
            assertEquals(List.of("127.0.0.1:" + node.uri().getPort()), travels.model().place().history());
            robot.click(Ids.PLACE_OWN);
            Robot.waitUntil("the window is back", () -> travels.model().place().target() instanceof Target.Own);
        }
    }

    @Test
    void tokenIsAskedForAndKeptNowhere(FxRobot hands) throws IOException {
        try (Node node = Node.start(NodeConfig.builder()
                .name("guarded")
                .listen("127.0.0.1", 0)
                .operatorToken("open-sesame")
                .application(new ChatApplication())
                .build())) {
            var robot = new Robot(hands);
            robot.click(Ids.PLACE_CHANGE);
            assertFalse(travels.model().place().tokenAsked().get());
            hands.clickOn("#" + Ids.PLACE_ADDRESS).write("127.0.0.1:" + node.uri().getPort(), 0).push(KeyCode.ENTER);
            Robot.waitUntil("it asks", () -> travels.model().place().tokenAsked().get());
            assertTrue(robot.text(Ids.PLACE_FAULT).contains("type it here"), robot.text(Ids.PLACE_FAULT));
            hands.write("open-barley", 0).push(KeyCode.ENTER);
            Robot.waitUntil("it is wrong", () -> robot.text(Ids.PLACE_FAULT).contains("This is not"));
            hands.push(KeyCode.SHORTCUT, KeyCode.A).write("open-sesame", 0).push(KeyCode.ENTER);
            Robot.waitUntil("the window is there", () -> travels.model().place().target() instanceof Target.Inspected);
            Robot.waitUntil("it is connected", () -> !travels.model().place().lost().get());
            assertFalse(settings.load().toString().contains("open-sesame"));
        }
    }

    @Test
    void addressOfNobodyIsRefusedWhereItWasTyped(FxRobot hands) {
        var robot = new Robot(hands);
        robot.click(Ids.PLACE_CHANGE);
        hands.clickOn("#" + Ids.PLACE_ADDRESS).write("127.0.0.1:1", 0).push(KeyCode.ENTER);
        Robot.waitUntil("it says so", () -> travels.model().place().refusal().get() != null);
        assertTrue(robot.text(Ids.PLACE_FAULT).contains("Nobody listens at 127.0.0.1:1"));
        assertInstanceOf(Target.Own.class, travels.model().place().target());
    }

    @Test
    void settingsComeAlong(FxRobot hands) throws Exception {
        hands.interact(() -> travels.model().settings().language().set(Language.CHINESE));
        go(hands, new Target.Own());
        assertEquals(Language.CHINESE, travels.model().texts().language().get());
        assertEquals(Map.of("tour.finished", "true", "animations", "false", "language", "CHINESE"), settings.load());
    }

    private void go(FxRobot hands, Target target) {
        AppViewModel from = travels.model();
        hands.interact(() -> travels.travel(target));
        Robot.waitUntil("arrival at " + target, () -> travels.model() != from);
    }

    /// TestFX keeps every event, and each holds on to its window.
    private static void forgetEvents() throws ReflectiveOperationException {
        Field kept = FxToolkitContext.class.getDeclaredField("firedEvents");
        kept.setAccessible(true);
        ((FiredEvents) kept.get(FxToolkit.toolkitContext())).clearEvents();
    }

    private static boolean listens(URI server) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /// Threads, those of one pool counted once: a node or a client that stays keeps a pool of its own, while how many
    /// threads a pool has tells only how much was to do at once in the last minute (Tyrus's live for one without work).
    private static int pools() {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(thread -> thread.getName().replaceFirst("-\\d+$", ""))
                .distinct()
                .count();
    }

    private static void assertEventually(String what, BooleanSupplier condition) throws Exception {
        for (int i = 0; i < 100 && !condition.getAsBoolean(); i++) {
            new CompletableFuture<Void>().completeOnTimeout(null, 300, TimeUnit.MILLISECONDS).join();
        }
        assertTrue(condition.getAsBoolean(), what + "; now " + pools() + " pools: "
                + Thread.getAllStackTraces().keySet().stream().map(Thread::getName).sorted().toList());
    }
}
