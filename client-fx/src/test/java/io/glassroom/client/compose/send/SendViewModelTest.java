package io.glassroom.client.compose.send;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.compose.raw.Outlet;
import io.glassroom.conformance.talk.RawDialer;
import io.glassroom.client.compose.raw.Sightings;
import io.glassroom.client.compose.send.Sending.Reply;
import io.glassroom.client.feed.SyntheticTraffic;
import io.glassroom.client.model.Capture;
import io.glassroom.client.settings.Settings;
import io.glassroom.client.settings.SettingsStore;
import io.glassroom.client.text.Language;
import io.glassroom.protocol.client.SystemTime;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.samples.chat.ChatApplication;
import io.glassroom.server.node.Node;
import io.glassroom.server.node.NodeConfig;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SendViewModelTest {

    private final SystemTime time = new SystemTime("send");
    private final BlockingQueue<Runnable> crossing = new LinkedBlockingQueue<>();
    private final Capture capture = new Capture(100);
    private final Settings settings = new Settings(SettingsStore.NONE, Language.ENGLISH);
    private Node node;
    private SendViewModel model;

    @BeforeEach
    void start() throws IOException {
        node = Node.start(NodeConfig.builder().listen("127.0.0.1", 0).application(new ChatApplication()).build());
        model = model(Optional.of(node.uri()));
    }

    @AfterEach
    void release() {
        model.close();
        node.close();
        time.close();
    }

    @Test
    void firstMessageConnectsAndIsAnswered() throws InterruptedException {
        fill("Echo.Ping", "{\"hello\":1}");
        model.send();
        assertInstanceOf(LinkStage.Connecting.class, model.stage().get());
        until("it is answered", () -> reply() instanceof Reply.Answered);
        Reply.Answered answered = (Reply.Answered) reply();
        assertEquals(Bytes.utf8("{\"hello\":1}"), answered.body());
        assertTrue(answered.roundTrip().isPositive(), "the round trip was measured");
        assertTrue(model.history().getFirst().id() > 0, "its id is known");
        assertInstanceOf(LinkStage.Working.class, model.stage().get());
    }

    @Test
    void dictionaryOfTheServerOffersItsRoutes() throws InterruptedException {
        model.connect();
        until("it works", () -> model.stage().get() instanceof LinkStage.Working);
        assertTrue(model.routes().containsAll(List.of("Echo.Ping", "Room.Join")), model.routes().toString());
    }

    @Test
    void refusalIsToldWithItsCode() throws InterruptedException {
        fill("Nobody.Home", "{}");
        model.send();
        until("it is refused", () -> reply() instanceof Reply.Refused refused && refused.code() == 404);
    }

    @Test
    void notifyIsToldAndHasNoAnswer() throws InterruptedException {
        fill("Echo.Ping", "{}");
        model.request().set(false);
        model.send();
        until("it is told", () -> reply() instanceof Reply.Told);
    }

    @Test
    void severalRequestsKeepTheirAnswersApart() throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            fill("Echo.Ping", Integer.toString(i));
            model.send();
        }
        until("all are answered", () -> model.history().stream().allMatch(each -> each.reply() instanceof Reply.Answered));
        assertTrue(model.history().stream().allMatch(each -> ((Reply.Answered) each.reply()).body().utf8().equals(each.body())));
        assertEquals(20, model.history().stream().map(Sending::id).distinct().count());
    }

    @Test
    void disconnectedClosesWithItsReasonAndTheNextMessageConnectsAgain() throws InterruptedException {
        model.connect();
        until("it works", () -> model.stage().get() instanceof LinkStage.Working);
        model.disconnect();
        until("it is closed", () -> model.stage().get() instanceof LinkStage.Closed);
        fill("Echo.Ping", "{}");
        model.send();
        until("it is answered", () -> reply() instanceof Reply.Answered);
    }

    @Test
    void serverThatIsNotThereIsSaidWhereTheStateIs() throws InterruptedException {
        model = model(Optional.of(URI.create("ws://127.0.0.1:1/ws")));
        fill("Echo.Ping", "{}");
        model.send();
        until("it has failed", () -> reply() instanceof Reply.Failed && model.stage().get() instanceof LinkStage.Closed);
    }

    @Test
    void bodyThatIsNoJsonIsNotSent() {
        fill("Echo.Ping", "{\"a\":}");
        model.send();
        assertEquals("compose.problem.json", model.problem().get());
        assertEquals(5, model.fault().get().offset());
        assertTrue(model.history().isEmpty());
    }

    @Test
    void recordingHasNoServer() {
        model = model(Optional.empty());
        fill("Echo.Ping", "{}");
        model.send();
        assertEquals("compose.obstacle.recording", model.problem().get());
    }

    @Test
    void lastRealPacketOfARouteIsItsTemplate() {
        var traffic = new SyntheticTraffic("gate-1", capture::apply);
        traffic.connect("c1");
        traffic.join("c1", 1, "alice", "lobby");
        model.refresh();
        model.route().set("Room.Join");
        assertTrue(model.request().get());
        assertTrue(model.body().get().contains("alice"), model.body().get());
    }

    @Test
    void whatWasSentToARouteIsRememberedForIt() {
        fill("Echo.Ping", "[1]");
        model.send();
        fill("Echo.Ping", "[2]");
        model.send();
        assertEquals(List.of("[2]", "[1]"), model(Optional.empty(), "Echo.Ping").templates());
    }

    private SendViewModel model(Optional<URI> server, String route) {
        SendViewModel fresh = model(server);
        fresh.route().set(route);
        return fresh;
    }

    private void fill(String route, String body) {
        model.route().set(route);
        model.body().set(body);
    }

    private Reply reply() {
        return model.history().getFirst().reply();
    }

    private void until(String what, BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Runnable next = crossing.poll(15, TimeUnit.SECONDS);
            assertTrue(next != null, "waited in vain until " + what + ": " + model.history() + " " + model.stage().get());
            next.run();
        }
    }

    private SendViewModel model(Optional<URI> server) {
        var outlet = new Outlet(
                () -> server, "compose.obstacle.recording", true, new RawDialer(), time, time, task -> Thread.ofVirtual().start(task), crossing::add, () -> false);
        return new SendViewModel(
                outlet, new Sightings(capture, (packet, offset) -> {}), capture, settings, dictionary -> {}, bytes -> {});
    }
}
