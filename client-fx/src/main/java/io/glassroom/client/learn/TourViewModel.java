package io.glassroom.client.learn;

import io.glassroom.client.learn.TourStep.Offer;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.CaptureListener;
import io.glassroom.client.settings.Settings;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Plays a [Tour]: looks at each [#tick] whether what the step asks for has happened. Owned by the FX thread.
public final class TourViewModel implements CaptureListener {

    private final Tour tour;
    private final TourStage stage;
    private final Settings settings;
    private final ReadOnlyObjectWrapper<@Nullable Card> card = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable CapturedPacket> latest = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private @Nullable CapturedPacket seen; // last, not yet shown
    private int index;
    private long now;
    private long since; // the step began, or was done
    private long saidBefore;
    private int closedBefore;
    private int rejoinedBefore;

    /// What the card says at the moment.
    ///
    /// @param step that is played
    /// @param number of the card, from 1; 0 for the first and the last step, which are not counted
    /// @param count of numbered cards
    /// @param done whether the person has done it
    public record Card(TourStep step, int number, int count, boolean done) {

        /// The key of its words.
        public String text() {
            return "learn.tour." + step.key() + (done ? ".done" : ".do");
        }

        /// Whether the person may go on.
        public boolean mayGoOn() {
            return done && step.offers().stream().noneMatch(offer -> offer == Offer.FREE_PLAY);
        }

        /// Whether there is a card to go back to.
        public boolean mayGoBack() {
            return number > 1;
        }

        /// Whether this is the good-bye.
        public boolean last() {
            return step.trigger() instanceof Trigger.Chosen;
        }
    }

    public TourViewModel(Tour tour, TourStage stage, Settings settings) {
        this.tour = tour;
        this.stage = stage;
        this.settings = settings;
    }

    // Properties

    public ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /// Null while no tour is running.
    public ReadOnlyObjectProperty<@Nullable Card> card() {
        return card.getReadOnlyProperty();
    }

    /// The packet that came last, for the caption of the step that is watched; null if there was none.
    public ReadOnlyObjectProperty<@Nullable CapturedPacket> latest() {
        return latest.getReadOnlyProperty();
    }

    /// Whether it comes by itself until a person has been through it, or has had enough.
    public boolean comesByItself() {
        return tour.forNewcomers();
    }

    // Commands

    /// Begins, or begins anew.
    public void start() {
        running.set(true);
        enter(0);
    }

    /// On to the next card; without effect before the step is done.
    public void next() {
        Card current = card.get();
        if (current != null && current.mayGoOn()) {
            enter(index + 1);
        }
    }

    /// Back to the card before.
    public void back() {
        Card current = card.get();
        if (current != null && current.mayGoBack()) {
            enter(index - 1);
        }
    }

    /// Presses a button of the card.
    public void press(Offer offer) {
        Card current = card.get();
        if (current == null || !current.step().offers().contains(offer)) {
            return;
        }
        if (current.last()) {
            finish();
            end();
        }
        stage.perform(offer);
    }

    /// Ends the tour before its time.
    ///
    /// @param forGood never to be shown again by itself
    public void skip(boolean forGood) {
        if (!running.get()) {
            return;
        }
        if (forGood || card.get() instanceof Card current && current.last()) {
            finish();
        }
        boolean filtered = tour.steps().get(index).begin().stream().anyMatch(Effect.Filter.class::isInstance);
        end();
        if (filtered) {
            stage.perform(new Effect.Filter(""));
        }
        stage.perform(new Effect.Live());
        stage.perform(new Effect.UsualBots());
    }

    /// Time has passed.
    ///
    /// @param nanos monotonic
    public void tick(long nanos) {
        now = nanos;
        Card current = card.get();
        if (current == null) {
            return;
        }
        if (latest.get() != seen) {
            latest.set(seen);
        }
        if (!current.done() && holds(current.step().trigger())) {
            since = now;
            card.set(new Card(current.step(), current.number(), current.count(), true));
            current.step().whenDone().forEach(stage::perform);
        } else if (current.done() && !current.last() && now - since >= current.step().hold().toNanos()) {
            enter(index + 1);
        }
    }

    @Override
    public void captured(CapturedPacket packet) {
        seen = packet;
    }

    private void enter(int step) {
        index = step;
        since = now;
        saidBefore = stage.said();
        closedBefore = stage.closed(Tour.VICTIM);
        rejoinedBefore = stage.rejoined();
        List<TourStep> steps = tour.steps();
        TourStep entered = steps.get(step);
        boolean counted = step > 0 && step < steps.size() - 1;
        entered.begin().forEach(stage::perform);
        card.set(new Card(entered, counted ? step : 0, steps.size() - 2, false));
    }

    private void finish() {
        if (tour.forNewcomers()) {
            settings.tourFinished().set(true);
        }
    }

    private void end() {
        running.set(false);
        card.set(null);
    }

    private boolean holds(Trigger trigger) {
        return switch (trigger) {
            case Trigger.After(var time) -> now - since >= time.toNanos();
            case Trigger.Working(int connections) -> stage.working() >= connections;
            case Trigger.Selected(var kind) -> stage.isSelected(kind);
            case Trigger.Joined() -> stage.isInside();
            case Trigger.Said() -> stage.said() > saidBefore;
            case Trigger.Gone(String user) -> stage.closed(user) > closedBefore;
            case Trigger.Rejoined() -> stage.rejoined() > rejoinedBefore;
            case Trigger.Complete() -> stage.isComplete();
            case Trigger.Chosen() -> false;
            case Trigger.All(var triggers) -> triggers.stream().allMatch(this::holds);
        };
    }
}
