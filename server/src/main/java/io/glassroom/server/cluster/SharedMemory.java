package io.glassroom.server.cluster;

/// What the members of a cluster within one JVM share: its list of members and its directory. Safe for any thread.
public final class SharedMemory {}
