package io.glassroom.checks.l09;

import io.glassroom.checks.Rule;
import io.glassroom.checks.Step;
import org.junit.jupiter.api.Test;

@Step("9.5")
class EveryRuleCheck {

    @Test
    @Rule(
            en = "Your server keeps each rule of protocol.md that can be tried.",
            zh = "凡是能检查的 protocol.md 规则，你的服务器全都遵守。")
    void itKeepsEachRule() throws Exception {
        Rules.keepsAll();
    }
}
