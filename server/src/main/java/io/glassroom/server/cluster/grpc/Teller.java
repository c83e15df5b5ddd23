package io.glassroom.server.cluster.grpc;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// Tells somebody one thing after the other, on threads of an executor, so that whoever has something to tell neither
/// waits nor holds a lock meanwhile. Safe for any thread.
final class Teller {

    private final Executor executor;
    private CompletableFuture<?> told = CompletableFuture.completedFuture(null);

    Teller(Executor executor) {
        this.executor = executor;
    }

    synchronized void tell(Runnable what) {
        told = told.handleAsync(
                (_, _) -> {
                    what.run();
                    return null;
                },
                executor);
    }
}
