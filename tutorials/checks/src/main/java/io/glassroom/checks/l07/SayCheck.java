package io.glassroom.checks.l07;

import io.glassroom.checks.Rule;
import io.glassroom.checks.Step;
import io.glassroom.checks.Words;
import org.junit.jupiter.api.Test;

@Step("7.2")
class SayCheck {

    private final TapedRoom room = new TapedRoom();
    private final Member ann = new Member();
    private final Member bob = new Member();

    private void bothJoin() {
        room.join(ann, "ann");
        room.join(bob, "bob");
        ann.take();
        bob.take();
    }

    @Test
    @Rule(
            en = "What one says all hear, who says it among them.",
            zh = "一个人说的话所有人都听到，包括说话的人自己。")
    void allHearIt() {
        bothJoin();
        room.say(ann, "hi");
        ann.hears(Words.of("ann, who says it", "说话的 ann"), Member.said("ann", "hi"));
        bob.hears(Words.of("bob, when ann says hi", "ann 说 hi 时 bob"), Member.said("ann", "hi"));
    }

    @Test
    @Rule(
            en = "The name is the one with which the member joined.",
            zh = "消息里的名字是成员加入时用的名字。")
    void theNameIsThatOfTheMember() {
        bothJoin();
        room.say(bob, "hi");
        room.say(ann, "hello");
        ann.hears(
                Words.of("ann, when bob and then ann speak", "bob 和 ann 先后说话时 ann"),
                Member.said("bob", "hi"),
                Member.said("ann", "hello"));
    }

    @Test
    @Rule(en = "Who has not joined is not heard.", zh = "没有加入的人说话，谁也听不到。")
    void whoIsNotHereIsNotHeard() {
        bothJoin();
        var stranger = new Member();
        room.say(stranger, "let me in");
        ann.hears(Words.of("ann, when a stranger speaks", "陌生人说话时 ann"));
        stranger.hears(Words.of("the stranger", "陌生人"));
        room.say(ann, "who was that?");
        bob.hears(
                Words.of("bob, after a stranger and ann have spoken", "陌生人和 ann 说话之后 bob"),
                Member.said("ann", "who was that?"));
    }

    @Test
    @Rule(
            en = "What is said arrives letter by letter: quotation marks, line breaks, any language.",
            zh = "说的话一字不差地到达：引号、换行、任何语言都一样。")
    void whatIsSaidMayBeAnything() {
        bothJoin();
        String content = "\"quoted\"\n{\"a\":1} 你好 😀";
        room.say(ann, content);
        bob.hears(Words.of("bob", "bob"), Member.said("ann", content));
    }
}
