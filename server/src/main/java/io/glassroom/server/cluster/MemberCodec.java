package io.glassroom.server.cluster;

import io.glassroom.server.component.Role;
import java.util.SortedSet;
import java.util.TreeSet;

/// A member as fields: id, number, name, role and state (1 byte each, their place among the constants), label, count of
/// services and each, lines, inspect, clients. Pure functions: safe for any thread.
public final class MemberCodec {

    private static final Role[] ROLES = Role.values();
    private static final Member.State[] STATES = Member.State.values();

    private MemberCodec() {}

    public static void write(Member member, FieldWriter out) {
        out.text(member.id())
                .number(member.number())
                .text(member.name())
                .u8(member.role().ordinal())
                .u8(member.state().ordinal())
                .text(member.label())
                .number(member.services().size());
        member.services().forEach(out::text);
        out.text(member.lines()).text(member.inspect()).text(member.clients());
    }

    /// @throws MalformedEnvelopeException if that is not a member
    public static Member read(FieldReader in) {
        String id = in.text("id");
        int number = in.number("number", Member.MAX_NUMBER);
        String name = in.text("name");
        Role role = ROLES[in.u8("role", ROLES.length - 1)];
        Member.State state = STATES[in.u8("state", STATES.length - 1)];
        String label = in.text("label");
        SortedSet<String> services = new TreeSet<>();
        for (int left = in.count("services", 1); left > 0; left--) {
            services.add(in.text("service"));
        }
        return new Member(
                id, number, name, role, label, state, services, in.text("lines"), in.text("inspect"), in.text("clients"));
    }
}
