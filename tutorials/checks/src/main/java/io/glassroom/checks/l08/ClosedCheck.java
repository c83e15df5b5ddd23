package io.glassroom.checks.l08;

import io.glassroom.checks.Expect;
import io.glassroom.checks.Rule;
import io.glassroom.checks.Step;
import io.glassroom.checks.Words;
import java.util.List;
import java.util.Optional;
import mychat.SessionService;
import org.junit.jupiter.api.Test;

@Step("8.3")
class ClosedCheck {

    private final SessionService sessions = new SessionService();
    private final Visitor first = new Visitor("ann's first session");
    private final Visitor second = new Visitor("ann's second session");

    @Test
    @Rule(en = "Whose session has ended is not found any more.", zh = "会话结束之后，就再也找不到这个人了。")
    void whoIsGoneIsNotFound() {
        sessions.bind("ann", first);
        sessions.closed("ann", first);
        Expect.equal(
                Words.of("find(\"ann\") after her session has ended", "她的会话结束之后的 find(\"ann\")"),
                Optional.empty(),
                sessions.find("ann"));
        sessions.bind("ann", second);
        Expect.equal(Words.of("how the session that had ended was kicked", "已结束的会话是怎样被踢的"), List.of(), first.kicks());
    }

    @Test
    @Rule(
            en = "The late end of a session that was replaced takes nothing away from the new one.",
            zh = "被顶替的旧会话稍后才结束，这不能影响新会话。")
    void theLateEndTakesNothingAway() {
        sessions.bind("ann", first);
        sessions.bind("ann", second);
        sessions.closed("ann", first);
        Expect.equal(
                Words.of("find(\"ann\") after her first session has ended, late", "她的第一个会话迟迟才结束之后的 find(\"ann\")"),
                Optional.of(second),
                sessions.find("ann"));
    }

    @Test
    @Rule(
            en = "So the new session is kicked in its turn by the third.",
            zh = "因此第三个会话到来时，仍会把第二个踢下线。")
    void theThirdStillReplacesTheSecond() {
        sessions.bind("ann", first);
        sessions.bind("ann", second);
        sessions.closed("ann", first);
        sessions.bind("ann", new Visitor("ann's third session"));
        Expect.equal(
                Words.of("how ann's second session was kicked", "ann 的第二个会话是怎样被踢的"),
                List.of("4005 logged in elsewhere"),
                second.kicks());
        sessions.closed("ann", second);
        Expect.that(
                Words.of("find(\"ann\") after the second session has ended, late", "第二个会话迟迟才结束之后的 find(\"ann\")"),
                sessions.find("ann").isPresent(),
                Words.of("her third session", "她的第三个会话"),
                Words.of("nobody", "没有人"));
    }

    @Test
    @Rule(en = "The end of one person's session is nobody else's.", zh = "一个人的会话结束，与别人无关。")
    void theOthersStay() {
        var bob = new Visitor("bob's session");
        sessions.bind("ann", first);
        sessions.bind("bob", bob);
        sessions.closed("ann", first);
        sessions.closed("cat", new Visitor("a session that was never bound"));
        Expect.equal(
                Words.of("find(\"bob\") after ann has gone", "ann 离开之后的 find(\"bob\")"),
                Optional.of(bob),
                sessions.find("bob"));
    }
}
