package io.glassroom.server.transport;

import java.util.concurrent.atomic.LongAdder;

/// The counters behind an acceptor's [Statistics]. Safe for any thread; counting never makes threads wait for another.
final class Counters {

    final LongAdder accepted = new LongAdder();
    final LongAdder closed = new LongAdder();
    final LongAdder bytesIn = new LongAdder();
    final LongAdder bytesOut = new LongAdder();
    final LongAdder packetsDropped = new LongAdder();
    final LongAdder flushes = new LongAdder();

    Statistics snapshot() {
        long gone = closed.sum();
        long came = accepted.sum();
        return new Statistics(
                came, came - gone, bytesIn.sum(), bytesOut.sum(), packetsDropped.sum(), flushes.sum());
    }
}
