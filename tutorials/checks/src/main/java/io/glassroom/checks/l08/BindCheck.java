package io.glassroom.checks.l08;

import io.glassroom.checks.Expect;
import io.glassroom.checks.Rule;
import io.glassroom.checks.Step;
import io.glassroom.checks.Words;
import java.util.Optional;
import mychat.SessionService;
import org.junit.jupiter.api.Test;

@Step("8.1")
class BindCheck {

    private final SessionService sessions = new SessionService();

    @Test
    @Rule(en = "A session that is bound to a person is found.", zh = "会话绑定到一个人之后，就能找到它。")
    void whoIsBoundIsFound() {
        var ann = new Visitor("ann's session");
        sessions.bind("ann", ann);
        Expect.equal(
                Words.of("find(\"ann\") after bind", "bind 之后的 find(\"ann\")"),
                Optional.of(ann),
                sessions.find("ann"));
    }

    @Test
    @Rule(
            en = "Each person has a session of their own; who is not there has none.",
            zh = "每个人有自己的会话；不在的人没有会话。")
    void eachHasTheirOwn() {
        var ann = new Visitor("ann's session");
        var bob = new Visitor("bob's session");
        sessions.bind("ann", ann);
        sessions.bind("bob", bob);
        Expect.equal("find(\"ann\")", Optional.of(ann), sessions.find("ann"));
        Expect.equal("find(\"bob\")", Optional.of(bob), sessions.find("bob"));
        Expect.equal(
                Words.of("find(\"cat\"), who never came", "从未来过的人：find(\"cat\")"),
                Optional.empty(),
                sessions.find("cat"));
    }

    @Test
    @Rule(en = "Who comes again is found with the newer session.", zh = "再次到来的人，找到的是较新的会话。")
    void theNewerSessionIsFound() {
        var newer = new Visitor("ann's second session");
        sessions.bind("ann", new Visitor("ann's first session"));
        sessions.bind("ann", newer);
        Expect.equal(
                Words.of("find(\"ann\") after she came twice", "来过两次之后的 find(\"ann\")"),
                Optional.of(newer),
                sessions.find("ann"));
    }
}
