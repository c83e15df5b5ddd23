package io.glassroom.server.node;

/// What a node that stops is waiting for.
enum StopStep {
    COMPONENTS("a component to shut down"),
    ANSWERS("handlers to answer what clients have asked"),
    MEMBERS("gates to take their sessions back"),
    CLIENTS("clients to read what is theirs"),
    CLUSTER("its cluster to let it go");

    private final String words;

    StopStep(String words) {
        this.words = words;
    }

    /// For people, after "waited for".
    String words() {
        return words;
    }
}
