package io.glassroom.protocol.tap;

import java.time.Instant;

/// A [TapEvent] with its time and place.
///
/// @param sequence counts the records of one node from 1, without gaps: a gap in what a reader sees is what it lost
/// @param nanos monotonic, of the node that tells; differences are durations
/// @param at wall clock of that node, to a tenth of a millisecond
/// @param node who tells
/// @param flow what it belongs to
public record TapRecord(long sequence, long nanos, Instant at, String node, FlowId flow, TapEvent event) {}
