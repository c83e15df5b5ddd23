package io.glassroom.server.cluster.infinispan;

import com.google.gson.Gson;
import io.glassroom.server.cluster.Directory;
import io.glassroom.server.cluster.Location;
import io.glassroom.server.session.Uid;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.infinispan.Cache;

/// The directory in two distributed maps of Infinispan.
///
/// Entries are forgotten after 60 s unless they are put again. Whether the gate of a location still lives is not looked at:
/// that is for the caller, who has the membership.
///
/// A copy of an entry is out of date on a member that was not heard of for a while and then came back (Infinispan takes
/// the others' word, but does not look at what that member has). So whatever decides something is asked of the one copy
/// through which all changes go, with `putIfAbsent` and `replace`; what [#find] and [#findHome] tell may be old
/// until members have put their entries again, as they do when the membership changes.
///
/// While a member hangs, calls may wait until it is out (10 s). All throw `IllegalStateException` before the node has
/// joined and after it has left.
final class InfinispanDirectory implements Directory {

    private static final long LIFESPAN = 60; // seconds

    /// Of two locations the newer stays.
    static final MergePolicy MERGE =
            new MergePolicy((one, other) -> location(one.getValue()).compareTo(location(other.getValue())));

    private static final Gson GSON = new Gson();

    private final Supplier<Grid> grid;

    InfinispanDirectory(Supplier<Grid> grid) {
        this.grid = grid;
    }

    @Override
    public Optional<Location> put(Uid uid, Location location) {
        Cache<String, String> places = grid.get().places();
        String place = GSON.toJson(location);
        Optional<Location> loser = Optional.empty();
        while (true) {
            String there = places.putIfAbsent(uid.value(), place, LIFESPAN, TimeUnit.SECONDS);
            if (there == null) {
                return loser;
            }
            if (location(there).compareTo(location) > 0) {
                return Optional.of(location);
            }
            if (!there.equals(place)) {
                loser = Optional.of(location(there));
            }
            // If members changed meanwhile it may say no and have done it: the next round sees that.
            if (places.replace(uid.value(), there, place, LIFESPAN, TimeUnit.SECONDS)) {
                return loser;
            }
        }
    }

    @Override
    public Optional<Location> find(Uid uid) {
        return Optional.ofNullable(grid.get().places().get(uid.value())).map(InfinispanDirectory::location);
    }

    @Override
    public void remove(Uid uid, Location location) {
        grid.get().places().remove(uid.value(), GSON.toJson(location));
    }

    private static Location location(String place) {
        return GSON.fromJson(place, Location.class);
    }

    @Override
    public String home(String group, String proposed, Predicate<String> living) {
        Cache<String, String> homes = grid.get().homes();
        while (true) {
            String there = homes.putIfAbsent(group, proposed, LIFESPAN, TimeUnit.SECONDS);
            if (there == null) {
                return proposed;
            }
            if (!there.equals(proposed) && living.test(there)) {
                return there;
            }
            if (homes.replace(group, there, proposed, LIFESPAN, TimeUnit.SECONDS)) {
                return proposed;
            }
        }
    }

    @Override
    public Optional<String> findHome(String group) {
        return Optional.ofNullable(grid.get().homes().get(group));
    }

    @Override
    public void leaveHome(String group, String member) {
        grid.get().homes().remove(group, member);
    }
}
