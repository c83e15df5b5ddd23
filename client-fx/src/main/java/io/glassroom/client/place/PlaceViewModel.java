package io.glassroom.client.place;

import io.glassroom.client.action.Actions;
import io.glassroom.client.settings.Settings;
import io.glassroom.protocol.client.OperatorToken;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What the window looks at, and the form that takes it to another address.
public final class PlaceViewModel {

    private static final String HISTORY = "place.history"; // addresses, the last one first, one a line
    private static final int REMEMBERED = 12;

    private final Target target;
    private final String source;
    private final List<URI> clients;
    private final Finder finder;
    private final Traveller traveller;
    private final Settings settings;
    private final Consumer<Runnable> crossing;
    private final BooleanProperty asking = new SimpleBooleanProperty();
    private final StringProperty address = new SimpleStringProperty("");
    private final StringProperty token = new SimpleStringProperty(""); // in memory alone
    private final ReadOnlyBooleanWrapper tokenAsked = new ReadOnlyBooleanWrapper();
    private final BooleanProperty plain = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper searching = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Refusal> refusal = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper lost = new ReadOnlyBooleanWrapper();
    private final ObservableList<String> history = FXCollections.observableArrayList();

    /// @param source the address, or the name of a file
    /// @param clients where clients can connect
    /// @param crossing carries what was found to the thread of this model
    public PlaceViewModel(
            Target target,
            String source,
            List<URI> clients,
            Finder finder,
            Traveller traveller,
            Settings settings,
            Consumer<Runnable> crossing) {
        this.target = target;
        this.source = source;
        this.clients = List.copyOf(clients);
        this.finder = finder;
        this.traveller = traveller;
        this.settings = settings;
        this.crossing = crossing;
        settings.recall(HISTORY).ifPresent(kept -> history.setAll(kept.lines().toList()));
        address.addListener((observable, old, now) -> {
            refusal.set(null);
            tokenAsked.set(false);
            token.set("");
        });
    }

    /// Names what can be done.
    public void name(Actions actions) {
        actions.add("place.connect", "window", "Shortcut+Shift+O", () -> asking.set(!asking.get()));
        actions.add("place.own", "window", "", this::goHome);
        actions.add("place.cluster", "window", "", this::startCluster);
    }

    // Properties

    public Target target() {
        return target;
    }

    /// The address, or the name of a file.
    public String source() {
        return source;
    }

    /// What is copied for somebody who wants to connect there too.
    public String copied() {
        return clients.isEmpty() ? source : clients.stream().map(URI::toString).collect(Collectors.joining(" "));
    }

    /// Whether the form is open.
    public BooleanProperty asking() {
        return asking;
    }

    public StringProperty address() {
        return address;
    }

    /// The operator's token, which is kept nowhere.
    public StringProperty token() {
        return token;
    }

    /// Whether the node at the address wants a token.
    public ReadOnlyBooleanProperty tokenAsked() {
        return tokenAsked.getReadOnlyProperty();
    }

    /// Whether to be a client even of a node that could be inspected.
    public BooleanProperty plain() {
        return plain;
    }

    /// Whether an address is being tried at the moment.
    public ReadOnlyBooleanProperty searching() {
        return searching.getReadOnlyProperty();
    }

    /// Why the address that was tried last cannot be looked at; null if it was not refused.
    public ReadOnlyObjectProperty<@Nullable Refusal> refusal() {
        return refusal.getReadOnlyProperty();
    }

    /// Whether nothing comes from the source at the moment.
    public ReadOnlyBooleanProperty lost() {
        return lost.getReadOnlyProperty();
    }

    /// Addresses that were looked at before, the last one first.
    public ObservableList<String> history() {
        return history;
    }

    // Commands

    /// Tries the address, and goes there if there is something to look at.
    public void connect() {
        String wanted = address.get().strip();
        if (searching.get() || wanted.isEmpty()) {
            return;
        }
        refusal.set(null);
        Optional<OperatorToken> shown;
        try {
            shown = tokenAsked.get() && !token.get().isEmpty()
                    ? Optional.of(new OperatorToken(token.get()))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            refusal.set(new Refusal(Refusal.Kind.TOKEN_WRONG, ""));
            return;
        }
        searching.set(true);
        boolean forced = plain.get();
        Thread.ofVirtual().name("place").start(() -> {
            Finder.Found found = finder.find(wanted, shown, forced);
            crossing.accept(() -> arrive(wanted, found));
        });
    }

    private void arrive(String wanted, Finder.Found found) {
        searching.set(false);
        switch (found) {
            case Finder.Found.There(Target there) -> {
                remember(wanted);
                traveller.travel(there);
            }
            case Finder.Found.Nothing(Refusal why) -> {
                refusal.set(why);
                tokenAsked.set(tokenAsked.get() || why.isOfToken());
            }
        }
    }

    /// Goes to a server of our own.
    public void goHome() {
        if (!(target instanceof Target.Own)) {
            traveller.travel(new Target.Own());
        }
        asking.set(false);
    }

    /// Starts a cluster of our own and goes there.
    public void startCluster() {
        if (!(target instanceof Target.OwnCluster)) {
            traveller.travel(new Target.OwnCluster(ClusterSize.USUAL));
        }
        asking.set(false);
    }

    /// Starts a cluster of our own, with its tour.
    public void tourCluster() {
        traveller.tour(new Target.OwnCluster(ClusterSize.USUAL));
    }

    /// Goes to a server of our own, with its tour.
    public void tourHome() {
        traveller.tour(new Target.Own());
    }

    /// Goes to where it is already, anew.
    public void goAgain() {
        traveller.travel(target);
    }

    /// The source is there, or is not.
    public void lose(boolean now) {
        lost.set(now);
    }

    private void remember(String used) {
        List<String> next = Stream.concat(Stream.of(used), history.stream().filter(other -> !other.equals(used)))
                .limit(REMEMBERED)
                .toList();
        history.setAll(next);
        settings.remember(HISTORY, String.join("\n", next));
    }
}
