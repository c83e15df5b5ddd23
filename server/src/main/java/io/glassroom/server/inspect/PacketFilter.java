package io.glassroom.server.inspect;

import io.glassroom.protocol.packet.PacketType;
import java.util.Set;

/// Which packets to show.
///
/// @param routes whose messages are shown, compared ignoring case; empty for all
/// @param types of packet that are shown; empty for all
public record PacketFilter(Set<String> routes, Set<PacketType> types) {

    public static final PacketFilter ALL = new PacketFilter(Set.of(), Set.of());

    public PacketFilter {
        routes = Set.copyOf(routes);
        types = Set.copyOf(types);
    }

    boolean isAll() {
        return routes.isEmpty() && types.isEmpty();
    }

    /// @param route of the message, or of what it answers; empty if there is none
    boolean shows(PacketType type, String route) {
        return (types.isEmpty() || types.contains(type))
                && (routes.isEmpty() || routes.stream().anyMatch(route::equalsIgnoreCase));
    }
}
