package io.glassroom.client.app;

import io.glassroom.client.chat.ChatRoom;
import io.glassroom.client.chat.ChatViewModel;
import io.glassroom.client.feed.Feed;
import io.glassroom.client.feed.FeedListener;
import io.glassroom.client.live.LiveViewModel;
import io.glassroom.client.pump.TapPump;
import io.glassroom.client.text.Texts;
import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.tap.TapRecord;
import io.glassroom.protocol.time.Time;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// Everything that the window shows, without the window.
public final class AppViewModel {

    private static final int CAPACITY = 100_000; // packets in the list
    private static final int QUEUE = 200_000; // records between two batches
    private static final Duration BATCH = Duration.ofMillis(25);

    private final Texts texts;
    private final TapPump pump;
    private final LiveViewModel live;
    private final ChatViewModel chat;
    private final Optional<BotsViewModel> bots;
    private final Feed feed;
    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.LIGHT);
    private final ReadOnlyStringWrapper interruption = new ReadOnlyStringWrapper("");

    /// What the window is opened on.
    ///
    /// @param feed where the packets come from
    /// @param door to the chat
    /// @param crowd of bots, if the node is our own
    public record Surroundings(Feed feed, ChatRoom.Door door, Optional<IntConsumer> crowd) {}

    public AppViewModel(Surroundings surroundings, Texts texts, Time time) {
        this.texts = texts;
        this.pump = new TapPump(QUEUE, BATCH, time);
        this.live = new LiveViewModel(pump, time, CAPACITY);
        this.chat = new ChatViewModel(surroundings.door(), pump::post);
        this.bots = surroundings.crowd().map(BotsViewModel::new);
        this.feed = surroundings.feed();
    }

    // Properties

    public Texts texts() {
        return texts;
    }

    public LiveViewModel live() {
        return live;
    }

    public ChatViewModel chat() {
        return chat;
    }

    /// Absent when the window looks into somebody else's node.
    public Optional<BotsViewModel> bots() {
        return bots;
    }

    public ObjectProperty<Theme> theme() {
        return theme;
    }

    /// Where the packets come from.
    public String source() {
        return feed.source();
    }

    /// Why no packets come at the moment; empty while they do.
    public ReadOnlyStringProperty interruption() {
        return interruption.getReadOnlyProperty();
    }

    // Commands

    /// Opens the feed.
    public void open() {
        feed.open(new FeedListener() {
            @Override
            public void record(TapRecord record) {
                pump.offer(record);
            }

            @Override
            public void introduced(TapLine.Hello hello) {
                pump.post(() -> live.capture().introduce(hello));
            }

            @Override
            public void interrupted(String reason) {
                pump.post(() -> interruption.set(reason));
            }

            @Override
            public void connected() {
                pump.post(() -> interruption.set(""));
            }
        });
    }

    /// Takes over what has come since the last time; called at [TapPump#INTERVAL].
    public void tick() {
        live.tick();
    }

    /// Leaves the chat and closes the feed.
    public void close() {
        chat.leave();
        feed.close();
    }
}
