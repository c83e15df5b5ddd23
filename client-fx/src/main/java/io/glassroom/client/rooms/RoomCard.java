package io.glassroom.client.rooms;

import io.glassroom.client.Ids;
import io.glassroom.client.canvas.Inks;
import io.glassroom.client.canvas.Sheet;
import io.glassroom.client.model.TappedConnection;
import io.glassroom.client.motion.Pulse;
import io.glassroom.client.rooms.Room.Place;
import io.glassroom.client.rooms.Room.Reach;
import io.glassroom.client.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A room: a dot for each member, lit in the order in which the latest broadcast was sent to them. While the lights
/// run, the card stays with that broadcast; then it takes up what is the latest by then.
final class RoomCard extends VBox {

    private final RoomsViewModel model;
    private final Texts texts;
    private final Label title = new Label();
    private final Label story = new Label();
    private final Label cost = new Label();
    private final Inks inks = new Inks();
    private final DotGrid grid = new DotGrid();
    private final DotPainter painter = new DotPainter(inks, grid);
    private final Lights lights = new Lights();
    private final Sheet sheet;
    private final Tooltip tip = new Tooltip();
    private final Pulse pulse;
    private Pulse.@Nullable Beating beating;
    private Room room;
    private List<Place> places = List.of();
    private Optional<Broadcast> shown = Optional.empty();
    private int cursor;

    RoomCard(Room room, RoomsViewModel model, Pulse pulse, Texts texts) {
        this.room = room;
        this.model = model;
        this.pulse = pulse;
        this.texts = texts;
        getStyleClass().add("room-card");
        title.getStyleClass().add("room-name");
        story.getStyleClass().add("room-story");
        story.setWrapText(true);
        cost.getStyleClass().add("room-story");
        cost.setWrapText(true);
        cost.managedProperty().bind(cost.textProperty().isNotEmpty());
        sheet = new Sheet(inks, this::draw, this::words);
        sheet.setId(Ids.room(room.name()));
        sheet.getStyleClass().add("room-dots");
        sheet.setFocusTraversable(true);
        sheet.setAccessibleRole(AccessibleRole.PARENT);
        sheet.setOnMouseClicked(this::clicked);
        sheet.setOnMouseMoved(event -> describe(grid.at(event.getX(), event.getY())));
        sheet.setOnKeyPressed(this::typed);
        sheet.focusedProperty().addListener((observable, old, now) -> sheet.redraw());
        sheet.widthProperty().addListener((observable, old, now) -> arrange());
        sheet.shown().addListener((observable, old, now) -> animate());
        model.selection().connection().addListener((observable, old, now) -> sheet.redraw());
        texts.language().addListener((observable, old, now) -> tell());
        Tooltip.install(sheet, tip);
        getChildren().addAll(title, sheet, story, cost);
        take();
        lights.settle(places);
    }

    Room room() {
        return room;
    }

    /// The room may have changed.
    void update(Room now) {
        room = now;
        if (!lights.running()) {
            take();
        }
    }

    private void take() {
        Optional<Broadcast> latest = room.latest();
        boolean fresh = !latest.equals(shown);
        places = room.places();
        shown = latest;
        cursor = Math.clamp(cursor, 0, Math.max(0, places.size() - 1));
        if (model.isAnimated() && sheet.shown().get()) {
            lights.begin(places, fresh);
        } else {
            lights.settle(places);
        }
        tell();
        arrange();
        animate();
        sheet.redraw();
    }

    private void animate() {
        boolean wanted = lights.running() && sheet.shown().get();
        if (wanted && beating == null) {
            beating = pulse.listen(this::beat);
        } else if (!wanted && beating != null) {
            beating.cancel();
            beating = null;
        }
        if (!sheet.shown().get()) {
            lights.settle(places);
        }
    }

    private void beat(long nanos) {
        lights.beat(nanos);
        sheet.redraw();
        if (!lights.running()) {
            animate();
            update(room);
        }
    }

    private void arrange() {
        double height = grid.arrange(places.size(), sheet.getWidth());
        if (sheet.getPrefHeight() != height) {
            sheet.setMinHeight(height);
            sheet.setPrefHeight(height);
        }
    }

    private void tell() {
        title.setText(room.isSpread()
                ? texts.get("rooms.room.at", room.name(), room.size(), room.node())
                : texts.get("rooms.room", room.name(), room.size()));
        story.setText(story());
        cost.setText(shown.map(Broadcast::cost).map(this::words).orElse(""));
    }

    /// `onMessage from alice: 6 of 7 in 1.8 ms. 1 joined later.`
    private String story() {
        if (shown.isEmpty()) {
            return texts.get("rooms.nothing");
        }
        Broadcast broadcast = shown.get();
        var said = new StringBuilder(texts.get(
                broadcast.took().isZero() ? "rooms.broadcast.at_once" : "rooms.broadcast",
                broadcast.route(),
                broadcast.sender().map(TappedConnection::name).orElse("?"),
                broadcast.reached(),
                Sayings.brief(broadcast.took())));
        count(said, "rooms.left_out", Reach.LEFT_OUT);
        count(said, "rooms.joined_later", Reach.JOINED_LATER);
        count(said, "rooms.left", Reach.LEFT);
        return said.toString();
    }

    /// `2 gates, 2 envelopes, 180 B between nodes. Encoded once, 4 frames, 136 B to clients.`
    private String words(Cost paid) {
        String clients = texts.get(
                "rooms.cost", paid.members(), paid.forms(), paid.frames(), Sayings.size(paid.bytes()));
        return paid.envelopes() == 0
                ? clients
                : texts.get("rooms.cost.between", paid.gates(), paid.envelopes(), Sayings.size(paid.between())) + " " + clients;
    }

    private void count(StringBuilder said, String key, Reach reach) {
        long number = places.stream().filter(place -> place.reach() == reach).count();
        if (number > 0) {
            said.append(' ').append(texts.get(key, number));
        }
    }

    private String words() {
        String place = cursor < places.size() ? " " + describe(places.get(cursor)) : "";
        return title.getText() + ". " + story.getText() + " " + cost.getText() + place;
    }

    private void describe(int index) {
        String said = index < 0 || index >= places.size() ? "" : describe(places.get(index));
        tip.setText(said.isEmpty() ? title.getText() : said);
    }

    private String describe(Place place) {
        TappedConnection member = place.member();
        boolean several = model.tint(member.node()).isPresent();
        String name = member.name() + " (" + (several ? member.key() : member.id()) + ")";
        return place.reach() == Reach.REACHED
                ? texts.get("rooms.reach.reached", name, place.turn())
                : texts.get("rooms.reach." + place.reach().name().toLowerCase(Locale.ROOT), name);
    }

    private void clicked(MouseEvent event) {
        sheet.requestFocus();
        int index = grid.at(event.getX(), event.getY());
        if (index >= 0 && index < places.size()) {
            cursor = index;
            model.select(places.get(index));
            sheet.redraw();
        }
    }

    private void typed(KeyEvent event) {
        int next = switch (event.getCode()) {
            case LEFT -> cursor - 1;
            case RIGHT -> cursor + 1;
            case UP -> cursor - grid.columns();
            case DOWN -> cursor + grid.columns();
            case HOME -> 0;
            case END -> places.size() - 1;
            case ENTER, SPACE -> {
                if (cursor < places.size()) {
                    model.select(places.get(cursor));
                }
                yield cursor;
            }
            default -> Integer.MIN_VALUE;
        };
        if (next != Integer.MIN_VALUE) {
            cursor = Math.clamp(next, 0, Math.max(0, places.size() - 1));
            sheet.redraw();
            event.consume();
        }
    }

    private void draw(GraphicsContext pen, double width, double height) {
        TappedConnection chosen = model.selection().connection().get();
        TappedConnection sender = shown.flatMap(Broadcast::sender).orElse(null);
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            painter.tint(model.tint(place.member().node()));
            painter.draw(pen, i, place, lights, place.member() == sender, place.member() == chosen);
        }
        if (sheet.isFocused() && !places.isEmpty()) {
            painter.frame(pen, cursor);
        }
    }
}
