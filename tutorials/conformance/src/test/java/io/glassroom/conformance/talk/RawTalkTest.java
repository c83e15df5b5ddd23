package io.glassroom.conformance.talk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.client.SystemTime;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.MessageCodec;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.samples.chat.ChatApplication;
import io.glassroom.server.node.Node;
import io.glassroom.server.node.NodeConfig;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RawTalkTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SystemTime time = new SystemTime("raw");
    private Node node;

    @BeforeEach
    void start() throws IOException {
        node = Node.start(NodeConfig.builder().listen("127.0.0.1", 0).application(new ChatApplication()).build());
    }

    @AfterEach
    void release() {
        node.close();
        time.close();
    }

    @Test
    void addressIsTheOneThatTheServerSees() throws Exception {
        try (RawTalk talk = welcome()) {
            assertTrue(node.sessions().all().stream()
                    .anyMatch(session -> session.remoteAddress().equals(talk.localAddress())));
        }
    }

    @Test
    void longFramesGoThroughInBothDirections() throws Exception {
        for (int length : new int[] {100, 126, 3_000, 60_000}) {
            try (RawTalk talk = welcome()) {
                Bytes body = Bytes.utf8("x".repeat(length));
                var request = new Message.Request(1, Route.of("Echo.Ping"), body);
                talk.send(MessageCodec.encodePacket(request, RouteDictionary.EMPTY));
                Packet answer = next(talk);
                assertEquals(body, answer.body().from(answer.body().length() - length));
            }
        }
    }

    @Test
    void closeOfTheServerComesWithItsCodeAndReason() throws Exception {
        try (RawTalk talk = welcome()) {
            talk.sendText(Bytes.utf8("hello"));
            Heard.Ended end = ended(talk);
            assertEquals(1003, end.code());
            assertTrue(end.reason().startsWith("TEXT_MESSAGE"), end.reason());
        }
    }

    @Test
    void silenceIsHeardAsSuch() throws Exception {
        try (RawTalk talk = RawTalk.open(node.uri(), new RawDialer(), time)) {
            assertInstanceOf(Heard.Silence.class, talk.hear(Duration.ofMillis(50)));
        }
    }

    @Test
    void refusedUpgradeSaysWhatTheServerSaid() {
        URI elsewhere = URI.create(node.uri().toString().replaceFirst("/ws$", "/nowhere"));
        IOException refusal = assertThrows(IOException.class, () -> RawTalk.open(elsewhere, new RawDialer(), time));
        assertTrue(refusal.getMessage().contains("404"), refusal.getMessage());
    }

    @Test
    void addressWithoutAKnownSchemeIsRefusedInWords() {
        URI address = URI.create("http://127.0.0.1:1/");
        IOException refusal = assertThrows(IOException.class, () -> RawTalk.open(address, new RawDialer(), time));
        assertTrue(refusal.getMessage().contains("ws://"), refusal.getMessage());
    }

    private RawTalk welcome() throws Exception {
        RawTalk talk = RawTalk.open(node.uri(), new RawDialer(), time);
        talk.send(RawTalk.introduction());
        assertTrue(RawTalk.terms(next(talk)).isPresent(), "the handshake was accepted");
        talk.send(new Packet.HandshakeAck());
        return talk;
    }

    private static Packet next(RawTalk talk) throws InterruptedException {
        while (true) {
            Heard.Came came = assertInstanceOf(Heard.Came.class, talk.hear(PATIENCE));
            if (!(came.packet() instanceof Packet.Heartbeat)) {
                return came.packet();
            }
        }
    }

    private static Heard.Ended ended(RawTalk talk) throws InterruptedException {
        while (true) {
            if (talk.hear(PATIENCE) instanceof Heard.Ended end) {
                return end;
            }
        }
    }
}
