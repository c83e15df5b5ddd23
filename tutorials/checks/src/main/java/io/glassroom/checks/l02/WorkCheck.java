package io.glassroom.checks.l02;

import io.glassroom.checks.Rule;
import io.glassroom.checks.Step;
import mychat.HandshakeServer.State;
import org.junit.jupiter.api.Test;

@Step("2.2")
class WorkCheck {

    @Test
    @Rule(
            en = "The Ack after the answer makes the connection WORKING. It is not answered.",
            zh = "回答之后的 Ack 让连接进入 WORKING，它不需要回答。")
    void ackMakesItWork() {
        var client = new Newcomer();
        client.says(Newcomer.HANDSHAKE);
        client.wire.take();
        client.says(Newcomer.ACK).is(State.WORKING);
        client.saysNothing();
        client.isOpen();
    }

    @Test
    @Rule(
            en = "Data and heartbeats of a working connection are given to working, in their order.",
            zh = "连接工作以后，Data 和心跳按顺序交给 working。")
    void dataIsHandedOn() {
        var client = new Newcomer();
        client.says(Newcomer.HANDSHAKE, Newcomer.ACK, Newcomer.DATA, Newcomer.HEARTBEAT, Newcomer.DATA);
        client.handedOn(Newcomer.DATA, Newcomer.HEARTBEAT, Newcomer.DATA);
        client.isOpen();
    }

    @Test
    @Rule(en = "Data before the Handshake closes the connection with 1002.", zh = "握手之前的 Data 会让连接以 1002 关闭。")
    void dataBeforeTheHandshakeCloses() {
        var client = new Newcomer();
        client.says(Newcomer.DATA);
        client.isClosedWith(1002);
        client.handedOn();
    }

    @Test
    @Rule(
            en = "Data between the Handshake and the Ack closes the connection with 1002.",
            zh = "握手之后、Ack 之前的 Data 会让连接以 1002 关闭。")
    void dataBeforeTheAckCloses() {
        var client = new Newcomer();
        client.says(Newcomer.HANDSHAKE, Newcomer.DATA);
        client.isClosedWith(1002);
        client.handedOn();
    }

    @Test
    @Rule(
            en = "Once it is closed nothing is handed on or answered any more.",
            zh = "关闭之后，什么都不再交出去，也不再回答。")
    void closedIsTheEnd() {
        var client = new Newcomer();
        client.says(Newcomer.HANDSHAKE, Newcomer.DATA);
        client.isClosedWith(1002);
        client.says(Newcomer.ACK, Newcomer.DATA, Newcomer.HEARTBEAT).is(State.CLOSED);
        client.handedOn();
    }

    @Test
    @Rule(en = "A heartbeat before the Ack does no harm: it is ignored.", zh = "Ack 之前的心跳无害：忽略它。")
    void earlyHeartbeatIsIgnored() {
        var client = new Newcomer();
        client.says(Newcomer.HEARTBEAT, Newcomer.HANDSHAKE, Newcomer.HEARTBEAT);
        client.isOpen();
        client.handedOn();
        client.says(Newcomer.ACK).is(State.WORKING);
    }
}
