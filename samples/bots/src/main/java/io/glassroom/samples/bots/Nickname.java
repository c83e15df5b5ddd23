package io.glassroom.samples.bots;

import java.util.List;

/// What bots are called: `alice` is always the first.
final class Nickname {

    private static final List<String> NAMES = List.of(
            "alice", "bob", "小明", "carol", "dave", "小红", "erin", "frank", "阿强", "grace", "heidi", "丽丽",
            "ivan", "judy", "大伟", "mallory", "niaj", "小雨", "olivia", "peggy", "晓东", "rupert", "sybil", "春花");

    private Nickname() {}

    /// Unique in a crowd: the second round is called `alice-2` and so on.
    static String of(int index) {
        int round = index / NAMES.size() + 1;
        String name = NAMES.get(index % NAMES.size());
        return round == 1 ? name : name + "-" + round;
    }

    static boolean isChinese(int index) {
        return NAMES.get(index % NAMES.size()).codePointAt(0) > 0x7f;
    }
}
