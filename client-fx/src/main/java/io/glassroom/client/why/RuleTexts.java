package io.glassroom.client.why;

import io.glassroom.client.text.Texts;
import io.glassroom.protocol.packet.Rule;
import java.util.Locale;

/// The rules of the protocol in the person's language.
public final class RuleTexts {

    private RuleTexts() {}

    /// The rule, as it should be.
    public static String of(Rule rule, Texts texts) {
        return texts.get("rule." + rule.name().toLowerCase(Locale.ROOT));
    }
}
