package io.glassroom.checks.l09;

import io.glassroom.checks.Rule;
import io.glassroom.checks.Step;
import org.junit.jupiter.api.Test;

@Step("9.1")
class HandshakeRulesCheck {

    @Test
    @Rule(
            en = "The JSON of a Handshake is strict: what is not JSON to the letter is refused with 500, and "
                    + "closed with 1002.",
            zh = "握手的 JSON 是严格的：只要有一点不合 JSON 的规定，就以 500 拒绝，并以 1002 关闭。")
    void theJsonIsStrict() throws Exception {
        Rules.keeps("malformed\\.handshake-(?!twice|over).*");
    }

    @Test
    @Rule(en = "What is JSON is accepted as before.", zh = "合乎规定的 JSON 仍像以前一样被接受。")
    void jsonIsAccepted() throws Exception {
        Rules.keeps("handshake\\.(?!timeout).*");
    }
}
