package io.glassroom.server.cluster.infinispan;

import com.google.gson.Gson;
import io.glassroom.server.cluster.Member;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.infinispan.Cache;

/// What the members share of each other: a [Member] for each address of Infinispan, as JSON, and the last number that was
/// given. Every member has a copy of all. Seats are forgotten unless they are kept.
///
/// @param map from the address
/// @param self the address of this node
record Seats(Cache<String, String> map, String self) {

    private static final int NUMBERS = 4095;

    private static final long LIFESPAN = 60; // seconds, for seats
    private static final String LAST_NUMBER = "last number";
    private static final String LEAVING = "leaving";

    /// Of one that is in Infinispan's view but no member: it has given way to another.
    private static final String VACANT = "";

    /// Of two last numbers the greater stays: rather leave some out than give one again.
    static final MergePolicy MERGE = new MergePolicy((one, other) -> one.getKey().equals(LAST_NUMBER)
            ? number(one.getValue()) - number(other.getValue())
            : 0);

    private static final Gson GSON = new Gson();

    /// Empty if nothing is known of the address, or nobody sits there.
    Optional<Member> at(String address) {
        String seat = map.get(address);
        return seat == null || seat.equals(VACANT) ? Optional.empty() : Optional.of(GSON.fromJson(seat, Member.class));
    }

    boolean isVacant(String address) {
        return VACANT.equals(map.get(address));
    }

    /// Sits down, or says that something has changed. Returns when the others have it.
    void take(Member member) {
        map.put(self, GSON.toJson(member), LIFESPAN, TimeUnit.SECONDS);
    }

    /// Sits down again, for those that do not know it or have lost it. Does not wait.
    void keep(Member member) {
        map.putAsync(self, GSON.toJson(member), LIFESPAN, TimeUnit.SECONDS);
    }

    void vacate() {
        map.putAsync(self, VACANT, LIFESPAN, TimeUnit.SECONDS);
    }

    /// Asks to be the only one that leaves.
    ///
    /// @param view whoever asked before and is not in it has left
    /// @param isSettled whether what that one kept has found another place
    /// @return false if this node has to wait
    boolean mayLeave(List<String> view, boolean isSettled) {
        String leaving = map.putIfAbsent(LEAVING, self);
        if (leaving == null || leaving.equals(self)) {
            return isSettled;
        }
        return isSettled && !view.contains(leaving) && map.replace(LEAVING, leaving, self);
    }

    /// The next number after the last that was given; a cluster begins with 1. Two halves that have lost each other may give
    /// the same one: when they meet, one of its bearers gives way.
    ///
    /// @param taken numbers that are left out
    int nextNumber(Collection<Integer> taken) {
        // Not get: the copy here may be out of date if this node was not heard of for a while (InfinispanDirectory).
        String last = map.putIfAbsent(LAST_NUMBER, given(1));
        if (last == null) {
            return 1;
        }
        int next = number(last);
        do {
            next = next % NUMBERS + 1;
        } while (taken.contains(next));
        return map.replace(LAST_NUMBER, last, given(next)) ? next : nextNumber(taken);
    }

    /// A number and a word of its own. When a node joins meanwhile, Infinispan tries again what it may have done already, and
    /// takes the new value for its own if it finds it there: two nodes that wrote the same one would both believe to have
    /// won (its `ValueMatcher.MATCH_EXPECTED_OR_NEW`).
    private static String given(int number) {
        return number + " " + UUID.randomUUID();
    }

    private static int number(String given) {
        return Integer.parseInt(given.substring(0, given.indexOf(' ')));
    }
}
