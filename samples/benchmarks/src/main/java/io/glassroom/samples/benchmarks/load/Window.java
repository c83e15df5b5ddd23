package io.glassroom.samples.benchmarks.load;

/// How long a measurement takes.
///
/// @param warmUpNanos  load before measuring, so that the server's code is compiled
/// @param measureNanos the measured time
/// @param drainNanos   how long answers may still come when the load has stopped; then they are lost
public record Window(long warmUpNanos, long measureNanos, long drainNanos) {
    private static final long SECOND = 1_000_000_000L;

    public static Window seconds(double warmUp, double measured) {
        return new Window((long) (warmUp * SECOND), (long) (measured * SECOND), 3 * SECOND);
    }

    double measuredSeconds() {
        return measureNanos / (double) SECOND;
    }
}
