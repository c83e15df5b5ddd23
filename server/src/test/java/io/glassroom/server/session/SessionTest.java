package io.glassroom.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.server.fixture.RecordingEntity;
import io.glassroom.server.fixture.RecordingTap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SessionTest {

    private final Session session = RecordingEntity.session(7);
    private final RecordingEntity client = RecordingEntity.of(session);

    // Who it is

    @Test
    void aNewSessionBelongsToNobody() {
        assertEquals(Optional.empty(), session.uid());
    }

    @Test
    void bindingSaysWhoTheSessionBelongsTo() {
        session.bind(new Uid("alice"));
        assertEquals(Optional.of(new Uid("alice")), session.uid());
        assertEquals("session 7 of alice", session.toString());
    }

    @Test
    void bindingIsTold() {
        var tap = new RecordingTap();
        tap.listen(true);
        RecordingEntity.session(8, tap).bind(Uid.of(42));
        var bound = new TapEvent.Session("c8", 8, "42", TapEvent.SessionStep.BOUND, "");
        assertEquals(List.of(bound), tap.events(TapEvent.Session.class));
    }

    @Test
    void aBlankUidIsIllegal() {
        assertThrows(IllegalUidException.class, () -> new Uid(" "));
    }

    @Test
    void aUidOfMoreThan64CharactersIsIllegal() {
        assertEquals(64, new Uid("x".repeat(64)).value().length());
        assertThrows(IllegalUidException.class, () -> new Uid("x".repeat(65)));
    }

    @Test
    void aNumberIsAUidIfPositive() {
        assertEquals(new Uid("1"), Uid.of(1));
        assertThrows(IllegalUidException.class, () -> Uid.of(0));
        assertThrows(IllegalUidException.class, () -> Uid.of(-1));
    }

    // Talking to the client

    @Test
    void aPushIsWrittenByTheSerializer() {
        session.push("onNews", Map.of("n", 1));
        assertEquals("onNews", client.pushes.getFirst().message().route().text());
        assertEquals(List.of("{\"n\":1}"), client.pushed());
    }

    @Test
    void bytesArePushedAsTheyAre() {
        session.push("onBytes", new byte[] {1, 2});
        session.push("onBytes", Bytes.wrap((byte) 3));
        assertEquals(Bytes.wrap((byte) 1, (byte) 2), client.pushes.getFirst().message().body());
        assertEquals(Bytes.wrap((byte) 3), client.pushes.getLast().message().body());
    }

    @Test
    void respondAnswersTheRequestThatIsBeingHandled() {
        client.open.add(5L);
        client.lastMid = 5;
        assertEquals(5, session.lastMid());
        session.respond(List.of(1));
        assertEquals(new RecordingEntity.Answer(5, false, Bytes.utf8("[1]")), client.answer());
    }

    @Test
    void aNotedIdAnswersItsRequestLater() {
        client.open.add(5L);
        session.respond(5, "late");
        assertEquals(new RecordingEntity.Answer(5, false, Bytes.utf8("\"late\"")), client.answer());
    }

    @Test
    void anErrorIsAnsweredWithCodeAndMessage() {
        client.open.add(5L);
        session.respondError(5, new HandlerError(403, "not \"yours\""));
        var body = Bytes.utf8("{\"code\":403,\"message\":\"not \\\"yours\\\"\"}");
        assertEquals(new RecordingEntity.Answer(5, true, body), client.answer());
    }

    @Test
    void replyingToANotifyIsRefused() {
        var refusal = assertThrows(ReplyToNotifyException.class, () -> session.respond("nobody asked"));
        assertEquals("session 7 has no open request with id 0", refusal.getMessage());
    }

    @Test
    void aSessionNamesItsEntityAndAddress() {
        assertEquals(client, session.entity());
        assertEquals("nowhere:7", session.remoteAddress());
    }

    @Test
    void kickAndCloseReachTheEntity() {
        session.kick("spam");
        session.close();
        assertEquals(List.of("spam"), client.kicks);
        assertTrue(client.gone);
    }

    // Router

    @Test
    void theRouterRemembersWhereAServiceIsAsked() {
        Router router = session.router();
        assertEquals(Optional.empty(), router.find("Room"));
        router.delete("Room");
        router.bind("Room", "chat-1");
        router.bind("Room", "chat-2");
        assertEquals(Optional.of("chat-2"), router.find("Room"));
        router.delete("Room");
        assertEquals(Optional.empty(), router.find("Room"));
    }

    @Test
    void theRouterChangesOnlyWhatIsStillAsItWas() {
        Router router = session.router();
        assertTrue(router.bind("Room", null, "chat-1"));
        assertFalse(router.bind("Room", null, "chat-2"));
        assertTrue(router.bind("Room", "chat-1", "chat-2"));
        router.delete("Room", "chat-1");
        assertEquals(Optional.of("chat-2"), router.find("Room"));
        router.delete("Room", "chat-2");
        assertEquals(Optional.empty(), router.find("Room"));
    }

    // The end

    @Test
    void closingCallbacksAreCalledOnceInTheOrderOfTheirComing() {
        var heard = new ArrayList<String>();
        session.onClosed(gone -> heard.add("first"));
        session.onClosed(gone -> heard.add("second"));
        end();
        end();
        assertEquals(List.of("first", "second"), heard);
    }

    @Test
    void aCallbackForASessionThatIsClosedAlreadyIsCalledAtOnce() {
        end();
        var heard = new ArrayList<Session>();
        session.onClosed(heard::add).run();
        assertEquals(List.of(session), heard);
    }

    @Test
    void aCallbackCanBeTakenBack() {
        var heard = new ArrayList<String>();
        Runnable takeBack = session.onClosed(gone -> heard.add("taken back"));
        session.onClosed(gone -> heard.add("kept"));
        takeBack.run();
        takeBack.run();
        end();
        takeBack.run();
        assertEquals(List.of("kept"), heard);
    }

    @Test
    void aSessionIsClosedBeforeItsCallbacksHear() {
        var heard = new ArrayList<Boolean>();
        session.onClosed(gone -> heard.add(gone.isClosed()));
        assertFalse(session.isClosed());
        end();
        assertEquals(List.of(true), heard);
    }

    private void end() {
        for (Consumer<Session> callback : session.markClosed()) {
            callback.accept(session);
        }
    }
}
