package io.glassroom.client.action;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;

/// All that a person can do, in the order in which features have named it. Owned by the FX thread.
public final class Actions {

    private final List<Action> actions = new ArrayList<>();

    public List<Action> all() {
        return Collections.unmodifiableList(actions);
    }

    public Optional<Action> find(String id) {
        return actions.stream().filter(action -> action.id().equals(id)).findFirst();
    }

    /// Adds something that can always be done.
    public void add(String id, String group, String keys, Runnable run) {
        add(id, group, keys, run, new SimpleBooleanProperty(true));
    }

    /// @throws IllegalArgumentException if the id or the key is taken
    public void add(String id, String group, String keys, Runnable run, ObservableBooleanValue possible) {
        for (Action other : actions) {
            if (other.id().equals(id) || !keys.isEmpty() && other.keys().equals(keys)) {
                throw new IllegalArgumentException(
                        id + " (" + keys + ") is at odds with " + other.id() + " (" + other.keys() + ")");
            }
        }
        actions.add(new Action(id, group, keys, run, possible));
    }
}
