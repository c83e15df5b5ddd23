package io.glassroom.server.group;

import io.glassroom.protocol.serialize.Serializer;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// The groups of a node, by name. Safe for any thread.
public final class Groups {

    private final ConcurrentMap<String, Group> byName = new ConcurrentHashMap<>();
    private final Serializer serializer;
    private volatile GroupListener listener = GroupListener.NONE;

    public Groups(Serializer serializer) {
        this.serializer = serializer;
    }

    /// From now on hears of groups that come and go.
    public void listen(GroupListener listener) {
        this.listener = listener;
    }

    /// The group of this name, made at the first call and whenever the last one of this name was closed.
    public Group named(String name) {
        Group known = byName.get(name);
        if (known != null && !known.isClosed()) {
            return known;
        }
        var made = new Group(name, serializer, this::closed);
        Group there = byName.compute(name, (key, group) -> group == null || group.isClosed() ? made : group);
        if (there == made) {
            listener.opened(name);
        }
        return there;
    }

    private void closed(Group group) {
        byName.remove(group.name(), group);
        listener.closed(group.name());
    }

    public Optional<Group> find(String name) {
        return Optional.ofNullable(byName.get(name)).filter(group -> !group.isClosed());
    }

    /// Closes a group and forgets it.
    public void close(Group group) {
        group.close();
    }

    /// A live view, in no order.
    public Collection<Group> all() {
        return Collections.unmodifiableCollection(byName.values());
    }
}
