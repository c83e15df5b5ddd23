package io.glassroom.server.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.server.component.Role;
import io.glassroom.server.dispatch.Routing;
import io.glassroom.server.fixture.RecordingEntity;
import io.glassroom.server.session.Session;
import io.glassroom.server.session.Uid;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// What members do when lines break, halves meet again and directories forget; on lines that the test breaks.
class ClusterTest extends ClusterGround {

    // Lines

    @Test
    void aSessionIsIntroducedOnceAndBeforeItsFirstMessage() throws IOException {
        TestMember gate = gate("gate-1");
        chat("chat-1");
        Session ann = gate.session();
        gate.ask(ann, "Room.Where", "");
        gate.ask(ann, "Room.Where", "");
        List<String> kinds = world.wires.letters("gate-1", "chat-1").stream()
                .map(letter -> letter.getClass().getSimpleName())
                .toList();
        assertEquals(List.of("Meet", "Handle", "Handle"), kinds);
    }

    @Test
    void aLineThatBreaksOnTheWayThereIsACrashForBothEnds() throws IOException {
        breakAndBegin("gate-1", "chat-1");
    }

    @Test
    void aLineThatBreaksOnTheWayBackIsACrashForBothEnds() throws IOException {
        breakAndBegin("chat-1", "gate-1");
    }

    private void breakAndBegin(String from, String to) throws IOException {
        TestMember gate = gate("gate-1");
        TestMember chat = chat("chat-1");
        Session ann = gate.session();
        gate.ask(ann, "Room.Where", "");
        gate.request(ann, 7, "Room.Wait", "");
        await("it waits", () -> world.wires.letters("gate-1", "chat-1").size() == 3);
        world.wires.cut(from, to);
        await("answered", () -> RecordingEntity.of(ann).answers.size() == 2);
        assertTrue(RecordingEntity.of(ann).answers.getLast().body().utf8().contains("503"));
        await("told to begin anew", () -> TestMember.pushed(ann).equals(List.of(RESET)));
        permits.release();
        await("closed where it was lent", () -> lost.equals(List.of("chat-1 " + ann.id())));
        assertEquals(0, chat.sessions.count());
        assertEquals("! {\"code\":503,\"message\":\"no node has Room at the moment\"}", gate.ask(ann, "Room.Where", ""));
        await("lines again", () -> {
            world.time.advance(Duration.ofMillis(50));
            return gate.cluster.lines() == 1 && chat.cluster.lines() == 1;
        });
        assertEquals("chat-1", gate.ask(ann, "Room.Where", ""));
    }

    @Test
    void anAnswerThatComesTooLateReachesNobody() throws IOException {
        TestMember gate = gate("gate-1");
        chat("chat-1");
        Session ann = gate.session();
        gate.request(ann, 7, "Room.Wait", "late");
        await("it waits", () -> world.wires.letters("gate-1", "chat-1").size() == 2);
        RecordingEntity.of(ann).open.remove(7L); // answered 504
        RecordingEntity.of(ann).open.add(8L);
        permits.release();
        await("answered", () -> !world.wires.letters("chat-1", "gate-1").isEmpty());
        assertEquals("chat-1", gate.ask(ann, "Room.Where", ""));
        assertEquals(1, RecordingEntity.of(ann).answers.size());
    }

    @Test
    void aSessionThatEndsIsGoneFromWhereItWasLent() throws IOException {
        TestMember gate = gate("gate-1");
        chat("chat-1");
        Session ann = gate.session();
        gate.ask(ann, "Room.Where", "");
        gate.end(ann);
        await("closed", () -> lost.equals(List.of("chat-1 " + ann.id())));
    }

    // Routing

    @Test
    void aNodeThatHasTheServiceItselfHandlesWhatIsSpread() throws IOException {
        TestMember one = start("one", Role.ALL, Map.of());
        start("two", Role.ALL, Map.of());
        assertEquals("one", one.ask(one.session(), "Room.Where", ""));
        assertEquals("one", one.ask(one.session(), "Room.Where", ""));
    }

    @Test
    void nodesThatHaveEverythingBringAllTogetherIfTheRoutingSaysSo() throws IOException {
        TestMember one = start("one", Role.ALL, Map.of("Room", Routing.TOGETHER));
        TestMember two = start("two", Role.ALL, Map.of("Room", Routing.TOGETHER));
        assertEquals("one", one.ask(one.session(), "Room.Where", ""));
        Session bob = two.session();
        assertEquals("one", two.ask(bob, "room.where", ""));
        assertEquals("one", two.ask(bob, "Room.Where", ""));
    }

    @Test
    void aRoutingMayNameANode() throws IOException {
        Map<String, Routing> routings = Map.of("Room", call -> Routing.Choice.node(call.body().utf8()));
        TestMember gate = start("gate-1", Role.GATE, routings);
        chat("chat-1");
        chat("chat-2");
        for (String chat : List.of("chat-1", "chat-2", "chat-1")) {
            assertEquals(chat, gate.ask(gate.session(), "Room.Where", chat));
        }
        assertTrue(gate.ask(gate.session(), "Room.Where", "chat-9").contains("503"));
    }

    @Test
    void aRoutingSeesWhoHasTheServiceAndWhereTheSessionWas() throws IOException {
        var calls = new CopyOnWriteArrayList<Routing.Call>();
        Map<String, Routing> routings = Map.of("Room", new Routing() {
            @Override
            public Choice choose(Call call) {
                calls.add(call);
                return Choice.together();
            }

            @Override
            public boolean decides(String route) {
                return route.equals("Room.Join");
            }
        });
        TestMember gate = start("gate-1", Role.GATE, routings);
        chat("chat-1");
        chat("chat-2");
        Session ann = gate.session();
        gate.ask(ann, "Room.Where", "");
        gate.ask(ann, "Room.Where", "");
        gate.ask(ann, "room.Join", "red");
        assertEquals(List.of("Room.Where", "Room.Join"), calls.stream().map(Routing.Call::route).toList());
        assertEquals(Optional.empty(), calls.getFirst().bound());
        assertEquals(Optional.of("chat-1"), calls.getLast().bound());
        assertEquals(
                List.of(new Routing.Candidate("chat-1", ""), new Routing.Candidate("chat-2", "")),
                calls.getLast().candidates());
    }

    // Homes

    @Test
    void aGroupThatTurnsOutToBeAtHomeElsewhereSendsItsSessionsThere() throws IOException {
        TestMember gate = start("gate-1", Role.GATE, AT_HOME);
        chat("chat-1");
        chat("chat-2");
        Session ann = gate.session();
        String first = gate.ask(ann, "Room.Join", "red");
        await("known to be at home", () -> world.directory.findHome("red").isPresent());
        String other = first.equals("chat-1") ? "chat-2" : "chat-1";
        String otherId = id(other);
        await("its node knows", () -> {
            world.time.advance(Duration.ofSeconds(20));
            world.directory.leaveHome("red", id(first)); // as after two halves have met again
            world.directory.home("red", otherId, id -> true);
            return TestMember.pushed(ann).equals(List.of(RESET));
        });
        assertEquals(Optional.empty(), member(first).groups.find("red"));
        assertEquals(other, gate.ask(ann, "Room.Join", "red"));
    }

    @Test
    void aGroupThatEndsIsAtHomeNowhere() throws IOException {
        TestMember gate = start("gate-1", Role.GATE, AT_HOME);
        TestMember chat = chat("chat-1");
        gate.ask(gate.session(), "Room.Join", "red");
        await("closed once it is known", () -> {
            chat.groups.find("red").ifPresent(chat.groups::close);
            world.time.advance(Duration.ofSeconds(5));
            if (world.directory.findHome("red").isEmpty()) {
                return true;
            }
            chat.groups.named("red");
            return false;
        });
    }

    // Whereabouts

    @Test
    void aSessionWhoseUidTurnsOutToBeNewerElsewhereIsKicked() throws IOException {
        TestMember gate = gate("gate-1");
        Session ann = gate.session();
        gate.bind(ann, "ann");
        await("known", () -> world.directory.find(new Uid("ann")).isPresent());
        world.directory.put(new Uid("ann"), new Location("another", 5, Long.MAX_VALUE)); // as after two halves have met again
        world.time.advance(Duration.ofSeconds(20));
        await("kicked", () -> RecordingEntity.of(ann).kicks.equals(List.of("4005 logged in elsewhere")));
    }

    @Test
    void whatTheDirectoryHasForgottenIsPutAgain() throws IOException {
        TestMember gate = gate("gate-1");
        Session ann = gate.session();
        gate.bind(ann, "ann");
        await("known", () -> world.directory.find(new Uid("ann")).isPresent());
        world.directory.remove(new Uid("ann"), world.directory.find(new Uid("ann")).orElseThrow());
        world.time.advance(Duration.ofSeconds(20));
        await("known again", () -> world.directory.find(new Uid("ann")).isPresent());
        gate.bind(ann, "ann");
        gate.bind(ann, "anna");
        await("under another name", () -> world.directory.find(new Uid("anna")).isPresent());
        await("and not the old one", () -> world.directory.find(new Uid("ann")).isEmpty());
        assertEquals(List.of(), RecordingEntity.of(ann).kicks);
    }

    // Members

    @Test
    void numbersGoUpAndTheNameOfALivingMemberIsTaken() throws IOException {
        TestMember one = gate("gate-1");
        TestMember two = gate("gate-2");
        assertEquals(List.of(1), one.numbers);
        assertEquals(List.of(2), two.numbers);
        two.close();
        members.remove(two);
        assertEquals(List.of(3), gate("gate-2").numbers);
        JoinException refusal = assertThrows(
                JoinException.class, () -> new TestMember(world, "gate-1", Role.GATE));
        assertEquals("the cluster has a node gate-1 already", refusal.getMessage());
        await("told", () -> one.left.equals(List.of("gate-2")));
    }

    @Test
    void aMemberThatTheClusterHasPutOutComesAgainAsANewOne() throws IOException {
        TestMember gate = gate("gate-1");
        var putOut = new PutOut(world.roster);
        var chat = new TestMember(world, "chat-1", Role.CHAT, putOut, Map.of(), new Room("chat-1"));
        members.add(chat);
        awaitAll();
        Session ann = gate.session();
        assertEquals("chat-1", gate.ask(ann, "Room.Where", ""));
        String before = id("chat-1");
        putOut.now();
        await("a new number", () -> chat.numbers.equals(List.of(2, 3)));
        await("told to begin anew", () -> TestMember.pushed(ann).contains(RESET));
        await("another life", () -> gate.cluster.membership().named("chat-1").stream().noneMatch(now -> now.id().equals(before)));
        awaitAll();
        assertEquals("chat-1", gate.ask(ann, "Room.Where", ""));
        assertNotEquals(before, id("chat-1"));
        assertFalse(chat.cluster.membership().members().isEmpty());
    }

    /// A roster that tells its member that it is none any more.
    private static final class PutOut implements Roster {
        private final SharedRoster shared;
        private MemoryRoster roster;
        private Consumer<Membership> listener = membership -> {};

        PutOut(SharedRoster shared) {
            this.shared = shared;
            this.roster = new MemoryRoster(shared);
        }

        void now() {
            roster.close();
            roster = new MemoryRoster(shared);
            listener.accept(new Membership(99, List.of()));
        }

        @Override
        public Member join(Member self, Consumer<Membership> hears) throws JoinException {
            listener = hears;
            return roster.join(self, hears);
        }

        @Override
        public void update(Member self) {
            roster.update(self);
        }

        @Override
        public void close() {
            roster.close();
        }
    }
}
