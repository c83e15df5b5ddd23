package io.glassroom.client.topology;

/// What a node is there for, in the order in which a message passes: the order of the layers.
public enum Role {
    /// Clients connect to it; one that is everything in one counts as a gate, too.
    GATE,
    /// Its components handle messages that gates pass on.
    CHAT,
    /// Has the services that exist once.
    MASTER;

    /// @param word as nodes say it: `master`, `gate`, `chat` or `all`
    static Role of(String word) {
        return switch (word) {
            case "chat" -> CHAT;
            case "master" -> MASTER;
            default -> GATE;
        };
    }
}
