package io.glassroom.server.node;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.jspecify.annotations.Nullable;

/// For tests that share a cluster of processes, since it takes seconds to start one: each of them finds it whole.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SharedCluster {

    private @Nullable ClusterProcesses shared;

    /// Starts the cluster.
    abstract ClusterProcesses start() throws Exception;

    final ClusterProcesses cluster() {
        if (shared == null) {
            throw new IllegalStateException("no test runs");
        }
        return shared;
    }

    @BeforeEach
    final void makeWhole() throws Exception {
        if (shared == null) {
            shared = start();
            return;
        }
        try {
            shared.mend();
        } catch (AssertionError e) {
            end(); // the next test has a new one
            throw e;
        }
    }

    @AfterAll
    final void end() {
        if (shared != null) {
            shared.close();
            shared = null;
        }
    }
}
