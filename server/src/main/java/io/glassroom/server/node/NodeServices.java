package io.glassroom.server.node;

import io.glassroom.protocol.serialize.Serializer;
import io.glassroom.protocol.time.Time;
import io.glassroom.server.group.Groups;
import io.glassroom.server.schedule.Schedulers;
import io.glassroom.server.session.Presence;
import io.glassroom.server.session.Sessions;

/// What a node offers to the components that it serves.
///
/// @param presence who is online, wherever in the cluster
public record NodeServices(
        Sessions sessions, Groups groups, Schedulers schedulers, Serializer serializer, Time time, Presence presence) {}
