package io.glassroom.learn.check;

import java.util.List;

/// What a process is to check: the lessons whose checks it runs, one after the other.
record Order(List<Integer> lessons) {

    static final String WHERE = "where?"; // the other thing that the engine may say

    /// The package of a lesson's checks.
    static String packageOf(int lesson) {
        return "io.glassroom.checks.l%02d".formatted(lesson);
    }

    String encode() {
        return String.join(" ", lessons.stream().map(String::valueOf).toList());
    }

    static Order decode(String line) {
        return new Order(List.of(line.split(" ")).stream().map(Integer::valueOf).toList());
    }
}
