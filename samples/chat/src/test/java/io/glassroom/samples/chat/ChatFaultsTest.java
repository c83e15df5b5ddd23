package io.glassroom.samples.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.client.ClientConfig;
import io.glassroom.protocol.client.SystemTime;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.MessageCodec;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.server.node.Node;
import io.glassroom.server.node.NodeConfig;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Wishes and messages of the wrong shape, sudden ends and bursts: what the chat makes of them, with real clients.
class ChatFaultsTest {

    private static final String JOINED = "{\"code\":0,\"result\":\"success\"}";

    private final SystemTime time = new SystemTime("guests");
    private final ClientConfig config = ClientConfig.of(time);
    private final List<Visitor> guests = new ArrayList<>();
    private Node node;

    @BeforeEach
    void start() throws IOException {
        node = Node.start(NodeConfig.builder().listen("127.0.0.1", 0).application(new ChatApplication()).build());
    }

    @AfterEach
    void stop() {
        guests.forEach(Visitor::close);
        node.close();
        time.close();
    }

    private Visitor guest() {
        return guest(node.uri());
    }

    private Visitor guest(URI uri) {
        var guest = new Visitor(uri, config);
        guests.add(guest);
        return guest;
    }

    private Visitor guest(String name) {
        Visitor guest = guest();
        assertEquals(JOINED, guest.ask("Room.Join", "{\"room\":\"lobby\",\"name\":\"" + name + "\"}"));
        return guest;
    }

    @Test
    void nobodyInAnotherRoomHearsIt() {
        Visitor ann = guest("ann");
        Visitor bob = guest();
        bob.ask("Room.Join", "{\"room\":\"kitchen\",\"name\":\"bob\"}");
        ann.tell("Room.Message", "{\"name\":\"ann\",\"content\":\"hi\"}");
        assertEquals(2, ann.rest().size());
        assertEquals(List.of("onMembers {\"members\":[],\"names\":[]}"), bob.rest());
    }

    @Test
    void whoEndsInAResetIsAnnounced() throws Exception {
        try (Node tcp = Node.start(NodeConfig.builder().listen("127.0.0.1", 0).tcp().application(new ChatApplication()).build())) {
            Visitor ann = guest(tcp.uri());
            ann.ask("Room.Join", "{\"name\":\"ann\"}");
            ann.hear();
            try (var bob = new Socket("127.0.0.1", tcp.uri().getPort())) {
                bob.getOutputStream().write(PacketEncoder.encode(new Packet.Handshake(Bytes.utf8("{}")))
                        .concat(PacketEncoder.encode(new Packet.HandshakeAck()))
                        .concat(MessageCodec.encodePacket(
                                new Message.Request(1, Route.of("Room.Join"), Bytes.utf8("{\"name\":\"bob\"}")),
                                RouteDictionary.EMPTY))
                        .toArray());
                assertEquals("onNewUser {\"content\":\"bob joined\",\"uid\":2,\"name\":\"bob\"}", ann.hear());
                bob.setSoLinger(true, 0); // a reset: no farewell
            }
            assertEquals("onLeave {\"content\":\"bob left\",\"uid\":2,\"name\":\"bob\"}", ann.hear());
        }
    }

    @Test
    void aMessageBeforeJoiningIsRefused() {
        Visitor ann = guest("ann");
        Visitor stranger = guest();
        assertEquals("403 join a room first", stranger.ask("Room.Message", "{\"name\":\"x\",\"content\":\"y\"}"));
        stranger.tell("Room.Message", "{\"name\":\"x\",\"content\":\"y\"}");
        assertEquals(List.of(), stranger.rest());
        assertEquals(1, ann.rest().size());
        assertEquals("403 join a room first", stranger.ask("Room.Stats", "{}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"room\":null,\"name\":null}", "{\"room\":\"\",\"name\":\"\"}", "{\"more\":[1]}"})
    void anEmptyWishJoinsTheLobbyAsAVisitor(String wish) throws Exception {
        Visitor ann = guest("ann");
        ann.hear();
        Visitor guest = guest();
        assertEquals(JOINED, guest.ask("Room.Join", wish));
        assertEquals("onMembers {\"members\":[1],\"names\":[\"ann\"]}", guest.hear());
        assertEquals("onNewUser {\"content\":\"guest-2 joined\",\"uid\":2,\"name\":\"guest-2\"}", ann.hear());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "7", "\"lobby\"", "{\"room\":{}}", "{\"room\":"})
    void aWishOfAnotherShapeIsUnreadable(String wish) {
        String answer = guest().ask("Room.Join", wish);
        assertTrue(answer.startsWith("400 "), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "7", "", "{\"content\":[]}", "{\"content\":"})
    void aMessageOfAnotherShapeReachesNobody(String said) {
        Visitor ann = guest("ann");
        ann.tell("Room.Message", said);
        assertEquals(1, ann.rest().size(), () -> ann.rest().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"room.join", "ROOM.JOIN", "Room.join"})
    void theRouteIsFoundWhateverItsCase(String route) {
        assertEquals(JOINED, guest().ask(route, "{}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ws", "/nano", "/"})
    void theChatIsOnEachPath(String path) throws Exception {
        Visitor guest = guest(node.uri().resolve(path));
        assertEquals(JOINED, guest.ask("Room.Join", "{}"));
        guest.hear();
        guest.tell("Room.Message", "{\"name\":\"a\",\"content\":\"b\"}");
        assertEquals("onMessage {\"name\":\"a\",\"content\":\"b\"}", guest.hear());
    }

    @Test
    void aHundredMessagesInOneBurstReachAllTenInOrder() throws Exception {
        for (int i = 0; i < 10; i++) {
            guest("g" + i);
        }
        for (int i = 0; i < 100; i++) {
            guests.getFirst().tell("Room.Message", "{\"name\":\"g0\",\"content\":\"" + i + "\"}");
        }
        for (Visitor guest : guests) {
            for (int i = 0; i < 100; i++) {
                String push = guest.hear();
                while (!push.startsWith("onMessage")) {
                    push = guest.hear();
                }
                assertEquals("onMessage {\"name\":\"g0\",\"content\":\"" + i + "\"}", push);
            }
        }
    }
}
