package io.glassroom.server.component;

import java.util.Locale;

/// What a node is there for (cluster.md).
public enum Role {
    /// Has the services that exist once.
    MASTER,
    /// Has the clients, and forwards for them.
    GATE,
    /// Has services, and no clients.
    CHAT,
    /// Everything in one: what a node is that is alone.
    ALL;

    /// Whether a node of this role has a service that belongs on nodes of another.
    public boolean serves(Role wanted) {
        return this == ALL || this == wanted;
    }

    /// Whether clients connect to a node of this role.
    public boolean hasClients() {
        return this == ALL || this == GATE;
    }

    /// As options and watchers spell it: `gate`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
