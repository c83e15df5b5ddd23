package io.glassroom.server.cluster;

import java.util.List;
import java.util.Optional;

/// Who belongs to the cluster at one moment, as one member sees it. Immutable.
///
/// @param view counts the memberships that this member has seen, from 1; two members count differently
/// @param members those first that have been there for longest; all members see them in the same order
public record Membership(long view, List<Member> members) {

    /// Before joining.
    public static final Membership NONE = new Membership(0, List.of());

    public Membership {
        members = List.copyOf(members);
    }

    public Optional<Member> find(String id) {
        return members.stream().filter(member -> member.id().equals(id)).findFirst();
    }

    public Optional<Member> named(String name) {
        return members.stream().filter(member -> member.name().equals(name)).findFirst();
    }

    /// Those that have this service and take new work, those first that have been there for longest.
    public List<Member> serving(String service) {
        return members.stream()
                .filter(member -> member.state() == Member.State.UP && member.services().contains(service))
                .toList();
    }
}
