package io.glassroom.samples.benchmarks.yardstick;

/// A server to compare with. A connection gets each binary frame back that it sends, until it sends the
/// single byte `J`: that too comes back, and from then on what it sends goes to everybody who did the same.
public sealed interface Yardstick extends AutoCloseable permits NettyYardstick, GrizzlyYardstick {

    /// The port it listens on.
    int port();

    @Override
    void close();
}
