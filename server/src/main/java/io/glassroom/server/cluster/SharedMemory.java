package io.glassroom.server.cluster;

/// What the members of a cluster within one JVM share: its list of members and its directory. Safe for any thread.
public final class SharedMemory {

    private final SharedRoster roster = new SharedRoster();
    private final MemoryDirectory directory = new MemoryDirectory();

    /// For one member.
    public Roster roster() {
        return new MemoryRoster(roster);
    }

    /// The one of all members.
    public Directory directory() {
        return directory;
    }
}
