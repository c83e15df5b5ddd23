package io.glassroom.checks.l07;

import io.glassroom.checks.Expect;
import io.glassroom.checks.Rule;
import io.glassroom.checks.Step;
import io.glassroom.checks.Words;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Step("7.3")
class LeaveCheck {

    private final TapedRoom room = new TapedRoom();
    private final Member ann = new Member();
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

    @Test
    @Rule(
            en = "Those who stay are told who left; who left is told nothing.",
            zh = "留下的人会得知谁离开了；离开的人什么也不会收到。")
    void thoseWhoStayAreTold() {
        room.leave(bob);
        ann.hears(Words.of("ann, when bob leaves", "bob 离开时 ann"), Member.went("bob"));
        cat.hears(Words.of("cat, when bob leaves", "bob 离开时 cat"), Member.went("bob"));
        bob.hears(Words.of("bob, who leaves", "离开的 bob"));
        Expect.equal(Words.of("size() after one of three has left", "三人中一人离开之后的 size()"), 2, room.size());
    }

    @Test
    @Rule(en = "Who has left hears nothing any more, and is not heard.", zh = "离开之后再也听不到别人，也不会被听到。")
    void whoLeftHearsNothing() {
        room.leave(bob);
        ann.take();
        room.say(ann, "is bob gone?");
        room.say(bob, "no");
        bob.hears(Words.of("bob, who has left", "已离开的 bob"));
        ann.hears(
                Words.of("ann, after ann and the bob that left have spoken", "ann 和已离开的 bob 说话之后 ann"),
                Member.said("ann", "is bob gone?"));
    }

    @Test
    @Rule(
            en = "Who leaves without being there changes nothing: a connection may end before it has joined.",
            zh = "不在房间里的人离开不会改变什么：连接可能在加入之前就结束了。")
    void whoWasNotThereLeavesUnnoticed() {
        room.leave(bob);
        ann.take();
        room.leave(bob);
        room.leave(new Member());
        ann.hears(Words.of("ann, when bob leaves once more, and then a stranger", "bob 再次离开、接着陌生人离开时 ann"));
        Expect.equal("size()", 2, room.size());
    }

    @Test
    @Rule(en = "Who left may come back, as somebody new.", zh = "离开的人可以再回来，就像新来的一样。")
    void whoLeftMayComeBack() {
        room.leave(ann);
        bob.take();
        room.join(ann, "ann");
        ann.hears(Words.of("ann, who comes back", "回来的 ann"), Member.members("bob", "cat"));
        bob.hears(Words.of("bob, when ann comes back", "ann 回来时 bob"), Member.came("ann"));
    }
}
