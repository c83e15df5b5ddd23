package io.glassroom.server.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.server.component.Role;
import io.glassroom.server.dispatch.Routing;
import io.glassroom.server.fixture.RecordingEntity;
import io.glassroom.server.session.HandlerException;
import io.glassroom.server.session.Session;
import io.glassroom.server.session.Uid;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// What members do when two things happen at once, or at a bad moment.
class ClusterRacesTest extends ClusterGround {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration QUICKLY = Duration.ofSeconds(5);

    // Sessions that end

    @Test
    void aSessionThatHasEndedIsIntroducedToNobodyThoughItsRequestComesBack() throws IOException {
        TestMember gate = gate("gate-1");
        chat("chat-1");
        Session ann = gate.session();
        gate.request(ann, 7, "Room.Wait", "");
        await("it waits", () -> handled().size() == 1);
        gate.end(ann);
        world.wires.say("chat-1", "gate-1", new Letter.Answer(handled().getFirst().call(), true, Bytes.EMPTY));
        await("answered", () -> RecordingEntity.of(ann).answers.size() == 1);
        assertEquals(1, gate.counters.moved());
        assertEquals(1, to(Letter.Meet.class).size());
        assertEquals(1, handled().size());
    }

    private List<Letter.Handle> handled() {
        return to(Letter.Handle.class);
    }

    private <T> List<T> to(Class<T> kind) {
        return world.wires.letters("gate-1", "chat-1").stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Test
    void aNotifyForASessionThatHasGoneIsCounted() throws IOException {
        TestMember gate = gate("gate-1");
        TestMember chat = chat("chat-1");
        Session ann = gate.session();
        gate.ask(ann, "Room.Where", "");
        gate.end(ann);
        world.wires.say("gate-1", "chat-1", new Letter.Handle(ann.id(), 0, false, "Room.Where", Bytes.EMPTY));
        world.wires.say("chat-1", "gate-1", new Letter.Ask(ann.id(), 0, "Room.Where", Bytes.EMPTY, Duration.ZERO));
        await("dropped", () -> chat.counters.stray() == 1 && gate.counters.stray() == 1);
    }

    // Drains

    @Test
    void noDrainWaitsForAnswersThatNobodyCanHear() throws IOException {
        TestMember gate = gate("gate-1");
        TestMember chat = chat("chat-1");
        gate.request(gate.session(), 7, "Room.Never", "");
        await("it waits", () -> chat.counters.served() == 1);
        world.wires.cut("gate-1", "chat-1");
        await("forgotten", () -> chat.sessions.count() == 0);
        drained(chat);
    }

    @Test
    void noDrainWaitsForLongForARequestWhoseClientIsGone() throws IOException {
        TestMember gate = gate("gate-1");
        TestMember chat = chat("chat-1");
        Session ann = gate.session();
        gate.request(ann, 7, "Room.Never", "");
        gate.end(ann);
        await("gone", () -> chat.counters.served() == 1 && chat.sessions.count() == 0);
        for (int second = 0; second < 37; second++) { // 30 for any request, and some more
            world.time.advance(Duration.ofSeconds(1));
        }
        drained(chat);
    }

    @Test
    void aNodeThatDrainsIsReleasedThoughItsLinesWereBroken() throws IOException {
        TestMember gate = gate("gate-1");
        TestMember chat = chat("chat-1");
        world.wires.cut("gate-1", "chat-1");
        await("broken", () -> gate.cluster.lines() == 0 && chat.cluster.lines() == 0);
        chat.cluster.drain();
        await("known", () -> gate.cluster.membership().named("chat-1").orElseThrow().state() == Member.State.DRAINING);
        await("lines again", () -> {
            world.time.advance(Duration.ofMillis(50));
            return chat.cluster.lines() == 1;
        });
        drained(chat);
    }

    private static void drained(TestMember member) {
        member.cluster.drain();
        assertTimeoutPreemptively(QUICKLY, () -> member.cluster.awaitRelease(LONG));
    }

    // Routing

    private TestMember gate(Function<Routing.Call, String> chosen) throws IOException {
        return start("gate-1", Role.GATE, Map.of("Room", call -> Routing.Choice.node(chosen.apply(call))));
    }

    @Test
    void aClientIsToldOfNoResetByANodeThatItHasNeverUsed() throws IOException {
        TestMember gate = gate(call -> {
            if (call.candidates().size() == 2) {
                member("chat-1").cluster.drain();
                await("known", () -> member("gate-1").cluster.membership().named("chat-1").orElseThrow().state()
                        == Member.State.DRAINING);
            }
            return call.candidates().getFirst().node();
        });
        chat("chat-1");
        chat("chat-2");
        Session ann = gate.session();
        assertEquals("chat-2", gate.ask(ann, "Room.Where", ""));
        assertEquals(List.of(), TestMember.pushed(ann));
    }

    @Test
    void twoMessagesOfASessionThatAreRoutedAtOnceComeToOneNode() throws IOException {
        var first = new AtomicBoolean(true);
        var session = new AtomicReference<Session>();
        TestMember gate = gate(call -> {
            if (first.getAndSet(false)) { // a handler elsewhere asks for the room meanwhile
                assertEquals("chat-2", member("gate-1").ask(session.get(), "Room.Where", ""));
                return "chat-1";
            }
            return "chat-2";
        });
        chat("chat-1");
        chat("chat-2");
        session.set(gate.session());
        gate.request(session.get(), 7, "Room.Where", "");
        RecordingEntity client = RecordingEntity.of(session.get());
        await("both answered", () -> client.answers.size() == 2);
        assertEquals("chat-2", client.answers.getLast().body().utf8());
        assertEquals(List.of(), client.pushes);
    }

    // A directory that cannot be reached

    @Test
    void whoAsksForAHomeThatNobodyKnowsIsAnswered503() throws IOException {
        TestMember gate = start("gate-1", Role.GATE, AT_HOME);
        chat("chat-1");
        world.directory.away = true;
        assertEquals(
                "! {\"code\":503,\"message\":\"nobody can say at the moment which node has red\"}",
                gate.ask(gate.session(), "Room.Join", "red"));
        HandlerException refusal = assertThrows(
                HandlerException.class, () -> gate.cluster.presence().find(new Uid("ann")));
        assertEquals(503, refusal.error().code());
        assertEquals(2, gate.counters.unreachable());
    }

    @Test
    void aGroupThatOpensMeanwhileIsAtHomeAsSoonAsThatCanBeTold() throws IOException {
        gate("gate-1");
        TestMember chat = chat("chat-1");
        world.directory.home("red", id("chat-1"), id -> true);
        world.directory.away = true;
        chat.groups.named("red");
        await("asked in vain", () -> world.directory.refused.get() > 0);
        world.directory.away = false;
        await("known", () -> {
            world.time.advance(Duration.ofSeconds(20));
            return world.directory.homes.get() > 1;
        });
        world.directory.leaveHome("red", id("chat-1")); // as when entries are lost
        await("put again", () -> {
            world.time.advance(Duration.ofSeconds(20));
            return world.directory.findHome("red").isPresent();
        });
        assertTrue(chat.groups.find("red").isPresent());
    }
}
