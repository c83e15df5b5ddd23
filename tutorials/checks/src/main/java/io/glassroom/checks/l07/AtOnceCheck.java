package io.glassroom.checks.l07;

import io.glassroom.checks.Expect;
import io.glassroom.checks.Rule;
import io.glassroom.checks.Step;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Step("7.4")
class AtOnceCheck {

    private final TapedRoom room = new TapedRoom();
    private final Meeting meeting = new Meeting();
    private final Member ann = meeting.place();
    private final Member bob = new Member();
    private final Member cat = new Member();

    @BeforeEach
    void threeJoin() {
        room.join(ann, "ann");
        room.join(bob, "bob");
        room.join(cat, "cat");
        ann.take();
        bob.take();
        cat.take();
    }

    private void bothHearTheSame() {
        List<String> order = ann.heard();
        Expect.equal("how many pushes ann hears", 2, order.size());
        Expect.equal("the order in which bob hears what ann hears", order, bob.heard());
    }

    @Test
    @Rule(
            en = "Two who speak at once are heard by all in one order.",
            zh = "两个人同时说话，所有人听到的先后顺序都相同。")
    void twoSpeakAtOnce() throws InterruptedException {
        meeting.of(() -> room.say(bob, "one"), () -> room.say(cat, "two"));
        bothHearTheSame();
    }

    @Test
    @Rule(
            en = "Somebody who joins while another speaks joins before it or after it, for all alike.",
            zh = "有人说话时另一个人加入：对所有人来说，要么先加入，要么后加入，都一致。")
    void oneJoinsWhileAnotherSpeaks() throws InterruptedException {
        Member dan = new Member();
        meeting.of(() -> room.say(bob, "one"), () -> room.join(dan, "dan"));
        bothHearTheSame();
    }

    @Test
    @Rule(
            en = "Somebody who leaves while another speaks leaves before it or after it, for all alike.",
            zh = "有人说话时另一个人离开：对所有人来说，要么先离开，要么后离开，都一致。")
    void oneLeavesWhileAnotherSpeaks() throws InterruptedException {
        meeting.of(() -> room.say(bob, "one"), () -> room.leave(cat));
        bothHearTheSame();
    }

    @Test
    @Rule(
            en = "Who counts the members while somebody joins waits until that is over.",
            zh = "有人正在加入时来数人数的，要等加入完成。")
    void oneCountsWhileAnotherJoins() throws InterruptedException {
        Member dan = new Member();
        var counted = new AtomicInteger();
        meeting.of(() -> room.join(dan, "dan"), () -> counted.set(room.size()));
        Expect.equal("size(), asked while dan joins the other three", 4, counted.get());
    }

    @Test
    @Rule(
            en = "Of two who join at once, one finds the other there, or is told that it came.",
            zh = "两个人同时加入：其中一个要么看到另一个已在，要么得知另一个来了。")
    void twoJoinAtOnce() throws InterruptedException {
        Member dan = new Member();
        Member eve = new Member();
        meeting.of(() -> room.join(dan, "dan"), () -> room.join(eve, "eve"));
        bothHearTheSame();
        Expect.that(
                "what dan hears",
                dan.heard().toString().contains("eve"),
                "onMembers or onNewUser with eve in it",
                dan.heard().toString());
        Expect.that(
                "what eve hears",
                eve.heard().toString().contains("dan"),
                "onMembers or onNewUser with dan in it",
                eve.heard().toString());
    }
}
