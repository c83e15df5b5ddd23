package io.glassroom.server.cluster;

import io.glassroom.server.session.Uid;
import java.util.Optional;
import java.util.function.Predicate;

/// The port to whoever keeps the cluster's two shared maps: who is online where, and which node is a group's home. Both
/// can be made anew from what the members know, so entries expire unless they are put again, and some may be missing for a
/// moment after a crash.
///
/// Safe for any thread. May ask other members, so it blocks: never call it on an event loop.
public interface Directory {

    /// Says that a uid is online. Of two locations of one uid the newer stays ([Location#compareTo]), whoever is asked in
    /// whatever order.
    ///
    /// @return the location that lost and is to be closed: the one that was there before, or this one if a newer is there;
    ///     empty if there was none, or the same
    Optional<Location> put(Uid uid, Location location);

    Optional<Location> find(Uid uid);

    /// Says that a uid is not online there any more. Does nothing if it is online elsewhere by now.
    void remove(Uid uid, Location location);

    /// Says which member is at home for a group: the one that is known already if it lives, else the one that is proposed.
    ///
    /// @param proposed the id of a member
    /// @param living whether a member, by its id, still lives
    /// @return the id of the member that is at home from here on
    String home(String group, String proposed, Predicate<String> living);

    /// Which member is at home for a group, as far as anybody has asked.
    Optional<String> findHome(String group);

    /// Says that a group has ended at its home. Does nothing if its home is another member.
    void leaveHome(String group, String member);
}
