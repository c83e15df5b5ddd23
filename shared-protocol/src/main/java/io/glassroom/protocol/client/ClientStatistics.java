package io.glassroom.protocol.client;

/// Counts since the client was made.
///
/// @param sent messages sent
/// @param received messages received
/// @param unheard pushes that nobody listened to
/// @param unmatched responses that nobody waited for any more
/// @param unreadable messages whose body could not be read
/// @param ignored what came out of place
/// @param connections how many times the client was working
public record ClientStatistics(
        long sent, long received, long unheard, long unmatched, long unreadable, long ignored, long connections) {}
