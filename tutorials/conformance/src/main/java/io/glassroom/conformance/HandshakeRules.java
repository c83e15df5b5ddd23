package io.glassroom.conformance;

import static io.glassroom.conformance.Judgement.PASSED;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.glassroom.conformance.talk.Heard;
import io.glassroom.protocol.packet.Bytes;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Section 3: the handshake, and what the server says in it.
final class HandshakeRules {

    private static final Duration LIMIT = Duration.ofSeconds(10); // for the way from OPENED to WORKING
    private static final Duration TOLERANCE = Duration.ofSeconds(3);
    private static final long MINUTE = 60;
    private static final int LARGEST_CODE = 65_535;

    private HandshakeRules() {}

    static List<Check> all() {
        return List.of(
                Check.of(
                        "handshake.bare", 3,
                        "A Handshake without any key is accepted.",
                        "没有任何键的握手会被接受。",
                        ground -> {
                            ground.terms();
                            return PASSED;
                        }),
                Check.of(
                        "handshake.unknown-keys", 3,
                        "Keys that the server does not know do not disturb it.",
                        "服务器不认识的键不会妨碍它。",
                        HandshakeRules::unknownKeys),
                Check.of(
                        "handshake.plain", 3,
                        "The answer is never compressed.",
                        "回答从不压缩。",
                        HandshakeRules::plain),
                Check.of(
                        "handshake.heartbeat", 3,
                        "The heartbeat is an integer number of seconds, if there is one.",
                        "心跳间隔如果有，就是整数秒。",
                        HandshakeRules::wholeSeconds),
                Check.of(
                        "handshake.servertime", 3,
                        "The server's time is now, in seconds.",
                        "服务器时间是当前时间，以秒为单位。",
                        HandshakeRules::now),
                Check.of(
                        "handshake.forms", 3,
                        "The three forms of the dictionary say the same: dict, routeToCode, codeToRoute.",
                        "字典的三种形式说的是同一件事：dict、routeToCode、codeToRoute。",
                        HandshakeRules::forms),
                Check.of(
                        "handshake.codes", 3,
                        "Codes are 1 to 65 535, none twice, in the order of the sorted routes.",
                        "编码从 1 到 65 535，不重复，按路由名排序给出。",
                        HandshakeRules::codes),
                Check.of(
                        "handshake.same", 3,
                        "Each connection gets the same dictionary.",
                        "每个连接得到同样的字典。",
                        HandshakeRules::same),
                Check.of(
                        "handshake.known-dictionary", 3,
                        "Who sends the current dictVersion is not sent the dictionary again.",
                        "发来当前 dictVersion 的客户端不会再收到字典。",
                        HandshakeRules::knownDictionary),
                Check.of(
                        "handshake.root", 3,
                        "The path / is served too: Pomelo's JS client cannot set another.",
                        "路径 / 同样可用：Pomelo 的 JS 客户端无法设置别的路径。",
                        HandshakeRules::root),
                Check.of(
                        "handshake.timeout", 3,
                        "Who is not working after 10 s is closed with 4004.",
                        "10 秒后仍未进入工作状态的连接以 4004 关闭。",
                        HandshakeRules::timeout));
    }

    private static Judgement unknownKeys(Ground ground) throws Exception {
        String request =
                "{\"sys\":{\"type\":\"conformance\",\"version\":\"1\",\"moon\":[1,{}]},\"user\":{\"a\":null},\"x\":1}";
        try (Conversation _ = ground.handshaken(Bytes.utf8(request))) {
            return PASSED;
        }
    }

    private static Judgement plain(Ground ground) throws Exception {
        try (Conversation conversation = ground.handshaken()) {
            int first = conversation.handshake().u8(0);
            return Judgement.that(
                    first == '{', Words.both("7b ({)"), Words.both("%02x".formatted(first)));
        }
    }

    private static Judgement wholeSeconds(Ground ground) throws Exception {
        try (Conversation conversation = ground.handshaken()) {
            JsonElement seconds = conversation.sys().get("heartbeat");
            return Judgement.that(
                    seconds == null || seconds.toString().matches("\\d+"),
                    Words.of("an integer of seconds", "整数秒"),
                    Words.both(seconds));
        }
    }

    private static Judgement now(Ground ground) throws Exception {
        try (Conversation conversation = ground.handshaken()) {
            JsonElement told = conversation.sys().get("servertime");
            long now = Instant.now().getEpochSecond();
            boolean right = told instanceof JsonPrimitive number
                    && number.isNumber()
                    && Math.abs(number.getAsLong() - now) <= MINUTE;
            return Judgement.that(right, Words.both(now), Words.both(told));
        }
    }

    private static Optional<Map<String, Integer>> codes(JsonObject sys, String form) {
        if (!(sys.get(form) instanceof JsonObject table)) {
            return Optional.empty();
        }
        Map<String, Integer> codes = new HashMap<>();
        table.asMap().forEach((key, value) -> {
            if (form.equals("codeToRoute")) {
                codes.put(value.getAsString(), Integer.valueOf(key));
            } else {
                codes.put(key, value.getAsInt());
            }
        });
        return Optional.of(codes);
    }

    private static Judgement forms(Ground ground) throws Exception {
        try (Conversation conversation = ground.handshaken()) {
            JsonObject sys = conversation.sys();
            List<String> names = List.of("dict", "routeToCode", "codeToRoute");
            List<String> present = names.stream().filter(sys::has).toList();
            if (present.isEmpty()) {
                return noDictionary();
            }
            boolean agree = names.stream().map(name -> codes(sys, name)).distinct().count() == 1;
            return Judgement.that(
                    agree,
                    Words.of("three forms of one dictionary", "同一字典的三种形式"),
                    Words.of("they differ; present: " + present, "它们不一致；存在的有：" + present));
        }
    }

    private static Judgement codes(Ground ground) throws Exception {
        try (Conversation conversation = ground.handshaken()) {
            Optional<Map<String, Integer>> known = codes(conversation.sys(), "routeToCode");
            if (known.isEmpty()) {
                return noDictionary();
            }
            List<Integer> inOrder = new ArrayList<>();
            known.get().keySet().stream().sorted().forEach(route -> inOrder.add(known.get().get(route)));
            boolean right = inOrder.stream().allMatch(code -> code >= 1 && code <= LARGEST_CODE)
                    && inOrder.equals(inOrder.stream().distinct().sorted().toList());
            return Judgement.that(
                    right, Words.of("rising codes from 1 to 65 535", "从 1 到 65 535 递增的编码"), Words.both(inOrder));
        }
    }

    private static Judgement noDictionary() {
        return Judgement.untried("the server has no dictionary", "服务器没有字典");
    }

    private static Judgement same(Ground ground) throws Exception {
        try (Conversation one = ground.handshaken();
                Conversation two = ground.handshaken()) {
            return one.dictionary().isEmpty()
                    ? noDictionary()
                    : Judgement.that(
                            one.dictionary().codes().equals(two.dictionary().codes()),
                            Words.both(one.dictionary().codes()),
                            Words.both(two.dictionary().codes()));
        }
    }

    private static Judgement knownDictionary(Ground ground) throws Exception {
        JsonElement version;
        try (Conversation conversation = ground.handshaken()) {
            version = conversation.sys().get("dictVersion");
        }
        if (version == null) {
            return Judgement.untried("the server says no dictVersion", "服务器没有给出 dictVersion");
        }
        var sys = new JsonObject();
        sys.add("dictVersion", version);
        var request = new JsonObject();
        request.add("sys", sys);
        try (Conversation conversation = ground.handshaken(Bytes.utf8(request.toString()))) {
            return Judgement.that(
                    !conversation.sys().has("dict") && !conversation.sys().has("routeToCode"),
                    Words.of("no dictionary", "没有字典"),
                    Words.of("the dictionary once more", "又发了一遍字典"));
        }
    }

    private static Judgement root(Ground ground) throws Exception {
        if (!ground.isWebSocket()) {
            return Judgement.untried("TCP has no paths", "TCP 没有路径");
        }
        URI given = ground.server();
        URI root = new URI(given.getScheme(), null, given.getHost(), given.getPort(), "/", null, null);
        try (Conversation conversation = ground.open(root)) {
            conversation.shakeHands(Ground.BARE);
            return PASSED;
        }
    }

    private static Judgement timeout(Ground ground) throws Exception {
        if (ground.patience().compareTo(LIMIT.plus(TOLERANCE)) < 0) {
            return Judgement.untried("takes 10 s: --patience 15", "需要 10 秒：--patience 15");
        }
        try (Conversation conversation = ground.open()) {
            Optional<Heard.Ended> end = conversation.end(LIMIT.plus(TOLERANCE));
            boolean right = end.filter(ended -> ended.code() == 4004 || !ground.isWebSocket()).isPresent();
            return Judgement.that(
                    right, Words.of("closed with 4004", "以 4004 关闭"), HeartbeatRules.ended(end));
        }
    }
}
