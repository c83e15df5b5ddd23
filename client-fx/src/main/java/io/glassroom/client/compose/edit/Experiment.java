package io.glassroom.client.compose.edit;

import io.glassroom.conformance.talk.Heard;
import io.glassroom.conformance.talk.RawTalk;
import io.glassroom.conformance.talk.Terms;
import io.glassroom.protocol.client.Dialer;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.time.Time;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;

/// Sends bytes exactly as they are over a connection of their own, after what the preface says, and tells what happens
/// until the server closes or has been quiet for a while. Blocks: for a virtual thread.
final class Experiment {

    private static final Duration HANDSHAKE = Duration.ofSeconds(3);

    private final URI server;
    private final Dialer dialer;
    private final Time time;
    private final Duration watch;
    private final Consumer<Step> told;
    private Terms terms = Terms.NONE;

    /// @param watch how long the server may be quiet; heartbeats are no answer
    Experiment(URI server, Dialer dialer, Time time, Duration watch, Consumer<Step> told) {
        this.server = server;
        this.dialer = dialer;
        this.time = time;
        this.watch = watch;
        this.told = told;
    }

    void run(Preface preface, Bytes bytes) throws InterruptedException {
        try (RawTalk talk = RawTalk.open(server, dialer, time)) {
            told.accept(new Step.Opened(talk.localAddress()));
            if (begin(talk, preface)) {
                talk.send(bytes);
                told.accept(new Step.Sent(bytes));
                watch(talk);
            }
        } catch (IOException e) {
            told.accept(new Step.Failed(String.valueOf(e.getMessage())));
        }
    }

    private boolean begin(RawTalk talk, Preface preface) throws InterruptedException {
        return switch (preface) {
            case NOTHING -> true;
            case HANDSHAKE -> shakeHands(talk);
            case HANDSHAKE_AND_ACK -> {
                boolean welcome = shakeHands(talk);
                if (welcome) {
                    talk.send(new Packet.HandshakeAck());
                    told.accept(new Step.Said(new Packet.HandshakeAck()));
                }
                yield welcome;
            }
        };
    }

    private boolean shakeHands(RawTalk talk) throws InterruptedException {
        Bytes introduction = RawTalk.introduction();
        talk.send(introduction);
        told.accept(new Step.Said(new Packet.Handshake(introduction.from(4))));
        long deadline = talk.deadline(HANDSHAKE);
        while (true) {
            switch (talk.hearUntil(deadline)) {
                case Heard.Came(Packet packet) -> {
                    RawTalk.terms(packet).ifPresent(offered -> terms = offered);
                    told.accept(new Step.Came(packet, Duration.ZERO, terms));
                    if (packet instanceof Packet.Handshake) {
                        return terms != Terms.NONE;
                    }
                }
                case Heard.Garbled(var fault) -> told.accept(new Step.Garbled(fault.reason()));
                case Heard.Ended(int code, String reason) -> {
                    told.accept(new Step.Closed(code, reason, Duration.ZERO));
                    return false;
                }
                case Heard.Silence() -> {
                    told.accept(new Step.Quiet(HANDSHAKE));
                    return false;
                }
            }
        }
    }

    private void watch(RawTalk talk) throws InterruptedException {
        long start = time.nanos();
        long deadline = talk.deadline(watch);
        while (true) {
            Heard heard = talk.hearUntil(deadline);
            Duration after = Duration.ofNanos(time.nanos() - start);
            switch (heard) {
                case Heard.Came(Packet packet) -> {
                    RawTalk.terms(packet).ifPresent(offered -> terms = offered);
                    told.accept(new Step.Came(packet, after, terms));
                    deadline = packet instanceof Packet.Heartbeat ? deadline : talk.deadline(watch);
                }
                case Heard.Garbled(var fault) -> told.accept(new Step.Garbled(fault.reason()));
                case Heard.Ended(int code, String reason) -> {
                    told.accept(new Step.Closed(code, reason, after));
                    return;
                }
                case Heard.Silence() -> {
                    told.accept(new Step.Quiet(watch));
                    return;
                }
            }
        }
    }
}
