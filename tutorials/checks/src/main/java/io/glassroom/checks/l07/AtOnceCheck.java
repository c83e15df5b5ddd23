package io.glassroom.checks.l07;

import io.glassroom.checks.Expect;
import io.glassroom.checks.Rule;
import io.glassroom.checks.Step;
import io.glassroom.checks.Words;
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
        Expect.equal(Words.of("how many pushes ann hears", "ann 听到的推送数"), 2, order.size());
        Expect.equal(
                Words.of("the order in which bob hears what ann hears", "bob 听到 ann 所听到内容的顺序"),
                order,
                bob.heard());
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
        Words what = Words.of("size(), asked while dan joins the other three", "dan 正在加入另外三人时问到的 size()");
        Expect.equal(what, 4, counted.get());
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
                Words.of("what dan hears", "dan 听到的"),
                dan.heard().toString().contains("eve"),
                Words.of("onMembers or onNewUser with eve in it", "含有 eve 的 onMembers 或 onNewUser"),
                dan.heard().toString());
        Expect.that(
                Words.of("what eve hears", "eve 听到的"),
                eve.heard().toString().contains("dan"),
                Words.of("onMembers or onNewUser with dan in it", "含有 dan 的 onMembers 或 onNewUser"),
                eve.heard().toString());
    }
}
