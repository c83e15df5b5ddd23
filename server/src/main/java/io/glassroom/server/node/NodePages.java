package io.glassroom.server.node;

import io.glassroom.server.transport.Page;
import io.glassroom.server.transport.Pages;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// What a node says of itself over HTTP: `/healthz` for load balancers, `/metrics` for Prometheus.
final class NodePages implements Pages {

    private final Metrics metrics;
    private final BooleanSupplier serving;

    NodePages(Metrics metrics, BooleanSupplier serving) {
        this.metrics = metrics;
        this.serving = serving;
    }

    @Override
    public Optional<Page> find(String method, String path) {
        return switch (path) {
            case "/healthz" -> Optional.of(serving.getAsBoolean() ? Page.text(200, "ok\n") : Page.text(503, "draining\n"));
            case "/metrics" -> Optional.of(Page.text(200, metrics.scrape()));
            default -> Optional.empty();
        };
    }
}
