package io.glassroom.client.errors;

import io.glassroom.client.text.Texts;
import io.glassroom.client.why.Lesson;
import io.glassroom.protocol.packet.Rule;
import io.glassroom.protocol.packet.Verdict;
import io.glassroom.protocol.wire.MalformedCase;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What there is to say of a remark, in words.
final class RemarkTexts {

    private static final Set<Integer> STATUSES = Set.of(400, 401, 403, 404, 409, 413, 429, 500, 503, 504);

    private RemarkTexts() {}

    /// One line: what happened.
    static String title(Cause cause, Texts texts) {
        return switch (cause) {
            case Cause.Broken(var fault) -> texts.get("errors.broken", rule(fault.rule(), texts));
            case Cause.Refused(int status, String route, boolean answered, String said) ->
                texts.get(answered ? "errors.refused" : "errors.unanswered", route, status(status));
            case Cause.Lost(long records) -> texts.get("errors.lost", records);
            case Cause.Dropped(int packets, long bytes) -> texts.get("errors.dropped", packets, bytes);
            case Cause.Vanished(int packets) -> texts.get("errors.vanished", packets);
            case Cause.Kicked(String reason) -> texts.get("errors.kicked", reason);
            case Cause.Closed(String reason) -> reason.isEmpty() ? texts.get("errors.closed") : texts.get("errors.closed.why", reason);
        };
    }

    /// Why it happened: in the decoder's or the server's words, or in ours.
    static String cause(Cause cause, Texts texts) {
        return switch (cause) {
            case Cause.Broken(var fault) -> texts.get("errors.cause.broken", fault.detail(), fault.offset());
            case Cause.Refused(int status, String route, boolean answered, String said) -> {
                String meaning = texts.get(STATUSES.contains(status) ? "errors.status." + status : "errors.status.other");
                yield said.isEmpty() ? meaning : meaning + "\n" + said;
            }
            case Cause.Lost _ -> texts.get("errors.cause.lost");
            case Cause.Dropped _ -> texts.get("errors.cause.dropped");
            case Cause.Vanished _ -> texts.get("errors.cause.vanished");
            case Cause.Kicked _ -> texts.get("errors.cause.kicked");
            case Cause.Closed _ -> texts.get("errors.cause.closed");
        };
    }

    /// The rule, as it should be.
    static String rule(Rule rule, Texts texts) {
        return texts.get(key("rule.", rule));
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
        }));
    }

    static Lesson lesson(Cause cause) {
        return cause.rule().map(Lesson::of).orElse(switch (cause) {
            case Cause.Broken _ -> Lesson.PACKET_HEAD;
            case Cause.Refused _ -> Lesson.FOUR_MESSAGES;
            case Cause.Lost _, Cause.Dropped _, Cause.Vanished _ -> Lesson.ROOMS;
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
