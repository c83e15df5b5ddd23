package io.glassroom.client.rooms;

import io.glassroom.client.place.Crowd;
import io.glassroom.samples.bots.BotsStatus;
import io.glassroom.samples.bots.Mix;
import io.glassroom.samples.bots.Personality;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// How many bots chat, what they are like, and the seed of all that they say. Owned by the FX thread.
public final class BotsViewModel {

    /// More than a window's own node should carry beside its window.
    public static final int MOST = 500;

    /// Of each kind.
    public static final int MOST_SHARE = 10;

    private static final long FIRST_SEED = 1;

    private final Crowd crowd;
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
    private final Map<Personality, IntegerProperty> shares = new EnumMap<>(Personality.class);
    private final StringProperty seed = new SimpleStringProperty(Long.toString(FIRST_SEED));
    private final ReadOnlyObjectWrapper<Mix> mix = new ReadOnlyObjectWrapper<>(Mix.USUAL); // of the present crowd
    private final ReadOnlyObjectWrapper<BotsStatus> status = new ReadOnlyObjectWrapper<>(new BotsStatus(0, 0, 0, 0, 0, ""));
    private final BooleanBinding changed;
    private final BooleanBinding possible;
    private String presentSeed = seed.get();

    public BotsViewModel(Crowd crowd) {
        this.crowd = crowd;
        for (Personality kind : Personality.values()) {
            shares.put(kind, new SimpleIntegerProperty(Mix.USUAL.share(kind)));
        }
        var inputs = new Observable[] {
            seed, mix, shares.get(Personality.CHATTY), shares.get(Personality.QUIET), shares.get(Personality.FLAKY),
            shares.get(Personality.REJOINS)
        };
        changed = Bindings.createBooleanBinding(this::differs, inputs);
        possible = Bindings.createBooleanBinding(() -> wantedMix().isPresent() && wantedSeed().isPresent(), inputs);
    }

    // Properties

    public ReadOnlyIntegerProperty count() {
        return count.getReadOnlyProperty();
    }

    /// The share of a kind, 0 to [#MOST_SHARE], as it is being chosen.
    public IntegerProperty share(Personality kind) {
        return shares.get(kind);
    }

    /// As it is being typed.
    public StringProperty seed() {
        return seed;
    }

    /// The mix of the crowd that is there.
    public ReadOnlyObjectProperty<Mix> mix() {
        return mix.getReadOnlyProperty();
    }

    /// How the crowd was at the last [#refresh].
    public ReadOnlyObjectProperty<BotsStatus> status() {
        return status.getReadOnlyProperty();
    }

    /// Whether shares or seed are others than those of the crowd that is there.
    public BooleanBinding changed() {
        return changed;
    }

    /// Whether there can be a crowd of these shares and this seed.
    public BooleanBinding possible() {
        return possible;
    }

    /// The shares as chosen; empty if all are 0.
    public Optional<Mix> wantedMix() {
        var chosen = new EnumMap<Personality, Integer>(Personality.class);
        shares.forEach((kind, share) -> chosen.put(kind, share.get()));
        return chosen.values().stream().allMatch(share -> share == 0) ? Optional.empty() : Optional.of(new Mix(chosen));
    }

    /// The seed as typed; empty if it is no whole number.
    public Optional<Long> wantedSeed() {
        try {
            return Optional.of(Long.parseLong(seed.get().strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    // Commands

    /// Wants this many bots; beyond the bounds, as many as the bounds allow.
    public void want(int bots) {
        int wanted = Math.clamp(bots, 0, MOST);
        if (wanted != count.get()) {
            count.set(wanted);
            crowd.resize(wanted);
        }
    }

    public void more() {
        want(count.get() + step(count.get()));
    }

    public void fewer() {
        want(count.get() - step(count.get() - 1));
    }

    /// Exchanges the crowd for one of the chosen shares and seed; with the same ones, it begins anew.
    public void apply() {
        Optional<Mix> wanted = wantedMix();
        Optional<Long> number = wantedSeed();
        if (wanted.isPresent() && number.isPresent()) {
            presentSeed = seed.get();
            mix.set(wanted.get());
            changed.invalidate();
            crowd.become(wanted.get(), number.get());
        }
    }

    /// A batch has been captured.
    public void refresh() {
        status.set(crowd.status());
    }

    private boolean differs() {
        return !wantedMix().equals(Optional.of(mix.get())) || !seed.get().strip().equals(presentSeed.strip());
    }

    private static int step(int from) {
        return from < 10 ? 1 : from < 100 ? 10 : 50;
    }
}
