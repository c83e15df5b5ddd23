package io.glassroom.checks.l07;

import io.glassroom.checks.Expect;
import io.glassroom.checks.Rule;
import io.glassroom.checks.Step;
import io.glassroom.checks.Words;
import org.junit.jupiter.api.Test;

@Step("7.1")
class JoinCheck {

    private final TapedRoom room = new TapedRoom();

    @Test
    @Rule(
            en = "Who joins is told who is there already: nobody, in an empty room, and not itself either.",
            zh = "加入的人会得知房间里已有谁：空房间里没有人，也不包括它自己。")
    void theFirstFindsNobody() {
        var ann = new Member();
        room.join(ann, "ann");
        ann.hears(Words.of("ann, who is the first", "第一个加入的 ann"), Member.members());
        Expect.equal(Words.of("size() after one has joined", "一人加入之后的 size()"), 1, room.size());
    }

    @Test
    @Rule(
            en = "Who joins is told the names of those who were there before, in the order in which they came.",
            zh = "加入的人会得知之前已在的人的名字，按他们到来的顺序。")
    void whoJoinsIsToldWhoIsThere() {
        room.join(new Member(), "zoe");
        room.join(new Member(), "ann");
        room.join(new Member(), "mia");
        var bob = new Member();
        room.join(bob, "bob");
        bob.hears(Words.of("bob, who joins as the fourth", "第四个加入的 bob"), Member.members("zoe", "ann", "mia"));
    }

    @Test
    @Rule(
            en = "Those who are there are told that somebody came; who came is not told of itself.",
            zh = "已在的人会得知有人来了；来的人自己不会收到这条消息。")
    void theOthersAreToldWhoCame() {
        var ann = new Member();
        var bob = new Member();
        room.join(ann, "ann");
        room.join(bob, "bob");
        ann.hears(Words.of("ann, who was there first", "先到的 ann"), Member.members(), Member.came("bob"));
        bob.hears(Words.of("bob, who came", "后到的 bob"), Member.members("ann"));
    }

    @Test
    @Rule(
            en = "Two people may have the same name: who is in the room is a session, not a name.",
            zh = "两个人可以同名：房间里的成员是会话，不是名字。")
    void twoMayHaveOneName() {
        var one = new Member();
        var two = new Member();
        room.join(one, "ann");
        room.join(two, "ann");
        one.hears(Words.of("the first ann", "第一个 ann"), Member.members(), Member.came("ann"));
        two.hears(Words.of("the second ann", "第二个 ann"), Member.members("ann"));
        Expect.equal(Words.of("size() after two with one name have joined", "两个同名的人加入之后的 size()"), 2, room.size());
    }

    @Test
    @Rule(
            en = "Joining a second time does nothing, and nobody is told.",
            zh = "重复加入什么也不做，也不通知任何人。")
    void joiningTwiceDoesNothing() {
        var ann = new Member();
        var bob = new Member();
        room.join(ann, "ann");
        room.join(bob, "bob");
        ann.take();
        bob.take();
        room.join(bob, "bob");
        ann.hears(Words.of("ann, when bob joins again", "bob 再次加入时 ann"));
        bob.hears(Words.of("bob, when it joins again", "再次加入时 bob"));
        Expect.equal(Words.of("size() after bob has joined twice", "bob 加入两次之后的 size()"), 2, room.size());
    }

    @Test
    @Rule(
            en = "A name is put into JSON with care: quotation marks in it do not end it.",
            zh = "把名字写进 JSON 要小心：名字里的引号不能让字符串提前结束。")
    void namesMayHoldAnything() {
        var ann = new Member();
        room.join(ann, "ann");
        room.join(new Member(), "\"小王\" \\ 😀");
        ann.hears(
                Words.of("ann, when somebody with a strange name comes", "名字奇怪的人到来时 ann"),
                Member.members(),
                Member.came("\"小王\" \\ 😀"));
    }
}
