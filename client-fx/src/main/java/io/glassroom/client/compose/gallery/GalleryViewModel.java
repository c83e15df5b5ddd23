package io.glassroom.client.compose.gallery;

import io.glassroom.client.compose.gallery.CaseViewModel.Lamp;
import io.glassroom.client.compose.raw.Outlet;
import io.glassroom.client.compose.raw.Sightings;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.conformance.trial.Outcome;
import io.glassroom.conformance.trial.Patience;
import io.glassroom.conformance.trial.Trial;
import io.glassroom.protocol.packet.Rule;
import io.glassroom.protocol.packet.Verdict;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.wire.MalformedCase;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// All malformed cases, and the trials of them: some at a time, each over a connection of its own. Owned by the FX
/// thread; trials run on threads of their own and cross back.
public final class GalleryViewModel {

    /// Which cards are shown.
    public enum Choice {
        ALL,
        CLOSE,
        ANSWER,
        IGNORE,
        /// Those where the server did something else.
        DISAGREEING
    }

    private static final int AT_ONCE = 6;

    private final Outlet outlet;
    private final Sightings sightings;
    private final Patience patience;
    private final Runnable front;
    private final Consumer<MalformedCase> edit;
    private final List<CaseViewModel> cases;
    private final Semaphore turns = new Semaphore(AT_ONCE);
    private final ObjectProperty<Choice> choice = new SimpleObjectProperty<>(Choice.ALL);
    private final ObjectProperty<@Nullable Rule> rule = new SimpleObjectProperty<>();
    private final ReadOnlyIntegerWrapper running = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper agreeing = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper disagreeing = new ReadOnlyIntegerWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper address;

    /// @param front brings the gallery before the person's eyes
    /// @param edit opens a case in the byte composer
    public GalleryViewModel(Outlet outlet, Sightings sightings, Runnable front, Consumer<MalformedCase> edit) {
        this(outlet, sightings, Patience.DEFAULT, front, edit);
    }

    GalleryViewModel(Outlet outlet, Sightings sightings, Patience patience, Runnable front, Consumer<MalformedCase> edit) {
        this.outlet = outlet;
        this.address = new ReadOnlyStringWrapper(outlet.address());
        this.sightings = sightings;
        this.patience = patience;
        this.front = front;
        this.edit = edit;
        this.cases = MalformedCase.all().stream().map(each -> new CaseViewModel(each, outlet.time())).toList();
    }

    // Properties

    public List<CaseViewModel> cases() {
        return cases;
    }

    public ObjectProperty<Choice> choice() {
        return choice;
    }

    /// The rule to which the cards are narrowed down; null for any.
    public ObjectProperty<@Nullable Rule> rule() {
        return rule;
    }

    /// Trials that are not over.
    public ReadOnlyIntegerProperty running() {
        return running.getReadOnlyProperty();
    }

    /// Cases whose last trial ended as it should.
    public ReadOnlyIntegerProperty agreeing() {
        return agreeing.getReadOnlyProperty();
    }

    /// Cases whose last trial ended otherwise.
    public ReadOnlyIntegerProperty disagreeing() {
        return disagreeing.getReadOnlyProperty();
    }

    /// Why the last command came to nothing, as the key of a sentence; empty if it did not.
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /// Where the cases are sent; empty if nowhere.
    public ReadOnlyStringProperty address() {
        return address.getReadOnlyProperty();
    }

    /// A batch has been captured, which may have told of gates.
    public void refresh() {
        address.set(outlet.address());
    }

    /// Whether the server is a node of this process, for which the cases are right to the letter.
    public boolean own() {
        return outlet.own();
    }

    /// Whether a card is to be shown.
    public boolean shown(CaseViewModel card) {
        Verdict expected = card.malformed().verdict();
        boolean chosen = switch (choice.get()) {
            case ALL -> true;
            case CLOSE -> expected instanceof Verdict.Close;
            case ANSWER -> expected instanceof Verdict.Answer;
            case IGNORE -> expected instanceof Verdict.Ignore;
            case DISAGREEING -> card.lamp().get() == Lamp.DISAGREES;
        };
        return chosen && (rule.get() == null || rule.get() == card.malformed().rule());
    }

    // Commands

    /// Brings all cards before the person's eyes.
    public void showAll() {
        choice.set(Choice.ALL);
        rule.set(null);
        front.run();
    }

    /// Narrows the cards down to one rule and brings them before the person's eyes.
    public void show(Rule wanted) {
        choice.set(Choice.ALL);
        rule.set(wanted);
        front.run();
    }

    /// Tries every card that is shown and not being tried.
    public void runAll() {
        cases.stream().filter(this::shown).toList().forEach(this::run);
    }

    /// Tries one case; without effect while it is being tried.
    public void run(CaseViewModel card) {
        Optional<String> obstacle = outlet.obstacle();
        problem.set(obstacle.orElse(""));
        if (obstacle.isPresent() || outlet.server().isEmpty() || card.lamp().get() == Lamp.RUNNING) {
            return;
        }
        card.begin();
        count();
        URI server = outlet.server().get();
        outlet.threads().execute(() -> attempt(card, server));
    }

    private void attempt(CaseViewModel card, URI server) {
        var trial = new Trial(
                server, outlet.dialer(), outlet.time(), patience, card.malformed(), stage -> cross(() -> card.progress(stage)));
        Outcome outcome;
        try {
            turns.acquire();
            try {
                outcome = trial.run();
            } finally {
                turns.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            outcome = new Outcome.Untried("interrupted");
        }
        Outcome real = outcome;
        boolean agrees = real.agreesWith(card.malformed().verdict(), !"tcp".equals(server.getScheme()));
        cross(() -> {
            card.finish(real, agrees, trial.localAddress());
            count();
        });
    }

    /// Takes the person to the packet in the list, and to its faulty byte.
    public void reveal(CaseViewModel card) {
        Optional<CapturedPacket> packet = sightings
                .find(card.localAddress(), each -> each.fault().isPresent() && each.direction() == Direction.IN)
                .or(() -> sightings.find(card.localAddress(), each -> each.bytes().equals(card.malformed().bytes())));
        problem.set(packet.isPresent() ? "" : "compose.unseen");
        packet.ifPresent(found -> sightings.show(found, card.malformed().offset()));
    }

    /// Opens a case in the byte composer.
    public void edit(CaseViewModel card) {
        edit.accept(card.malformed());
    }

    private void cross(Runnable action) {
        outlet.crossing().accept(action);
    }

    private void count() {
        running.set(count(Lamp.RUNNING));
        agreeing.set(count(Lamp.AGREES));
        disagreeing.set(count(Lamp.DISAGREES));
    }

    private int count(Lamp lamp) {
        return (int) cases.stream().filter(card -> card.lamp().get() == lamp).count();
    }
}
