package io.glassroom.server.cluster.grpc;

import io.glassroom.server.cluster.Envelope;
import io.glassroom.server.cluster.Line;
import java.time.Duration;

/// A line that has never begun.
record EndedLine() implements Line {

    @Override
    public int offer(Envelope envelope, Witness witness) {
        return ENDED;
    }

    @Override
    public int send(Envelope envelope, Duration patience, Witness witness) {
        return ENDED;
    }

    @Override
    public int force(Envelope envelope, Witness witness) {
        return ENDED;
    }

    @Override
    public long waiting() {
        return 0;
    }

    @Override
    public void close() {}
}
