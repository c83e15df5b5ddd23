package io.glassroom.samples.bots;

import java.util.EnumMap;
import java.util.Map;

/// Of what kinds a crowd is, as shares: three chatty ones for each flaky one. Kinds are spread evenly, so that a crowd of
/// any size is about as mixed as the whole.
///
/// @param shares 0 to 100 of each kind; a kind that is left out has none; at least one has some
public record Mix(Map<Personality, Integer> shares) {

    /// Most of them talk or listen, one in four comes and goes.
    public static final Mix USUAL = of(3, 3, 1, 1);

    private static final int MOST = 100;

    public Mix {
        var all = new EnumMap<Personality, Integer>(Personality.class);
        for (Personality kind : Personality.values()) {
            int share = shares.getOrDefault(kind, 0);
            if (share < 0 || share > MOST) {
                throw new IllegalArgumentException("share of " + kind + " is " + share + ", 0 to " + MOST);
            }
            all.put(kind, share);
        }
        if (all.values().stream().allMatch(share -> share == 0)) {
            throw new IllegalArgumentException("a mix of nothing");
        }
        shares = Map.copyOf(all);
    }

    public static Mix of(int chatty, int quiet, int flaky, int rejoins) {
        return new Mix(Map.of(
                Personality.CHATTY, chatty,
                Personality.QUIET, quiet,
                Personality.FLAKY, flaky,
                Personality.REJOINS, rejoins));
    }

    public int share(Personality kind) {
        return shares.getOrDefault(kind, 0);
    }

    /// What the bot of this index is like, whatever the size of its crowd.
    public Personality of(int index) {
        return draw(index % sum() + 1, new EnumMap<>(Personality.class));
    }

    /// How many of each kind a crowd of this size has.
    public Map<Personality, Integer> counts(int size) {
        var counts = new EnumMap<Personality, Integer>(Personality.class);
        for (Personality kind : Personality.values()) {
            counts.put(kind, size / sum() * share(kind));
        }
        draw(size % sum(), counts);
        return counts;
    }

    private int sum() {
        return shares.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// Draws so many one after the other, each time the kind that is owed most, and tells the last.
    private Personality draw(int times, Map<Personality, Integer> counts) {
        int sum = sum();
        var owed = new EnumMap<Personality, Integer>(Personality.class);
        Personality last = Personality.CHATTY;
        for (int i = 0; i < times; i++) {
            last = Personality.CHATTY;
            for (Personality kind : Personality.values()) {
                if (owed.merge(kind, share(kind), Integer::sum) > owed.getOrDefault(last, 0)) {
                    last = kind;
                }
            }
            owed.merge(last, -sum, Integer::sum);
            counts.merge(last, 1, Integer::sum);
        }
        return last;
    }
}
