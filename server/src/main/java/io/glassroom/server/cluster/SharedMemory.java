package io.glassroom.server.cluster;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What the members of a cluster within one JVM share: its list of members and its directory. Safe for any thread.
public final class SharedMemory {

    private final SharedRoster roster = new SharedRoster();
    private final MemoryDirectory directory = new MemoryDirectory();
    private final Map<String, MemoryLines> lines = new ConcurrentHashMap<>(); // by address

    /// For one member.
    public Roster roster() {
        return new MemoryRoster(roster);
    }

    /// For one member.
    public Lines lines(LineConfig config) {
        return new MemoryLines(lines, config);
    }

    /// The one of all members.
    public Directory directory() {
        return directory;
    }
}
