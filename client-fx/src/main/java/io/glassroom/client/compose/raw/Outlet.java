package io.glassroom.client.compose.raw;

import io.glassroom.conformance.talk.RawWire;
import io.glassroom.protocol.client.Dialer;
import io.glassroom.protocol.time.Time;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The way out to the server that is looked at, and the way back of what comes of it.
///
/// @param gate the server, or one gate of it that is up; absent where there is none, as in a recording. Asked on the
///     thread of the models
/// @param nowhere why there is none, as the key of a sentence
/// @param own whether it is a node of this process
/// @param dialer whose wires are [RawWire]s
/// @param time of the machine
/// @param nodeTime that a client of its own lives by: of the node if it is our own, so that both stand still together
/// @param threads for what blocks
/// @param crossing runs something on the thread of the models
/// @param stepping whether the server stands still at the moment, and lets nothing through
public record Outlet(
        Supplier<Optional<URI>> gate,
        String nowhere,
        boolean own,
        Dialer dialer,
        Time time,
        Time nodeTime,
        Executor threads,
        Consumer<Runnable> crossing,
        BooleanSupplier stepping) {

    /// Where to at this moment; empty if nowhere.
    public Optional<URI> server() {
        return gate.get();
    }

    /// Why nothing can be sent at the moment, as the key of a sentence; empty if it can.
    public Optional<String> obstacle() {
        if (server().isEmpty()) {
            return Optional.of(nowhere);
        }
        return stepping.getAsBoolean() ? Optional.of("compose.obstacle.stepping") : Optional.empty();
    }

    /// The address for people; empty if there is none.
    public String address() {
        return server().map(URI::toString).orElse("");
    }
}
