package io.glassroom.server.cluster;

import io.glassroom.server.session.Uid;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Two maps within one JVM. Nothing expires, since nothing is ever forgotten halfway: what a member that was killed has
/// left behind is overwritten by the next who comes.
final class MemoryDirectory implements Directory {

    private final Map<Uid, Location> online = new HashMap<>();
    private final Map<String, String> homes = new HashMap<>();

    @Override
    public synchronized Optional<Location> put(Uid uid, Location location) {
        Location known = online.get(uid);
        if (known != null && known.compareTo(location) > 0) {
            return Optional.of(location);
        }
        online.put(uid, location);
        return Optional.ofNullable(known).filter(older -> !older.equals(location));
    }

    @Override
    public synchronized Optional<Location> find(Uid uid) {
        return Optional.ofNullable(online.get(uid));
    }

    @Override
    public synchronized void remove(Uid uid, Location location) {
        online.remove(uid, location);
    }

    @Override
    public synchronized String home(String group, String proposed, Predicate<String> living) {
        String known = homes.get(group);
        if (known != null && living.test(known)) {
            return known;
        }
        homes.put(group, proposed);
        return proposed;
    }

    @Override
    public synchronized Optional<String> findHome(String group) {
        return Optional.ofNullable(homes.get(group));
    }

    @Override
    public synchronized void leaveHome(String group, String member) {
        homes.remove(group, member);
    }
}
