package io.glassroom.client.errors;

import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.TappedConnection;
import java.time.Instant;
import java.util.Optional;

/// One line of the error list.
///
/// @param number counts the remarks from 1
/// @param node that tells of it, or that it is about
/// @param connection that it is about; absent for what is between nodes
/// @param packet the latest one that it is about, if it is about one
/// @param first when it happened first
/// @param last when it happened last
/// @param times how often, if it happened again and again within a second
public record Remark(
        long number,
        Cause cause,
        String node,
        Optional<TappedConnection> connection,
        Optional<CapturedPacket> packet,
        Instant first,
        Instant last,
        int times) {

    public Level level() {
        return cause.level();
    }

    /// Whom it is about: a client, else a node.
    public String who() {
        return connection.map(TappedConnection::name).orElse(node);
    }

    /// The same with what happened once more.
    Remark again(Cause latest, Optional<TappedConnection> whose, Optional<CapturedPacket> about, Instant at) {
        return new Remark(number, latest, node, whose, about.or(() -> packet), first, at, times + 1);
    }

    /// The same, better understood.
    Remark because(Cause better) {
        return new Remark(number, better, node, connection, packet, first, last, times);
    }
}
