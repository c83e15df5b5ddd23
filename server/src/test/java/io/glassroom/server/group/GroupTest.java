package io.glassroom.server.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.serialize.JsonSerializer;
import io.glassroom.protocol.serialize.Serializer;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapEvent.SessionStep;
import io.glassroom.server.fixture.RecordingEntity;
import io.glassroom.server.fixture.RecordingTap;
import io.glassroom.server.session.ClosedSessionException;
import io.glassroom.server.session.Session;
import io.glassroom.server.session.Uid;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GroupTest {

    private final AtomicInteger written = new AtomicInteger();
    private final Serializer counting = new Serializer() {
        private final Serializer json = new JsonSerializer();

        @Override
        public String name() {
            return "counting";
        }

        @Override
        public Bytes writeValue(Object value) {
            written.incrementAndGet();
            return json.writeValue(value);
        }

        @Override
        public <T> T readValue(Bytes body, Type type) {
            return json.readValue(body, type);
        }
    };
    private final Groups groups = new Groups(counting);
    private final Group group = groups.named("pond");
    private final Session alice = named(1, "alice");
    private final Session bob = named(2, "bob");
    private final Session carol = RecordingEntity.session(3);

    private static Session named(long id, String uid) {
        Session session = RecordingEntity.session(id);
        session.bind(new Uid(uid));
        return session;
    }

    private static List<String> heard(Session session) {
        return RecordingEntity.of(session).pushed();
    }

    private static void end(Session session) {
        session.markClosed().forEach(callback -> callback.accept(session));
    }

    // Members

    @Test
    void membersAreListedInTheOrderOfTheirJoining() {
        group.add(bob);
        group.add(carol);
        group.add(alice);
        assertEquals(List.of(bob, carol, alice), group.sessions());
        assertEquals(3, group.count());
    }

    @Test
    void theUidsAreThoseOfTheMembersThatHaveOne() {
        group.add(bob);
        group.add(carol);
        group.add(alice);
        assertEquals(List.of(new Uid("bob"), new Uid("alice")), group.members());
    }

    @Test
    void aMemberIsFoundByUid() {
        group.add(alice);
        assertSame(alice, group.member(new Uid("alice")));
        assertEquals(Optional.of(alice), group.findMember(uid -> uid.value().startsWith("a")));
        assertEquals(Optional.empty(), group.findMember(uid -> uid.value().startsWith("b")));
    }

    @Test
    void askingForAMemberThatIsNotThereHasANamedError() {
        var refusal = assertThrows(MemberNotFoundException.class, () -> group.member(new Uid("bob")));
        assertEquals("uid bob is not in group pond", refusal.getMessage());
    }

    @Test
    void joiningTwiceIsRefused() {
        group.add(alice);
        var refusal = assertThrows(DuplicateMemberException.class, () -> group.add(alice));
        assertEquals("session 1 is in group pond already", refusal.getMessage());
        assertEquals(1, group.count());
    }

    @Test
    void whoLeavesIsNoLongerAMember() {
        group.add(alice);
        assertTrue(group.contains(alice));
        group.leave(alice);
        assertFalse(group.contains(alice));
        group.add(alice);
        assertTrue(group.contains(alice));
    }

    @Test
    void leavingWithoutBeingAMemberHasANamedError() {
        assertThrows(MemberNotFoundException.class, () -> group.leave(alice));
        assertFalse(group.leaveIfMember(alice));
    }

    @Test
    void leaveAllEmptiesTheGroupAndLeavesItOpen() {
        group.add(alice);
        group.add(bob);
        group.leaveAll();
        assertEquals(0, group.count());
        assertFalse(group.isClosed());
    }

    @Test
    void aSessionWhoseClientIsGoneLeavesByItself() {
        group.add(alice);
        group.add(bob);
        end(alice);
        assertEquals(List.of(bob), group.sessions());
    }

    @Test
    void aSessionWhoseClientIsGoneCannotJoin() {
        end(alice);
        assertThrows(ClosedSessionException.class, () -> group.add(alice));
        assertEquals(0, group.count());
    }

    @Test
    void whoHasLeftIsNotRememberedByItsSession() {
        var tap = new RecordingTap();
        tap.listen(true);
        Session session = RecordingEntity.session(9, tap);
        group.add(session);
        group.leave(session);
        end(session);
        assertEquals(
                List.of(SessionStep.JOINED, SessionStep.LEFT, SessionStep.CLOSED),
                tap.events(TapEvent.Session.class).stream().map(TapEvent.Session::what).toList());
    }

    @Test
    void joiningWhileClosingNeverLeavesADeadMember() throws InterruptedException {
        for (int round = 0; round < 2000; round++) {
            Session session = RecordingEntity.session(100 + round);
            Thread closing = Thread.ofVirtual().start(() -> end(session));
            try {
                group.add(session);
            } catch (ClosedSessionException e) {
                // It was gone first.
            }
            closing.join();
            assertEquals(0, group.count());
        }
    }

    // Telling

    @Test
    void aBroadcastReachesAllMembers() {
        group.add(alice);
        group.add(bob);
        assertEquals(2, group.broadcast("onNews", "hi"));
        assertEquals(List.of("\"hi\""), heard(alice));
        assertEquals(List.of("\"hi\""), heard(bob));
        assertEquals(List.of(), heard(carol));
    }

    @Test
    void aMulticastReachesThoseThatPassTheFilter() {
        group.add(alice);
        group.add(bob);
        assertEquals(1, group.multicast("onNews", "hi", session -> session == bob));
        assertEquals(List.of(), heard(alice));
        assertEquals(List.of("\"hi\""), heard(bob));
    }

    @Test
    void aLossyBroadcastIsMarkedAsSuch() {
        group.add(alice);
        group.broadcastLossy("onMove", 1);
        group.broadcast("onMove", 2);
        assertTrue(RecordingEntity.of(alice).pushes.getFirst().lossy());
        assertFalse(RecordingEntity.of(alice).pushes.getLast().lossy());
    }

    @Test
    void aMemberThatIsGoneKeepsNobodyFromHearing() {
        group.add(alice);
        group.add(bob);
        RecordingEntity.of(alice).gone = true;
        assertEquals(1, group.broadcast("onNews", "hi"));
        assertEquals(List.of("\"hi\""), heard(bob));
    }

    @Test
    void aBroadcastToAThousandIsWrittenOnceAndSharedByAll() {
        List<Session> members =
                LongStream.rangeClosed(1, 1000).mapToObj(RecordingEntity::session).toList();
        members.forEach(group::add);
        group.broadcast("onNews", "hi");
        assertEquals(1, written.get());
        var shared = new HashSet<>();
        members.forEach(member -> shared.add(RecordingEntity.of(member).pushes.getFirst()));
        assertEquals(1, shared.size());
    }

    @Test
    void allMembersHearConcurrentBroadcastsInTheSameOrder() throws InterruptedException {
        group.add(alice);
        group.add(bob);
        group.add(carol);
        together(8, speaker -> {
            for (int i = 0; i < 200; i++) {
                group.broadcast("onNews", speaker + ":" + i);
            }
        });
        assertEquals(1600, heard(alice).size());
        assertEquals(heard(alice), heard(bob));
        assertEquals(heard(alice), heard(carol));
    }

    @Test
    void joiningAndLeavingGoOnDuringABroadcast() {
        group.add(alice);
        group.add(bob);
        int reached = group.multicast("onNews", "hi", member -> {
            if (member == alice) {
                group.leave(bob);
                group.add(carol);
            }
            return true;
        });
        assertEquals(2, reached); // those who were members when it began
        assertEquals(List.of("\"hi\""), heard(bob));
        assertEquals(List.of(), heard(carol));
        assertEquals(List.of(alice, carol), group.sessions());
    }

    @Test
    void membersComeAndGoWhileManyBroadcast() throws InterruptedException {
        group.add(alice);
        together(4, turn -> {
            Session mine = RecordingEntity.session(100 + turn);
            for (int i = 0; i < 500; i++) {
                group.add(mine);
                group.broadcast("onNews", i);
                group.leave(mine);
            }
        });
        assertEquals(List.of(alice), group.sessions());
        assertEquals(2000, heard(alice).size());
    }

    private interface Turn {
        void take(int number);
    }

    private static void together(int count, Turn turn) throws InterruptedException {
        var start = new CountDownLatch(1);
        var threads = new ArrayList<Thread>();
        var failures = new AtomicInteger();
        for (int i = 0; i < count; i++) {
            int number = i;
            threads.add(Thread.ofPlatform().start(() -> {
                try {
                    start.await();
                    turn.take(number);
                } catch (InterruptedException | RuntimeException e) {
                    failures.incrementAndGet();
                }
            }));
        }
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(0, failures.get());
    }

    // The end

    @Test
    void aClosedGroupHasNoMembers() {
        group.add(alice);
        group.close();
        assertTrue(group.isClosed());
        assertEquals(0, group.count());
    }

    @Test
    void aClosedGroupRefusesToBeUsed() {
        group.close();
        var refusal = assertThrows(ClosedGroupException.class, () -> group.add(alice));
        assertEquals("group pond is closed", refusal.getMessage());
        assertThrows(ClosedGroupException.class, () -> group.leave(alice));
        assertThrows(ClosedGroupException.class, group::leaveAll);
        assertThrows(ClosedGroupException.class, () -> group.broadcast("onNews", "hi"));
        assertThrows(ClosedGroupException.class, () -> group.multicast("onNews", "hi", member -> true));
        assertThrows(ClosedGroupException.class, () -> group.broadcastLossy("onNews", "hi"));
    }

    // Groups

    @Test
    void aNameAlwaysMeansTheSameGroupUntilItIsClosed() {
        assertSame(group, groups.named("pond"));
        assertEquals(Optional.of(group), groups.find("pond"));
        groups.close(group);
        assertEquals(Optional.empty(), groups.find("pond"));
        assertNotSame(group, groups.named("pond"));
    }

    @Test
    void closingAGroupDoesNotForgetALaterOneOfItsName() {
        group.close();
        Group next = groups.named("pond");
        groups.close(group);
        assertEquals(Optional.of(next), groups.find("pond"));
    }
}
