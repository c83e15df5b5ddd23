package io.glassroom.client.errors;

import io.glassroom.client.text.Texts;
import io.glassroom.client.why.Lesson;
import io.glassroom.client.why.RuleTexts;
import io.glassroom.protocol.packet.Rule;
import io.glassroom.protocol.packet.Verdict;
import io.glassroom.protocol.tap.TapEvent.LineStep;
import io.glassroom.protocol.wire.MalformedCase;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What there is to say of a remark, in words.
final class RemarkTexts {

    private static final Set<Integer> STATUSES = Set.of(400, 401, 403, 404, 409, 413, 429, 500, 503, 504);

    private static final String ELSEWHERE = "logged in elsewhere"; // the server's words for 4005

    private RemarkTexts() {}

    /// One line: what happened.
    static String title(Cause cause, Texts texts) {
        return switch (cause) {
            case Cause.Broken(var fault) -> texts.get("errors.broken", RuleTexts.of(fault.rule(), texts));
            case Cause.Refused(int status, String route, boolean answered, String said, String lost) ->
                texts.get(answered ? "errors.refused" : "errors.unanswered", route, status(status));
            case Cause.Lost(long records) -> texts.get("errors.lost", records);
            case Cause.Dropped(int packets, long bytes) -> texts.get("errors.dropped", packets, bytes);
            case Cause.Vanished(int packets) -> texts.get("errors.vanished", packets);
            case Cause.Kicked(String reason) -> texts.get("errors.kicked", reason);
            case Cause.Closed(String reason) ->
                reason.isEmpty() ? texts.get("errors.closed") : texts.get("errors.closed.why", reason);
            case Cause.Reset(String services) -> texts.get("errors.reset", services);
            case Cause.Line line ->
                texts.get("errors.line." + lower(line.what()), line.from(), line.to(), line.envelopes(), line.bytes());
            case Cause.Departed(String node) -> texts.get("errors.departed", node);
            case Cause.TurnedAway(String node, String detail) -> texts.get("errors.turned_away", node);
        };
    }

    private static String lower(LineStep step) {
        return step.name().toLowerCase(Locale.ROOT);
    }

    /// Why it happened: in the decoder's or the server's words, or in ours.
    static String cause(Cause cause, Texts texts) {
        return switch (cause) {
            case Cause.Broken broken -> broken.isInBytes()
                    ? texts.get("errors.cause.broken", broken.fault().detail(), broken.fault().offset())
                    : texts.get("errors.cause.silent", broken.fault().detail());
            case Cause.Refused(int status, String route, boolean answered, String said, String lost) -> {
                String meaning = lost.isEmpty()
                        ? texts.get(STATUSES.contains(status) ? "errors.status." + status : "errors.status.other")
                        : texts.get("errors.status.lost", lost);
                yield said.isEmpty() ? meaning : meaning + "\n" + said;
            }
            case Cause.Lost _ -> texts.get("errors.cause.lost");
            case Cause.Dropped _ -> texts.get("errors.cause.dropped");
            case Cause.Vanished _ -> texts.get("errors.cause.vanished");
            case Cause.Kicked(String reason) ->
                texts.get(reason.equals(ELSEWHERE) ? "errors.cause.4005" : "errors.cause.kicked");
            case Cause.Closed(String reason) -> switch (reason.split(" ", 2)[0]) {
                case "4005" -> texts.get("errors.cause.4005");
                case "1001" -> texts.get("errors.cause.1001");
                default -> texts.get("errors.cause.closed");
            };
            case Cause.Reset _ -> texts.get("errors.cause.reset");
            case Cause.Line line -> {
                String meaning = texts.get("errors.cause.line." + lower(line.what()), line.from(), line.to());
                yield line.detail().isEmpty() ? meaning : meaning + "\n" + line.detail();
            }
            case Cause.Departed(String node) -> texts.get("errors.cause.departed", node);
            case Cause.TurnedAway(String node, String detail) ->
                detail.isEmpty()
                        ? texts.get("errors.cause.turned_away")
                        : texts.get("errors.cause.turned_away") + "\n" + detail;
        };
    }

    /// What follows from breaking the rule.
    static String verdict(Rule rule, Texts texts) {
        return switch (rule.verdict()) {
            case Verdict.Close(int code) -> texts.get("errors.verdict.close", Integer.toString(code));
            case Verdict.Answer(int status) -> texts.get("errors.verdict.answer", Integer.toString(status));
            case Verdict.Ignore() -> texts.get("errors.verdict.ignore");
        };
    }

    /// How a person can bring it about.
    ///
    /// @param cases those of the gallery that do
    static String how(Cause cause, List<MalformedCase> cases, Texts texts) {
        Optional<Rule> rule = cause.rule();
        if (rule.isPresent() && !cases.isEmpty()) {
            MalformedCase first = cases.getFirst();
            String note = switch (texts.language().get()) {
                case ENGLISH -> first.note();
                case CHINESE -> first.noteZh();
            };
            return texts.get("errors.how.case", first.name(), note);
        }
        return texts.get(rule.map(broken -> key("errors.how.", broken)).orElse(switch (cause) {
            case Cause.Broken _, Cause.Refused _ -> "errors.how.refused";
            case Cause.Lost _ -> "errors.how.lost";
            case Cause.Dropped _ -> "errors.how.dropped";
            case Cause.Vanished _ -> "errors.how.vanished";
            case Cause.Kicked _ -> "errors.how.kicked";
            case Cause.Closed _ -> "errors.how.closed";
            case Cause.Reset _, Cause.Departed _ -> "errors.how.departed";
            case Cause.Line line -> line.what() == LineStep.BROKEN ? "errors.how.departed" : "errors.how.line";
            case Cause.TurnedAway _ -> "errors.how.turned_away";
        }));
    }

    static Lesson lesson(Cause cause) {
        return cause.rule().map(Lesson::of).orElse(switch (cause) {
            case Cause.Broken _ -> Lesson.PACKET_HEAD;
            case Cause.Refused _ -> Lesson.FOUR_MESSAGES;
            case Cause.Lost _, Cause.Dropped _, Cause.Vanished _, Cause.Reset _, Cause.Line _, Cause.Departed _, Cause.TurnedAway _ ->
                Lesson.ROOMS;
            case Cause.Kicked _ -> Lesson.KICK;
            case Cause.Closed _ -> Lesson.HEARTBEAT;
        });
    }

    private static String status(int status) {
        return status == 0 ? "?" : Integer.toString(status);
    }

    private static String key(String prefix, Rule rule) {
        return prefix + rule.name().toLowerCase(Locale.ROOT);
    }
}
