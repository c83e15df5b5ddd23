package io.glassroom.client.errors;

import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.TappedConnection;
import java.time.Instant;
import java.util.Optional;

/// One line of the error list.
///
/// @param number counts the remarks from 1
/// @param packet the latest one that it is about, if it is about one
/// @param first when it happened first
/// @param last when it happened last
/// @param times how often, if it happened again and again within a second
public record Remark(
        long number,
        Cause cause,
        TappedConnection connection,
        Optional<CapturedPacket> packet,
        Instant first,
        Instant last,
        int times) {

    public Level level() {
        return cause.level();
    }

    /// The same with what happened once more.
    Remark again(Cause latest, TappedConnection whose, Optional<CapturedPacket> about, Instant at) {
        return new Remark(number, latest, whose, about.or(() -> packet), first, at, times + 1);
    }
}
