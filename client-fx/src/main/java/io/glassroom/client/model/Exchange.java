package io.glassroom.client.model;

import java.time.Duration;

/// What a Response answers.
///
/// @param request number of the Request
/// @param route of the Request
/// @param roundTrip from the Request to its Response, as the node saw them
public record Exchange(long request, String route, Duration roundTrip) {}
