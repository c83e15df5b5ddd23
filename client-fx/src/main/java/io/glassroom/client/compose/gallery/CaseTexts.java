package io.glassroom.client.compose.gallery;

import io.glassroom.client.text.Texts;
import io.glassroom.conformance.trial.Outcome;
import io.glassroom.conformance.trial.Trial;
import io.glassroom.protocol.packet.Verdict;
import io.glassroom.protocol.wire.MalformedCase;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a card says, in words.
final class CaseTexts {

    private static final int LONGEST = 160; // characters of what a server said

    private CaseTexts() {}

    static String note(MalformedCase malformed, Texts texts) {
        return switch (texts.language().get()) {
            case ENGLISH -> malformed.note();
            case CHINESE -> malformed.noteZh();
        };
    }

    static String expected(MalformedCase malformed, Texts texts) {
        return switch (malformed.verdict()) {
            case Verdict.Close(int code) -> texts.get("compose.expected.close", code);
            case Verdict.Answer(int status) -> texts.get("compose.expected.answer", status);
            case Verdict.Ignore() -> texts.get(
                    malformed.sent() == MalformedCase.Sent.CUT ? "compose.expected.cut" : "compose.expected.ignore");
        };
    }

    /// What the server did, or where the trial is.
    static String verdict(CaseViewModel card, Texts texts) {
        Outcome outcome = card.outcome().get();
        if (outcome == null) {
            return stage(card.stage().get(), texts);
        }
        return switch (outcome) {
            case Outcome.Closed(int code, String reason, boolean late) when late ->
                texts.get("compose.real.late", code, cut(reason));
            case Outcome.Closed(int code, String reason, boolean late) ->
                texts.get("compose.real.closed", code, cut(reason));
            case Outcome.Answered(int status, String message) ->
                texts.get("compose.real.answered", status, cut(message));
            case Outcome.Served(String body) -> texts.get("compose.real.served", cut(body));
            case Outcome.Alive(Outcome.Proof proof) ->
                texts.get("compose.real.alive." + proof.name().toLowerCase(Locale.ROOT));
            case Outcome.Silent() -> texts.get("compose.real.silent");
            case Outcome.Untried(String why) -> texts.get("compose.real.untried", cut(why));
        };
    }

    private static String stage(Trial.@Nullable Stage stage, Texts texts) {
        String name = stage == null ? "none" : stage.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return texts.get("compose.stage." + name);
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
