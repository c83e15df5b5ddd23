package io.glassroom.server.transport;

/// What the connections of one socket acceptor share.
record SocketStation(TransportSettings settings, EventLoops loops, Counters counters) {}
