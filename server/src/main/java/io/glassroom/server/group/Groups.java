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

    public Groups(Serializer serializer) {
        this.serializer = serializer;
    }

    /// The group of this name, made at the first call and whenever the last one of this name was closed.
    public Group named(String name) {
        return byName.compute(name, (key, group) -> group == null || group.isClosed() ? new Group(key, serializer) : group);
    }

    public Optional<Group> find(String name) {
        return Optional.ofNullable(byName.get(name)).filter(group -> !group.isClosed());
    }

    /// Closes a group and forgets it.
    public void close(Group group) {
        group.close();
        byName.remove(group.name(), group);
    }

    /// A live view, in no order.
    public Collection<Group> all() {
        return Collections.unmodifiableCollection(byName.values());
    }
}
