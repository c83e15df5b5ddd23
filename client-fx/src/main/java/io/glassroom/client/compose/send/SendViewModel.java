package io.glassroom.client.compose.send;

import io.glassroom.client.compose.raw.Outlet;
import io.glassroom.client.compose.raw.Sightings;
import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.MessageKind;
import io.glassroom.client.settings.Settings;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.MessageCodec;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The send form. It connects when it first has something to send, or when it is told to.
public final class SendViewModel {

    private static final int KEPT = 50; // sendings

    private final Outlet outlet;
    private final Sightings sightings;
    private final Snippets snippets;
    private final SeenRoutes seen = new SeenRoutes();
    private final Consumer<RouteDictionary> learned;
    private final Consumer<Bytes> edit;
    private final ReadOnlyObjectWrapper<LinkStage> stage = new ReadOnlyObjectWrapper<>(new LinkStage.Idle());
    private final ObservableList<String> routes = FXCollections.observableArrayList();
    private final StringProperty route = new SimpleStringProperty("");
    private final BooleanProperty request = new SimpleBooleanProperty(true);
    private final StringProperty body = new SimpleStringProperty("{}");
    private final ReadOnlyObjectWrapper<@Nullable JsonFault> fault = new ReadOnlyObjectWrapper<>();
    private final ObservableList<Sending> history = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper address;
    private RouteDictionary dictionary = RouteDictionary.EMPTY;
    private @Nullable OwnConnection connection;
    private int sendings;

    /// @param learned told of the dictionary that the connection has agreed upon
    /// @param edit opens bytes in the byte composer
    public SendViewModel(
            Outlet outlet,
            Sightings sightings,
            Capture capture,
            Settings settings,
            Consumer<RouteDictionary> learned,
            Consumer<Bytes> edit) {
        this.outlet = outlet;
        this.address = new ReadOnlyStringWrapper(outlet.address());
        this.sightings = sightings;
        this.snippets = new Snippets(settings);
        this.learned = learned;
        this.edit = edit;
        capture.listen(seen);
        body.addListener((observable, old, now) -> check());
        route.addListener((observable, old, now) -> suggest(now));
    }

    // Properties

    public ReadOnlyObjectProperty<LinkStage> stage() {
        return stage.getReadOnlyProperty();
    }

    /// What can be chosen from; anything else can be typed.
    public ObservableList<String> routes() {
        return routes;
    }

    public StringProperty route() {
        return route;
    }

    /// Whether an answer is wanted: a Request; else a Notify.
    public BooleanProperty request() {
        return request;
    }

    public StringProperty body() {
        return body;
    }

    /// Where the body stops being JSON; null if it is.
    public ReadOnlyObjectProperty<@Nullable JsonFault> fault() {
        return fault.getReadOnlyProperty();
    }

    /// The last sendings, the newest first.
    public ObservableList<Sending> history() {
        return history;
    }

    /// Why the last command came to nothing, as the key of a sentence; empty if it did not.
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /// Where the connection leads, or would lead; empty if nowhere.
    public ReadOnlyStringProperty address() {
        return address.getReadOnlyProperty();
    }

    /// Why it would lead nowhere, as the key of a sentence.
    public String nowhere() {
        return outlet.nowhere();
    }

    /// Bodies to start from: what was sent to this route from here, the newest first, then what a real client sent
    /// last.
    public List<String> templates() {
        var bodies = new ArrayList<>(snippets.of(route.get().strip()));
        seen.example(route.get().strip())
                .map(CapturedPacket::bodyText)
                .filter(text -> !bodies.contains(text))
                .ifPresent(bodies::add);
        return List.copyOf(bodies);
    }

    // Commands

    /// Opens the connection; without effect while there is one.
    public void connect() {
        Optional<String> obstacle = outlet.obstacle();
        problem.set(obstacle.orElse(""));
        if (obstacle.isEmpty() && connection == null) {
            outlet.server().ifPresent(server -> {
                address.set(server.toString());
                var guest = new Guest();
                guest.connection = new OwnConnection(server, outlet, guest);
                connection = guest.connection;
                stage.set(new LinkStage.Connecting());
            });
        }
    }

    /// Closes the connection.
    public void disconnect() {
        if (connection != null) {
            connection.close();
        }
    }

    /// Sends the body to the route; connects first if need be.
    public void send() {
        String target = route.get().strip();
        if (!isRoute(target)) {
            problem.set("compose.problem.route");
            return;
        }
        if (fault.get() != null) {
            problem.set("compose.problem.json");
            return;
        }
        connect();
        OwnConnection open = connection;
        if (open == null) {
            return;
        }
        var sending = new Sending(++sendings, request.get(), target, body.get(), 0, "", new Sending.Reply.Waiting());
        history.addFirst(sending);
        if (history.size() > KEPT) {
            history.remove(KEPT, history.size());
        }
        snippets.remember(target, body.get());
        open.send(sending);
    }

    /// Puts a sending of the history back into the form.
    public void load(Sending sending) {
        route.set(sending.route());
        request.set(sending.request());
        body.set(sending.body());
    }

    /// Opens what would be sent in the byte composer, where it may be wrong.
    public void edit() {
        String target = route.get().strip();
        if (!isRoute(target)) {
            problem.set("compose.problem.route");
            return;
        }
        Bytes text = Bytes.utf8(body.get());
        Message message = request.get()
                ? new Message.Request(1, Route.of(target), text)
                : new Message.Notify(Route.of(target), text);
        edit.accept(MessageCodec.encodePacket(message, dictionary));
    }

    /// Takes the person to the answer in the list, or to the message if there is none.
    public void reveal(Sending sending) {
        Optional<CapturedPacket> packet = sending.request()
                ? find(sending, MessageKind.RESPONSE).or(() -> find(sending, MessageKind.REQUEST))
                : sightings.find(
                        sending.localAddress(), each -> each.message() == MessageKind.NOTIFY && each.route().equals(sending.route()));
        problem.set(packet.isPresent() ? "" : "compose.unseen");
        packet.ifPresent(found -> sightings.show(found, -1));
    }

    private Optional<CapturedPacket> find(Sending sending, MessageKind kind) {
        return sightings.find(sending.localAddress(), each -> each.message() == kind && each.id() == sending.id());
    }

    /// A batch has been captured.
    public void refresh() {
        if (connection == null) {
            address.set(outlet.address());
        }
        if (seen.changed()) {
            String typed = route.get();
            routes.setAll(seen.all());
            route.set(typed);
        }
    }

    /// The window closes.
    public void close() {
        disconnect();
    }

    private static boolean isRoute(String text) {
        int width = Bytes.utf8(text).length();
        return width > 0 && width <= Route.MAX_BYTES;
    }

    private void check() {
        fault.set(JsonFault.in(body.get()).orElse(null));
        problem.set("");
    }

    private void suggest(String chosen) {
        if (routes.contains(chosen)) {
            seen.example(chosen).ifPresent(packet -> request.set(packet.message() == MessageKind.REQUEST));
            List<String> templates = templates();
            if (!templates.isEmpty()) {
                body.set(templates.getFirst());
            }
        }
    }

    /// Hears of one connection; of one that was given up it hears no more.
    private final class Guest implements OwnConnection.Owner {

        private @Nullable OwnConnection connection;

        @Override
        public void stage(LinkStage now) {
            if (SendViewModel.this.connection != connection) {
                return;
            }
            stage.set(now);
            if (now instanceof LinkStage.Closed) {
                SendViewModel.this.connection = null;
            }
        }

        @Override
        public void agreed(RouteDictionary agreed) {
            dictionary = agreed;
            seen.announce(agreed);
            refresh();
            learned.accept(agreed);
        }

        @Override
        public void identified(int number, long id, String localAddress) {
            update(number, sending -> sending.with(id, localAddress));
        }

        @Override
        public void replied(int number, Sending.Reply reply) {
            update(number, sending -> sending.with(reply));
        }
    }

    private void update(int number, UnaryOperator<Sending> change) {
        for (int i = 0; i < history.size(); i++) {
            if (history.get(i).number() == number) {
                history.set(i, change.apply(history.get(i)));
            }
        }
    }
}
