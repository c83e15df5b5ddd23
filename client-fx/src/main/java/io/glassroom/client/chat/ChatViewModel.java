package io.glassroom.client.chat;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
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

/// The chat pane: join under a name, say something, see what the others say.
public final class ChatViewModel {

    private static final int KEPT = 500; // lines

    private final ChatRoom.Door door;
    private final Consumer<Runnable> crossing;
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty room = new SimpleStringProperty("lobby");
    private final BooleanProperty routeCodes = new SimpleBooleanProperty(true);
    private final StringProperty draft = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Presence> presence = new ReadOnlyObjectWrapper<>(Presence.OUTSIDE);
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper members = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper rejoined = new ReadOnlyIntegerWrapper();
    private final ObservableList<ChatLine> lines = FXCollections.observableArrayList();
    private final ObservableList<ChatLine> readOnly = FXCollections.unmodifiableObservableList(lines);
    private final ReadOnlyBooleanWrapper nowhere = new ReadOnlyBooleanWrapper();
    private boolean locked;
    private @Nullable ChatRoom seat;
    private @Nullable Visitor visitor; // who sits there, or waits to

    /// Where the person is.
    public enum Presence {
        OUTSIDE,
        JOINING,
        INSIDE
    }

    /// @param crossing carries what the connection tells to the thread of this model
    public ChatViewModel(ChatRoom.Door door, Consumer<Runnable> crossing) {
        this.door = door;
        this.crossing = crossing;
    }

    // Properties

    public StringProperty name() {
        return name;
    }

    public StringProperty room() {
        return room;
    }

    /// Whether the person's own messages carry codes for routes, from the next joining on. The server's carry codes
    /// either way: the protocol has no way to refuse them.
    public BooleanProperty routeCodes() {
        return routeCodes;
    }

    public StringProperty draft() {
        return draft;
    }

    public ReadOnlyObjectProperty<Presence> presence() {
        return presence.getReadOnlyProperty();
    }

    /// One line about what went wrong; empty if nothing did.
    public ReadOnlyStringProperty error() {
        return error.getReadOnlyProperty();
    }

    /// Whether there was no gate to connect to when the person wanted to join.
    public ReadOnlyBooleanProperty nowhere() {
        return nowhere.getReadOnlyProperty();
    }

    /// Who was there when we came, separated by commas.
    public ReadOnlyStringProperty members() {
        return members.getReadOnlyProperty();
    }

    /// How often the room has restarted while we were in it.
    public ReadOnlyIntegerProperty rejoined() {
        return rejoined.getReadOnlyProperty();
    }

    public ObservableList<ChatLine> lines() {
        return readOnly;
    }

    /// Whether there is nobody to talk to, as in a recording.
    public boolean locked() {
        return locked;
    }

    // Commands

    /// There is nobody to talk to; said before a view is made.
    public void lock() {
        locked = true;
    }

    /// Takes a seat; without effect unless outside and named.
    public void join() {
        if (presence.get() != Presence.OUTSIDE || name.get().isBlank() || room.get().isBlank()) {
            return;
        }
        error.set("");
        members.set("");
        nowhere.set(door.isNowhere());
        if (nowhere.get()) {
            return;
        }
        presence.set(Presence.JOINING);
        var fresh = new Visitor(name.get().strip());
        visitor = fresh;
        seat = door.withRouteCodes(routeCodes.get()).enter(name.get().strip(), room.get().strip(), fresh);
    }

    public void leave() {
        ChatRoom left = seat;
        seat = null;
        visitor = null;
        presence.set(Presence.OUTSIDE);
        if (left != null) {
            left.close();
        }
    }

    /// Says the draft, and empties it; without effect unless inside and with something to say.
    public void send() {
        ChatRoom current = seat;
        if (presence.get() == Presence.INSIDE && current != null && !draft.get().isBlank()) {
            current.say(draft.get().strip());
            draft.set("");
        }
    }

    private void add(ChatLine line) {
        lines.add(line);
        if (lines.size() > KEPT) {
            lines.remove(0, lines.size() - KEPT);
        }
    }

    /// Hears on the connection's threads, and acts on the model's. What a seat that was left still tells is unheard.
    private final class Visitor implements ChatRoom.Guest {

        private final String own;

        Visitor(String own) {
            this.own = own;
        }

        @Override
        public void seated() {
            cross(() -> {
                error.set("");
                presence.set(Presence.INSIDE);
            });
        }

        @Override
        public void seatedAgain() {
            cross(() -> {
                error.set("");
                presence.set(Presence.INSIDE);
                rejoined.set(rejoined.get() + 1);
                add(new ChatLine.Rejoined());
            });
        }

        @Override
        public void members(List<String> names) {
            cross(() -> members.set(String.join(", ", names)));
        }

        @Override
        public void said(String speaker, String content) {
            cross(() -> add(new ChatLine.Said(speaker, content, speaker.equals(own))));
        }

        @Override
        public void came(String newcomer) {
            cross(() -> add(new ChatLine.Came(newcomer)));
        }

        @Override
        public void left(String gone) {
            cross(() -> add(new ChatLine.Left(gone)));
        }

        @Override
        public void announced(String content) {
            cross(() -> add(new ChatLine.Announced(content)));
        }

        @Override
        public void waiting(String reason) {
            cross(() -> {
                error.set(reason);
                presence.set(Presence.JOINING);
            });
        }

        @Override
        public void ended(String reason) {
            cross(() -> {
                error.set(reason);
                leave();
            });
        }

        private void cross(Runnable action) {
            crossing.accept(() -> {
                if (visitor == this) {
                    action.run();
                }
            });
        }
    }
}
