package io.glassroom.server.cluster.infinispan;

import com.google.gson.Gson;
import io.glassroom.server.cluster.Member;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.infinispan.Cache;

/// What the members share of each other: a [Member] for each address of Infinispan, as JSON, and the last number that was
/// given. Every member has a copy of all.
///
/// @param map from the address
/// @param self the address of this node
record Seats(Cache<String, String> map, String self) {

    static final String LAST_NUMBER = "last number";

    /// Of one that is in Infinispan's view but no member: it has given way to another.
    private static final String VACANT = "";

    /// Of two last numbers the greater stays: rather leave some out than give one again.
    static final MergePolicy MERGE = new MergePolicy((one, other) -> one.getKey().equals(LAST_NUMBER)
            ? Integer.parseInt(one.getValue()) - Integer.parseInt(other.getValue())
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
        map.put(self, GSON.toJson(member));
    }

    /// Sits down again if the seat was lost while two halves became one. Does not wait.
    void keep(Member member) {
        String seat = GSON.toJson(member);
        if (!seat.equals(map.get(self))) {
            map.putAsync(self, seat);
        }
    }

    void vacate() {
        map.putAsync(self, VACANT);
    }

    /// Forgets all that are not in the view.
    void forgetOthersThan(List<String> view) {
        for (String address : List.copyOf(map.keySet())) {
            if (!address.equals(LAST_NUMBER) && !view.contains(address)) {
                map.removeAsync(address);
            }
        }
    }

    OptionalInt lastNumber() {
        String last = map.get(LAST_NUMBER);
        return last == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(last));
    }

    /// False if somebody else has given one meanwhile.
    boolean giveNumber(OptionalInt last, int next) {
        String number = Integer.toString(next);
        return last.isEmpty()
                ? map.putIfAbsent(LAST_NUMBER, number) == null
                : map.replace(LAST_NUMBER, Integer.toString(last.getAsInt()), number);
    }
}
