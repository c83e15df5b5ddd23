package io.glassroom.server.cluster;

import io.glassroom.server.group.Group;
import io.glassroom.server.group.GroupListener;
import io.glassroom.server.session.Session;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The groups that are at home at this node: gates bring all that ask for such a group here
/// ([io.glassroom.server.dispatch.Routing.Choice.Home]). Keeps their entries in the directory for as long as they exist;
/// and when the directory says that a group is at home elsewhere, as it may after two halves of a cluster have met again,
/// sends its sessions there to begin anew.
///
/// Asks the directory on virtual threads.
final class Homes implements GroupListener {

    /// How long a group that has ended stays at home here: messages may be on their way to it.
    private static final Duration LINGER = Duration.ofSeconds(5);

    private final ClusterContext context;
    private final Locator locator;
    private final Set<String> own = ConcurrentHashMap.newKeySet();
    private final Set<String> left = ConcurrentHashMap.newKeySet(); // a short while ago
    private final Set<String> unsure = ConcurrentHashMap.newKeySet(); // the directory could not be asked
    private volatile String self = ""; // id of this member
    private volatile List<String> services = List.of();

    Homes(ClusterContext context, Locator locator) {
        this.context = context;
        this.locator = locator;
    }

    void joined(Member member) {
        self = member.id();
        services = List.copyOf(member.services());
    }

    @Override
    public void opened(String group) {
        Thread.startVirtualThread(() -> check(group));
    }

    @Override
    public void closed(String group) {
        if (own.contains(group) || unsure.contains(group)) {
            context.time().after(LINGER, () -> Thread.startVirtualThread(() -> leave(group)));
        }
    }

    private void leave(String group) {
        unsure.remove(group);
        if (context.groups().find(group).isEmpty() && own.remove(group)) {
            left.add(group);
            try {
                context.engines().directory().leaveHome(group, self);
            } catch (RuntimeException unreachable) { // then its entry expires
                context.counters().unreachable.increment();
            }
            context.time().after(LINGER, () -> left.remove(group));
            if (context.groups().find(group).isPresent()) { // it was opened again just now
                check(group);
            }
        }
    }

    /// Puts all entries again, in the background: others may have lost them.
    void renew() {
        Thread.startVirtualThread(() -> {
            own.forEach(this::check);
            unsure.forEach(this::check);
        });
    }

    private void check(String group) {
        try {
            settle(group);
            unsure.remove(group);
        } catch (RuntimeException unreachable) {
            context.counters().unreachable.increment();
            unsure.add(group); // the next renewal asks again
        }
    }

    private void settle(String group) {
        Directory directory = context.engines().directory();
        Optional<String> home = directory.findHome(group);
        boolean ours = own.contains(group) || left.contains(group);
        if (home.equals(Optional.of(self)) || ours && home.filter(locator.offers()::isUp).isEmpty()) {
            own.add(group);
            home = Optional.of(directory.home(group, self, locator.offers()::isUp));
        }
        if (ours && home.isPresent() && !home.get().equals(self)) {
            own.remove(group);
            context.groups().find(group).ifPresent(this::sendAway);
        }
    }

    private void sendAway(Group group) {
        List<Session> members = group.sessions();
        context.groups().close(group);
        for (Session session : members) {
            if (session.entity() instanceof RemoteAgent agent) {
                agent.reset(services);
            } else {
                services.forEach(session.router()::delete);
                Reset.tell(session, services);
            }
        }
    }
}
