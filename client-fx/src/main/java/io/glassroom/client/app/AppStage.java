package io.glassroom.client.app;

import io.glassroom.client.chat.ChatViewModel.Presence;
import io.glassroom.client.learn.Effect;
import io.glassroom.client.learn.Tour;
import io.glassroom.client.learn.TourStage;
import io.glassroom.client.learn.TourStep;
import io.glassroom.client.model.CaptureListener;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.HandshakeStep;
import io.glassroom.client.model.MessageKind;
import io.glassroom.client.model.PacketKind;
import io.glassroom.client.model.TappedConnection;
import io.glassroom.client.motion.Speed;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapRecord;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The real window, node and person, as a tour sees and moves them.
final class AppStage implements TourStage, CaptureListener {

    private static final String SPOKEN = "Room.Message";

    private final AppViewModel app;
    private final Map<String, Integer> closed = new HashMap<>(); // how often during tours, by user
    private long said;
    private @Nullable CapturedPacket lastSaid;

    AppStage(AppViewModel app) {
        this.app = app;
    }

    @Override
    public void captured(CapturedPacket packet) {
        if (packet.message() == MessageKind.NOTIFY
                && packet.direction() == Direction.IN
                && packet.route().equals(SPOKEN)
                && packet.from().equals(app.chat().name().get().strip())) {
            said++;
            lastSaid = packet;
            app.learn().lessons().happened("message-sent");
        }
    }

    @Override
    public void told(TapRecord record, TappedConnection connection) {
        if (app.tour().running().get() && record.event() instanceof TapEvent.Link link && link.to().equals("CLOSED")) {
            closed.merge(connection.name(), 1, Integer::sum);
        }
    }

    @Override
    public int working() {
        return (int) app.live().capture().connections().stream()
                .filter(connection -> !connection.closed() && connection.reached(HandshakeStep.WORKING))
                .count();
    }

    @Override
    public boolean isSelected(PacketKind kind) {
        CapturedPacket packet = app.selection().packet().get();
        return packet != null && packet.packet() == kind;
    }

    @Override
    public boolean isInside() {
        return app.chat().presence().get() == Presence.INSIDE;
    }

    @Override
    public long said() {
        return said;
    }

    @Override
    public int closed(String user) {
        return closed.getOrDefault(user, 0);
    }

    @Override
    public int rejoined() {
        return app.chat().rejoined().get();
    }

    @Override
    public boolean isComplete() {
        return app.nodes().isComplete();
    }

    @Override
    public void perform(Effect effect) {
        switch (effect) {
            case Effect.Bots(int count) -> app.bots().ifPresent(bots -> bots.want(count));
            case Effect.UsualBots() -> app.bots().ifPresent(bots -> bots.want(app.usualBots()));
            case Effect.SlowMotion(Speed speed) -> app.playhead().speed().set(speed);
            case Effect.Live() -> app.playhead().toLive();
            case Effect.Reveal(String id) -> app.reveal(id);
            case Effect.GoTo(String section) -> Section.of(section).ifPresent(app.section()::set);
            case Effect.Filter(String text) -> {
                app.live().filter().text().set(text);
                app.live().filter().apply();
            }
            case Effect.SelectSaid() -> {
                app.live().list().pause();
                app.selection().select(lastSaid);
            }
            case Effect.Deselect() -> {
                app.selection().clear();
                app.live().list().follow();
            }
            case Effect.SuggestName() -> {
                if (app.chat().name().get().isBlank()) {
                    app.chat().name().set(app.texts().get("learn.tour.you"));
                }
            }
        }
    }

    @Override
    public void perform(TourStep.Offer offer) {
        switch (offer) {
            case PULL_THE_PLUG -> unplug();
            case KILL_NODE -> app.nodes().keeper(app.chat().room().get().strip()).ifPresent(app.nodes()::kill);
            case START_NODES -> app.nodes().startAll();
            case CLUSTER -> app.place().tourCluster();
            case LESSONS -> app.section().set(Section.LEARN);
            case BREAK_IT -> app.section().set(Section.COMPOSE);
            case FREE_PLAY -> app.section().set(Section.LIVE);
        }
    }

    private void unplug() {
        app.own().ifPresent(server -> app.live().capture().connections().stream()
                .filter(connection -> !connection.closed() && connection.name().equals(Tour.VICTIM))
                .forEach(connection -> app.panes().heartbeat().freeze(connection, true)));
    }
}
