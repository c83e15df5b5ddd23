package io.glassroom.server.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.PacketType;
import io.glassroom.protocol.time.VirtualTime;
import io.glassroom.server.agent.Agent;
import io.glassroom.server.dispatch.ErrorReport;
import io.glassroom.server.session.HandlerException;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Handlers that throw, block, answer late or close their own session, over real sockets: each request is answered
/// once, in the right order, and nobody else notices.
class HandlerFaultsTest {

    private final VirtualTime time = new VirtualTime();
    private final Troubles troubles = new Troubles();
    private final BlockingQueue<String> logged = new LinkedBlockingQueue<>();
    private final List<Logger> loggers = List.of(
            Logger.getLogger(ErrorReport.class.getName()), Logger.getLogger(Agent.class.getName()));
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord record) {
            logged.add(record.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private final List<RawPeer> peers = new ArrayList<>();
    private Node node;

    @BeforeEach
    void start() throws IOException {
        node = Node.start(NodeConfig.builder()
                .listen("127.0.0.1", 0)
                .time(time)
                .heartbeat(Duration.ZERO)
                .eventLoops(1)
                .requestTimeout(Duration.ofSeconds(5))
                .application(troubles)
                .build());
        for (Logger logger : loggers) {
            logger.setUseParentHandlers(false); // these failures are meant
            logger.addHandler(listener);
        }
    }

    @AfterEach
    void stop() throws IOException {
        for (Logger logger : loggers) {
            logger.removeHandler(listener);
            logger.setUseParentHandlers(true);
        }
        troubles.trouble.unblocked.countDown();
        for (RawPeer peer : peers) {
            peer.close();
        }
        node.close();
    }

    private RawPeer join() throws IOException {
        RawPeer peer = RawPeer.join(node.uri());
        peers.add(peer);
        return peer;
    }

    private static void serves(RawPeer peer) throws IOException {
        peer.request(99, "Echo.Ping", "still there?");
        assertEquals("99 still there?", peer.heard());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Fails", "FailsAtOnce", "Checked", "Overflows", "Unwritable", "Huge"})
    void aHandlerThatThrowsIsAnswered500WithNothingOfItsInside(String method) throws Exception {
        RawPeer peer = join();
        peer.request(1, "Trouble." + method, "{}");
        String heard = peer.heard();
        assertTrue(heard.startsWith("1! {\"code\":500,\"message\":\""), heard);
        assertFalse(heard.contains("secret") || heard.contains("Exception") || heard.contains("at io."), heard);
        serves(peer);
    }

    @Test
    void theErrorIdThatTheClientIsToldIsInTheLog() throws Exception {
        RawPeer peer = join();
        peer.request(1, "Trouble.Fails", "{}");
        String id = peer.heard().replaceFirst(".*error id ([0-9a-f]+).*", "$1");
        String line = logged.poll(10, TimeUnit.SECONDS);
        assertTrue(line != null && line.startsWith("error " + id + ": Trouble.Fails"), id + " in " + line);
    }

    @Test
    void aHandlerRefusesWithACodeOfItsChoiceAndThatIsNotLogged() throws Exception {
        RawPeer peer = join();
        peer.request(1, "Trouble.Refuses", "{}");
        assertEquals("1! {\"code\":403,\"message\":\"not you\"}", peer.heard());
        assertTrue(logged.isEmpty());
    }

    @Test
    void aNotifyWhoseHandlerThrowsIsAnsweredByNothing() throws Exception {
        RawPeer peer = join();
        peer.notify("Trouble.Fails", "{}");
        serves(peer);
    }

    @Test
    void aBlockedHandlerIsAnswered504AndDelaysNobodyElse() throws Exception {
        RawPeer blocked = join();
        RawPeer other = join();
        blocked.request(1, "Trouble.Blocks", "{}");
        other.request(1, "Trouble.Fails", "{}"); // the same component
        assertTrue(other.heard().startsWith("1! {\"code\":500"));
        serves(other);
        time.advance(Duration.ofSeconds(6));
        assertEquals("1! {\"code\":504,\"message\":\"no answer within 5.0 s\"}", blocked.heard());
    }

    @Test
    void anAnswerThatComesAfterThe504IsNotSent() throws Exception {
        RawPeer peer = join();
        peer.request(1, "Trouble.Blocks", "{}");
        serves(join());
        time.advance(Duration.ofSeconds(6));
        assertTrue(peer.heard().startsWith("1! {\"code\":504"));
        troubles.trouble.unblocked.countDown();
        serves(peer);
        assertTrue(logged.isEmpty(), "being late is no failure");
    }

    @Test
    void requestsBehindABlockedOneAreAnswered504TooAndNotASecondTime() throws Exception {
        RawPeer peer = join();
        serves(peer);
        long before = node.traffic().bytesIn();
        peer.sendTogether(List.of(
                new Message.Request(1, Route.of("Trouble.Blocks"), Bytes.utf8("{}")),
                new Message.Request(2, Route.of("Echo.Ping"), Bytes.utf8("behind"))));
        Until.holds("both are read, for they came together", () -> node.traffic().bytesIn() > before);
        serves(join()); // so the one event loop is done with them
        time.advance(Duration.ofSeconds(6));
        assertTrue(peer.heard().startsWith("1! {\"code\":504"));
        assertTrue(peer.heard().startsWith("2! {\"code\":504"));
        troubles.trouble.unblocked.countDown();
        serves(peer);
    }

    @Test
    void whoFloodsABlockedHandlerIsNoLongerReadAndLosesNothing() throws Exception {
        RawPeer peer = join();
        peer.request(1, "Trouble.Blocks", "{}");
        peer.sendTogether(IntStream.range(2, 1_002)
                .mapToObj(id -> new Message.Request(id, Route.of("Echo.Ping"), Bytes.utf8("x".repeat(1_000))))
                .toList());
        troubles.trouble.unblocked.countDown();
        assertEquals("1 {\"code\":0}", peer.heard());
        for (int id = 2; id < 1_002; id++) {
            assertEquals(id + " " + "x".repeat(1_000), peer.heard());
        }
    }

    @Test
    void twoRequestsInFlightGetEachItsOwnAnswerWhateverTheOrder() throws Exception {
        RawPeer peer = join();
        peer.request(1, "Trouble.Later", "{}");
        peer.request(2, "Echo.Ping", "second");
        assertEquals("2 second", peer.heard());
        peer.request(3, "Trouble.Release", "{}");
        assertEquals("1 released", peer.heard());
        assertEquals("3 {\"code\":0}", peer.heard());
    }

    @Test
    void aRequestThatIsNeverAnsweredIsAnswered504() throws Exception {
        RawPeer peer = join();
        peer.request(1, "Trouble.Later", "{}");
        serves(peer);
        time.advance(Duration.ofSeconds(6));
        assertTrue(peer.heard().startsWith("1! {\"code\":504"));
    }

    @Test
    void aSecondRequestWithAnOpenIdIsRefused() throws Exception {
        RawPeer peer = join();
        peer.request(1, "Trouble.Later", "{}");
        peer.request(1, "Echo.Ping", "again");
        assertEquals("1! {\"code\":409,\"message\":\"request 1 is still open\"}", peer.heard());
    }

    @Test
    void whatAHandlerSendsLeavesInTheOrderInWhichItSaidIt() throws Exception {
        RawPeer peer = join();
        peer.request(1, "Trouble.Chatty", "{}");
        assertEquals("before 1", peer.heard());
        assertEquals("1 2", peer.heard());
        assertEquals("after 3", peer.heard());
    }

    @Test
    void onlyTheFirstOfTwoAnswersIsSent() throws Exception {
        RawPeer peer = join();
        peer.request(1, "Trouble.AnswersTwice", "{}");
        assertEquals("1 first", peer.heard());
        serves(peer);
    }

    @Test
    void aHandlerMayCloseItsOwnSessionUnderLoad() throws Exception {
        RawPeer other = join();
        RawPeer peer = join();
        var load = new ArrayList<Message>();
        for (int id = 1; id <= 500; id++) {
            load.add(new Message.Request(id, Route.of(id == 250 ? "Trouble.Closes" : "Echo.Ping"), Bytes.utf8("x")));
        }
        peer.sendTogether(load);
        for (int id = 1; id < 250; id++) {
            assertEquals(id + " x", peer.heard());
        }
        assertEquals(1000, peer.end().code());
        Until.holds("the session is gone", () -> node.sessions().count() == 1);
        serves(other);
    }

    @Test
    void aHandlerMayKickItsOwnSession() throws Exception {
        RawPeer peer = join();
        peer.request(1, "Trouble.Kicks", "{}");
        Packet kick = peer.next();
        assertEquals(PacketType.KICK, kick.type());
        assertEquals("{\"reason\":\"you asked for it\"}", kick.body().utf8());
        assertEquals(4002, peer.end().code());
    }

    @Test
    void aCallbackThatFailsWhenASessionClosesKeepsItInNoGroup() throws Exception {
        RawPeer speaker = join();
        RawPeer peer = join();
        speaker.request(1, "Room.Join", "{}");
        speaker.heard();
        peer.request(1, "Trouble.Mourns", "{}");
        peer.heard();
        peer.request(2, "Room.Join", "{}");
        peer.heard();
        peer.close();
        Until.holds("the group has one member", () -> node.groups().named("all").count() == 1);
    }

    @Test
    void aHundredMessagesInOneBurstReachAllTenInOrder() throws Exception {
        for (int i = 0; i < 10; i++) {
            join().request(1, "Room.Join", "{}");
        }
        for (RawPeer peer : peers) {
            assertEquals("1 {\"code\":0}", peer.heard());
        }
        peers.getFirst().sendTogether(IntStream.range(0, 100)
                .mapToObj(i -> new Message.Notify(Route.of("Room.Message"), Bytes.utf8("" + i)))
                .toList());
        for (RawPeer peer : peers) {
            for (int i = 0; i < 100; i++) {
                assertEquals("onMessage " + i, peer.heard());
            }
        }
    }

    @Test
    void anOutboundStageThatFailsIsAnswered500() throws Exception {
        RawPeer peer = join();
        node.outbound().pushBack((session, message) -> {
            throw new IllegalStateException("the secret of the stage");
        });
        peer.request(1, "Echo.Ping", "{}");
        String heard = peer.heard();
        assertTrue(heard.startsWith("1! {\"code\":500,"), heard);
        assertFalse(heard.contains("secret"), heard);
        peer.request(2, "Trouble.Later", "{}");
        peer.request(3, "No.Such", "{}");
        assertTrue(peer.heard().startsWith("3! {\"code\":500,"));
    }

    @Test
    void anOutboundStageThatStopsAPushForOneMemberStopsItForNoOther() throws Exception {
        RawPeer first = join();
        RawPeer second = join();
        for (RawPeer peer : List.of(first, second)) {
            peer.request(1, "Room.Join", "{}");
            peer.heard();
        }
        node.outbound().pushBack((session, message) -> {
            if (session.id() == 1 && message instanceof Message.Push) {
                throw new HandlerException(403, "not for you");
            }
            return message;
        });
        second.notify("Room.Message", "\"hello\"");
        assertEquals("onMessage \"hello\"", second.heard());
        serves(first);
    }

    @Test
    void anInboundStageThatFailsIsAnswered500() throws Exception {
        RawPeer peer = join();
        node.inbound().pushBack((session, message) -> {
            throw new IllegalStateException("the secret of the stage");
        });
        peer.request(1, "Echo.Ping", "{}");
        assertTrue(peer.heard().startsWith("1! {\"code\":500,\"message\":\"the server failed; error id "));
    }

    @Test
    void aClientThatIsGoneBeforeItsAnswerIsNoFailure() throws Exception {
        RawPeer peer = join();
        peer.request(1, "Trouble.Blocks", "{}");
        serves(join());
        peer.close();
        Until.holds("the connection is gone", () -> node.traffic().open() == 1);
        troubles.trouble.unblocked.countDown();
        Until.holds("the session is gone", () -> node.sessions().count() == 1);
        assertTrue(logged.isEmpty(), logged::toString);
    }

    @Test
    void nothingIsReadAfterAClose() throws Exception {
        RawPeer peer = join();
        peer.request(1, "Trouble.Closes", "{}");
        try {
            String heard = peer.heard();
            throw new AssertionError("heard " + heard);
        } catch (EOFException e) {
            assertEquals(1000, peer.end().code());
        }
    }
}
