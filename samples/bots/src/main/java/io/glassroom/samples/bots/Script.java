package io.glassroom.samples.bots;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/// All that one bot will ever do, drawn from its seed and from nothing else: neither the clock nor what others say
/// changes it.
final class Script {

    /// What to do, and how long to wait before.
    record Step(Duration after, Act act) {}

    /// One thing that a bot does.
    sealed interface Act {
        record Say(String content) implements Act {}

        /// Be away for a while; the connection goes too.
        record Vanish(Duration away) implements Act {}
    }

    private static final double LONGEST = 5; // waits, in average waits
    private static final double OTHER_LANGUAGE = 0.2; // of the lines

    private final SplittableRandom random;
    private final Personality personality;
    private final double pause; // seconds between two things said, on average
    private final Phrases own;
    private final Phrases other;
    private boolean leaving; // has said good-bye
    private boolean dropping; // the train goes into a tunnel
    private boolean greeted;
    private boolean returned;

    /// @param seed of this bot
    /// @param index of the bot in its crowd
    /// @param rate messages a second of an average bot
    /// @param personality of the bot
    Script(long seed, int index, double rate, Personality personality) {
        this.random = new SplittableRandom(seed);
        this.personality = personality;
        this.pause = 1 / (rate * personality.talk);
        boolean chinese = Nickname.isChinese(index);
        this.own = chinese ? Phrases.CHINESE : Phrases.ENGLISH;
        this.other = chinese ? Phrases.ENGLISH : Phrases.CHINESE;
    }

    Step next() {
        if (leaving || dropping) {
            Duration away = leaving ? between(5, 20) : between(2, 8);
            Duration after = leaving ? between(0.5, 1.5) : between(0.1, 1);
            leaving = false;
            dropping = false;
            returned = true;
            return new Step(after, new Act.Vanish(away));
        }
        if (!greeted) {
            greeted = true;
            return new Step(between(0.5, 2), new Act.Say(line(phrases().hello())));
        }
        if (returned) {
            returned = false;
            return new Step(between(0.5, 2), new Act.Say(line(phrases().back())));
        }
        double mood = random.nextDouble();
        dropping = mood < personality.drops;
        leaving = !dropping && mood < personality.drops + personality.leaves;
        List<String> lines = leaving ? phrases().goodbye() : phrases().talk();
        return new Step(pause(), new Act.Say(line(lines)));
    }

    private Phrases phrases() {
        return random.nextDouble() < OTHER_LANGUAGE ? other : own;
    }

    private String line(List<String> lines) {
        return Phrases.any(lines, random);
    }

    /// Exponential, as people's pauses are: often short, sometimes long.
    private Duration pause() {
        return seconds(pause * Math.min(LONGEST, -Math.log(1 - random.nextDouble())));
    }

    private Duration between(double from, double to) {
        return seconds(random.nextDouble(from, to));
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
