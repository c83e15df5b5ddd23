package io.glassroom.checks.l02;

import io.glassroom.checks.Rule;
import io.glassroom.checks.Step;
import mychat.HandshakeServer.State;
import org.junit.jupiter.api.Test;

@Step("2.3")
class OrderCheck {

    @Test
    @Rule(en = "A second Handshake before the Ack is ignored: no answer, no close.", zh = "Ack 之前的第二次握手被忽略：不回答，也不关闭。")
    void secondHandshakeIsIgnored() {
        var client = new Newcomer();
        client.says(Newcomer.HANDSHAKE).answer();
        client.says(Newcomer.HANDSHAKE).saysNothing();
        client.isOpen();
        client.says(Newcomer.ACK).is(State.WORKING);
    }

    @Test
    @Rule(en = "A Handshake of a working connection is ignored, and it goes on working.", zh = "工作中的连接再来握手也被忽略，连接继续工作。")
    void lateHandshakeIsIgnored() {
        var client = new Newcomer();
        client.says(Newcomer.HANDSHAKE, Newcomer.ACK).answer();
        client.says(Newcomer.HANDSHAKE).saysNothing();
        client.is(State.WORKING);
        client.says(Newcomer.DATA).handedOn(Newcomer.DATA);
    }

    @Test
    @Rule(
            en = "An Ack without a Handshake closes the connection with 1002: nobody comes in that way.",
            zh = "没有握手就 Ack，连接以 1002 关闭：这样谁也进不来。")
    void ackWithoutHandshakeCloses() {
        var client = new Newcomer();
        client.says(Newcomer.ACK);
        client.isClosedWith(1002);
    }

    @Test
    @Rule(en = "A second Ack closes the connection with 1002.", zh = "第二个 Ack 会让连接以 1002 关闭。")
    void secondAckCloses() {
        var client = new Newcomer();
        client.says(Newcomer.HANDSHAKE, Newcomer.ACK, Newcomer.ACK);
        client.isClosedWith(1002);
    }
}
