package io.glassroom.samples.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.serialize.JsonSerializer;
import io.glassroom.protocol.tap.Tap;
import io.glassroom.server.dispatch.Routing;
import io.glassroom.server.dispatch.Routing.Candidate;
import io.glassroom.server.dispatch.Routing.Choice;
import io.glassroom.server.session.NetworkEntity;
import io.glassroom.server.session.Session;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where a gate sends what is said to the chat.
class RoomRoutingTest {

    private final JsonSerializer json = new JsonSerializer();
    private final Routing routing = new RoomRouting(json);
    private final Session session = new Session(5, nobody(), json, Tap.NONE);

    @Test
    void joiningIsDecidedAnewAndNothingElse() {
        assertTrue(routing.decides("Room.Join"));
        assertTrue(routing.decides("room.join"));
        assertFalse(routing.decides("Room.Message"));
        assertFalse(routing.decides("Room.Stats"));
    }

    @Test
    void joiningGoesWhereTheRoomIsAtHome() {
        assertEquals(Choice.home("pond"), choose("Room.Join", "{\"room\":\"pond\"}", "chat-1"));
    }

    @Test
    void wishForNothingGoesToTheLobby() {
        assertEquals(Choice.home("lobby"), choose("room.join", "{}", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"room\":{}}", "{\"room\":\"%s\"}", "{\"name\":\"%s\"}"})
    void wishThatWillBeRefusedStaysWhereTheSessionIs(String wish) {
        assertEquals(Choice.node("chat-2"), choose("Room.Join", wish.replace("%s", "x".repeat(65)), "chat-2"));
        assertEquals(Choice.spread(), choose("Room.Join", wish.replace("%s", "x".repeat(65)), ""));
    }

    @Test
    void wishThatWillBeRefusedDoesNotGoToANodeThatIsGone() {
        assertEquals(Choice.spread(), choose("Room.Join", "[]", "chat-9"));
    }

    @Test
    void messageBeforeJoiningGoesAnywhere() {
        assertEquals(Choice.spread(), choose("Room.Message", "{\"room\":\"pond\"}", ""));
    }

    private Choice choose(String route, String body, String bound) {
        var candidates = List.of(new Candidate("chat-1", ""), new Candidate("chat-2", ""));
        Optional<String> node = Optional.of(bound).filter(name -> !name.isEmpty());
        return routing.choose(new Routing.Call(session, route, Bytes.utf8(body), node, candidates));
    }

    private static NetworkEntity nobody() {
        return (NetworkEntity) Proxy.newProxyInstance(
                NetworkEntity.class.getClassLoader(), new Class<?>[] {NetworkEntity.class}, (proxy, method, arguments) -> {
                    throw new AssertionError("routing calls " + method);
                });
    }
}
