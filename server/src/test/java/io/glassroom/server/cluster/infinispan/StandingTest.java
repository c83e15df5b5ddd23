package io.glassroom.server.cluster.infinispan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.server.cluster.Member;
import io.glassroom.server.cluster.Membership;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class StandingTest {

    private final Standing standing = new Standing();
    private final List<Membership> told = new ArrayList<>();
    private final Member other = InfinispanRosterTest.member("gate-1").numbered(1);
    private final Member own = InfinispanRosterTest.member("chat-1").numbered(2);

    @Test
    void nothingIsToldBeforeTheFirstMembershipThatItIsPartOf() {
        standing.begin(own, told::add);
        standing.tell(List.of(other));
        assertEquals(List.of(), told);
        standing.tell(List.of(other, own));
        standing.tell(List.of(other, own));
        assertEquals(List.of(new Membership(1, List.of(other, own))), told);
        assertEquals(List.of(other), standing.others());
    }

    @Test
    void whoGivesWayWhileItJoinsWasNeverTold() {
        standing.begin(own, told::add);
        assertFalse(standing.hasTold(own));
        assertTrue(standing.giveWay(own, () -> {}));
        assertTrue(standing.hasGivenWay());
        standing.tell(List.of(other));
        assertEquals(List.of(), told);

        Member next = own.numbered(3);
        standing.begin(next, told::add);
        assertFalse(standing.hasGivenWay());
        standing.tell(List.of(other, next));
        assertTrue(standing.hasTold(next));
    }

    @Test
    void nobodyGivesWayTwiceOrForAnEarlierLife() {
        standing.begin(own, told::add);
        assertTrue(standing.giveWay(own, () -> {}));
        assertFalse(standing.giveWay(own, () -> {}));
        standing.begin(own.reborn("another id", "").numbered(3), told::add);
        assertFalse(standing.giveWay(own, () -> {}));
        assertFalse(standing.hasGivenWay());
    }

    @Test
    void whoSitsUnderANewNumberDoesNotGiveWayForTheSeatThatItHadBefore() {
        standing.begin(own, told::add);
        assertTrue(standing.giveWay(own, () -> assertFalse(standing.hasGivenWay(), "the seat is left first")));
        standing.begin(own.numbered(3), told::add);
        assertFalse(standing.giveWay(own, () -> {}));
        assertFalse(standing.hasGivenWay());
    }

    @Test
    void whoHasGivenWayIsNotChangedAndNotKept() {
        var kept = new AtomicReference<Member>();
        standing.begin(own, told::add);
        assertTrue(standing.update(own.in(Member.State.DRAINING)));
        standing.keep(kept::set);
        assertEquals(Member.State.DRAINING, kept.getAndSet(null).state());

        standing.giveWay(own, () -> {});
        assertFalse(standing.update(own));
        standing.keep(kept::set);
        assertEquals(null, kept.get());
    }

    @Test
    void whoWaitsGoesOnWhenItHasGivenWayOrAllEnds() throws Exception {
        standing.begin(own, told::add);
        Thread.startVirtualThread(() -> standing.giveWay(own, () -> {}));
        assertFalse(standing.await(10, now -> now.find(own.id()).isPresent()));
        assertTrue(standing.hasGivenWay());
        standing.begin(own, told::add);
        Thread.startVirtualThread(standing::end);
        assertFalse(standing.await(10, now -> now.find(own.id()).isPresent()));
        assertFalse(standing.hasGivenWay());
    }
}
