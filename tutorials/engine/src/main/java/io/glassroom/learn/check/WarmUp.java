package io.glassroom.learn.check;

import org.junit.jupiter.api.Test;

/// A check that is always right. See [CheckRun#warmUp].
final class WarmUp {

    @Test
    void one() {}

    @Test
    void two() {}
}
