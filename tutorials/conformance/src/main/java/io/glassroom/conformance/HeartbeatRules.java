package io.glassroom.conformance;

import static io.glassroom.conformance.Judgement.PASSED;

import io.glassroom.conformance.talk.Heard;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.PacketType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Section 4: who is alive.
final class HeartbeatRules {

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration TOLERANCE = Duration.ofSeconds(1);
    private static final int BEATS = 3;

    private HeartbeatRules() {}

    static List<Check> all() {
        return List.of(
                Check.of(
                        "heartbeat.first", 4,
                        "The server beats at once after the Ack.",
                        "确认之后服务器立刻发出心跳。",
                        HeartbeatRules::first),
                Check.of(
                        "heartbeat.interval", 4,
                        "Then it beats once each interval.",
                        "之后每个间隔发一次心跳。",
                        HeartbeatRules::interval),
                Check.of(
                        "heartbeat.unasked", 4,
                        "Heartbeats of the client are taken, and not answered one by one.",
                        "客户端的心跳会被接受，但不会逐个回答。",
                        HeartbeatRules::unasked),
                Check.of(
                        "heartbeat.silence", 4,
                        "Who is silent for two and a half intervals is closed with 4001, and not before two.",
                        "沉默两个半间隔的连接以 4001 关闭，不会早于两个间隔。",
                        HeartbeatRules::silence),
                Check.of(
                        "heartbeat.life", 4,
                        "Whatever the client sends proves that it lives.",
                        "客户端发来的任何字节都证明它还活着。",
                        HeartbeatRules::life));
    }

    private static Judgement first(Ground ground) throws Exception {
        try (Conversation conversation = ground.working()) {
            if (conversation.heartbeat().isZero()) {
                return none();
            }
            conversation.next(Packet.Heartbeat.class::isInstance, SOON);
            return PASSED;
        }
    }

    private static Judgement none() {
        return Judgement.untried("the server has no heartbeat", "服务器没有心跳");
    }

    private static Judgement tooLong(Duration needed) {
        long seconds = needed.toSeconds() + 1;
        return Judgement.untried(
                "takes " + seconds + " s: --patience " + seconds, "需要 " + seconds + " 秒：--patience " + seconds);
    }

    private static Judgement interval(Ground ground) throws Exception {
        try (Conversation conversation = ground.working()) {
            Duration interval = conversation.heartbeat();
            if (interval.isZero()) {
                return none();
            }
            if (interval.plus(TOLERANCE).compareTo(ground.patience()) > 0) {
                return tooLong(interval.plus(TOLERANCE));
            }
            conversation.next(Packet.Heartbeat.class::isInstance, SOON);
            long begun = ground.time().nanos();
            conversation.next(Packet.Heartbeat.class::isInstance, interval.plus(TOLERANCE));
            Duration waited = Duration.ofNanos(ground.time().nanos() - begun);
            return Judgement.that(
                    waited.plus(TOLERANCE).compareTo(interval) >= 0,
                    Words.both(interval.toMillis() + " ms"),
                    Words.both(waited.toMillis() + " ms"));
        }
    }

    private static Judgement unasked(Ground ground) throws Exception {
        try (Conversation conversation = ground.working()) {
            conversation.count(PacketType.HEARTBEAT, Conversation.QUIET); // the first
            for (int i = 0; i < BEATS; i++) {
                conversation.send(new Packet.Heartbeat());
            }
            int came = conversation.count(PacketType.HEARTBEAT, Conversation.QUIET);
            return Judgement.that(
                    came <= 1,
                    Words.of("at most the next of its own", "至多是它自己的下一次"),
                    Words.of(came + " heartbeats", came + " 次心跳"));
        }
    }

    private static Judgement silence(Ground ground) throws Exception {
        try (Conversation conversation = ground.working()) {
            Duration interval = conversation.heartbeat();
            Duration latest = interval.multipliedBy(5).dividedBy(2).plus(TOLERANCE);
            if (interval.isZero()) {
                return none();
            }
            if (latest.compareTo(ground.patience()) > 0) {
                return tooLong(latest);
            }
            long begun = ground.time().nanos();
            Optional<Heard.Ended> end = conversation.end(latest);
            Duration waited = Duration.ofNanos(ground.time().nanos() - begun);
            if (end.isPresent() && waited.compareTo(interval.multipliedBy(2)) < 0) {
                return Judgement.failed(
                        Words.of("patience for two intervals", "等待两个间隔"),
                        Words.of("closed after " + waited.toMillis() + " ms", waited.toMillis() + " 毫秒后就关闭"));
            }
            boolean right = end.filter(ended -> ended.code() == 4001 || !ground.isWebSocket()).isPresent();
            return Judgement.that(right, Words.of("closed with 4001", "以 4001 关闭"), ended(end));
        }
    }

    private static Judgement life(Ground ground) throws Exception {
        try (Conversation conversation = ground.working()) {
            Duration interval = conversation.heartbeat();
            Duration needed = interval.multipliedBy(BEATS);
            if (interval.isZero()) {
                return none();
            }
            if (needed.compareTo(ground.patience()) > 0) {
                return tooLong(needed);
            }
            for (int id = 1; id <= 2 * BEATS; id++) {
                conversation.ask(id, PacketRules.NOWHERE, Ground.BARE);
                Optional<Heard.Ended> end = conversation.end(interval.dividedBy(2));
                if (end.isPresent()) {
                    return Judgement.failed(Words.of("an open connection", "连接保持打开"), ended(end));
                }
            }
            return PASSED;
        }
    }

    static Words ended(Optional<Heard.Ended> end) {
        return end.map(ended -> Words.of(
                        "closed with " + ended.code() + " " + ended.reason(),
                        "以 " + ended.code() + " 关闭：" + ended.reason()))
                .orElse(Words.of("still open", "仍然打开"));
    }
}
