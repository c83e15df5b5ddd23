package io.glassroom.server.cluster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The members within one JVM, in the order of their joining, and who wants to hear of them. Safe for any thread.
///
/// Numbers go up, so that a new member's sessions are not taken for those of one that has just left; after the highest
/// they begin anew and skip the living.
final class SharedRoster {

    private final Map<String, Member> members = new LinkedHashMap<>(); // by id
    private final Map<String, Hearing> hearings = new LinkedHashMap<>(); // by id
    private int lastNumber;

    /// One member's listener and how many memberships it was told.
    private static final class Hearing {
        final Consumer<Membership> listener;
        final InOrder calls = new InOrder();
        long view;

        Hearing(Consumer<Membership> listener) {
            this.listener = listener;
        }
    }

    Member join(Member self, Consumer<Membership> listener) throws JoinException {
        Member joined;
        InOrder calls;
        synchronized (this) {
            for (Member other : members.values()) {
                if (other.name().equals(self.name())) {
                    throw new JoinException("the cluster has a node " + self.name() + " already");
                }
            }
            joined = self.numbered(nextNumber());
            members.put(joined.id(), joined);
            var hearing = new Hearing(listener);
            calls = hearing.calls;
            hearings.put(joined.id(), hearing);
            tellAll();
        }
        calls.await();
        return joined;
    }

    private int nextNumber() throws JoinException {
        for (int tried = 0; tried < Member.MAX_NUMBER; tried++) {
            lastNumber = lastNumber % Member.MAX_NUMBER + 1;
            int number = lastNumber;
            if (members.values().stream().noneMatch(member -> member.number() == number)) {
                return number;
            }
        }
        throw new JoinException("the cluster has " + Member.MAX_NUMBER + " nodes: no more fit");
    }

    synchronized void update(Member self) {
        if (members.replace(self.id(), self) != null) {
            tellAll();
        }
    }

    synchronized void leave(String id) {
        hearings.remove(id);
        if (members.remove(id) != null) {
            tellAll();
        }
    }

    private void tellAll() {
        List<Member> now = new ArrayList<>(members.values());
        for (Hearing hearing : hearings.values()) {
            var membership = new Membership(++hearing.view, now);
            hearing.calls.run(() -> hearing.listener.accept(membership));
        }
    }
}
