package io.glassroom.conformance;

import io.glassroom.conformance.trial.Outcome;
import io.glassroom.conformance.trial.Patience;
import io.glassroom.conformance.trial.Trial;
import io.glassroom.protocol.packet.Verdict;
import io.glassroom.protocol.wire.MalformedCase;
import java.time.Duration;
import java.util.List;

/// The verdicts of section 5: what becomes of a connection that sent something wrong. One check for each case of
/// `malformed.wire`.
final class MalformedRules {

    private static final Patience PATIENCE =
            new Patience(Conversation.PATIENCE, Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3));

    private MalformedRules() {}

    static List<Check> all() {
        return MalformedCase.all().stream().map(MalformedRules::check).toList();
    }

    private static Check check(MalformedCase malformed) {
        Words verdict = verdict(malformed.verdict());
        return Check.of(
                "malformed." + malformed.name(), 5,
                malformed.note() + " → " + verdict.en(),
                malformed.noteZh() + " → " + verdict.zh(),
                ground -> judge(malformed, ground));
    }

    private static Judgement judge(MalformedCase malformed, Ground ground) throws InterruptedException {
        var trial = new Trial(ground.server(), ground.dialer(), ground.time(), PATIENCE, malformed, _ -> {});
        Outcome outcome = trial.run();
        if (malformed.verdict() instanceof Verdict.Answer(int status)
                && status != 404
                && outcome instanceof Outcome.Answered(int other, String _)
                && other == 404) {
            return Judgement.untried("the server has no Room.Join", "服务器没有 Room.Join");
        }
        return Judgement.that(
                outcome.agreesWith(malformed.verdict(), ground.isWebSocket()),
                verdict(malformed.verdict()),
                seen(outcome));
    }

    private static Words verdict(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Close(int code) -> Words.of("close " + code, "以 " + code + " 关闭");
            case Verdict.Answer(int status) -> Words.of("answer " + status, "回答 " + status);
            case Verdict.Ignore() -> Words.of("ignored, the connection lives", "忽略，连接继续");
        };
    }

    private static Words seen(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Closed(int code, String reason, boolean late) -> Words.of(
                    "close " + code + " " + reason + (late ? ", only after the next packet" : ""),
                    "以 " + code + " 关闭：" + reason + (late ? "，而且在下一个数据包之后" : ""));
            case Outcome.Answered(int status, String message) -> Words.of(
                    "answer " + status + " " + message, "回答 " + status + " " + message);
            case Outcome.Served(String body) -> Words.of("served: " + body, "照常处理：" + body);
            case Outcome.Alive _ -> Words.of("ignored, the connection lives", "忽略，连接继续");
            case Outcome.Silent() -> Words.of("no sign of life", "没有反应");
            case Outcome.Untried(String why) -> Words.of("not to be tried: " + why, "无法尝试：" + why);
        };
    }
}
