package io.glassroom.server.schedule;

import io.glassroom.protocol.time.Time;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

/// The schedulers of a node, by name. Safe for any thread.
public final class Schedulers {

    private final ConcurrentMap<String, Scheduler> byName = new ConcurrentHashMap<>();
    private final Time time;
    private final Duration precision;
    private final Consumer<Throwable> failures;

    /// @param precision how often conditions of timers are looked at
    /// @param failures told what tasks throw
    public Schedulers(Time time, Duration precision, Consumer<Throwable> failures) {
        this.time = time;
        this.precision = precision;
        this.failures = failures;
    }

    /// The scheduler of this name, made at the first call.
    public Scheduler named(String name) {
        return byName.computeIfAbsent(name, missing -> new Scheduler(missing, time, precision, failures));
    }
}
