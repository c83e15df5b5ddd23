package io.glassroom.checks.l08;

import io.glassroom.checks.Expect;
import io.glassroom.checks.Rule;
import io.glassroom.checks.Step;
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
        Expect.equal("find(\"ann\") after her session has ended", Optional.empty(), sessions.find("ann"));
        sessions.bind("ann", second);
        Expect.equal("how the session that had ended was kicked", List.of(), first.kicks());
    }

    @Test
    @Rule(
            en = "The late end of a session that was replaced takes nothing away from the new one.",
            zh = "被顶替的旧会话稍后才结束，这不能影响新会话。")
    void theLateEndTakesNothingAway() {
        sessions.bind("ann", first);
        sessions.bind("ann", second);
        sessions.closed("ann", first);
        Expect.equal("find(\"ann\") after her first session has ended, late", Optional.of(second), sessions.find("ann"));
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
        Expect.equal("how ann's second session was kicked", List.of("4005 logged in elsewhere"), second.kicks());
        sessions.closed("ann", second);
        Expect.that(
                "find(\"ann\") after the second session has ended, late",
                sessions.find("ann").isPresent(),
                "her third session",
                "nobody");
    }

    @Test
    @Rule(en = "The end of one person's session is nobody else's.", zh = "一个人的会话结束，与别人无关。")
    void theOthersStay() {
        var bob = new Visitor("bob's session");
        sessions.bind("ann", first);
        sessions.bind("bob", bob);
        sessions.closed("ann", first);
        sessions.closed("cat", new Visitor("a session that was never bound"));
        Expect.equal("find(\"bob\") after ann has gone", Optional.of(bob), sessions.find("bob"));
    }
}
