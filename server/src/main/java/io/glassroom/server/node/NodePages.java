package io.glassroom.server.node;

import com.google.gson.JsonObject;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.server.inspect.Operators;
import io.glassroom.server.transport.Page;
import io.glassroom.server.transport.PageRequest;
import io.glassroom.server.transport.Pages;
import java.util.Optional;
import java.util.function.Supplier;

/// What a node says of itself over HTTP: `/healthz` for load balancers, `/health` for people and scripts, `/metrics` for
/// Prometheus. If the node has an operator's token, metrics want it; details of its health are for [Operators] in any case.
final class NodePages implements Pages {

    private final Metrics metrics;
    private final Operators operators;
    private final Supplier<Health> health;

    NodePages(Metrics metrics, Operators operators, Supplier<Health> health) {
        this.metrics = metrics;
        this.operators = operators;
        this.health = health;
    }

    @Override
    public Optional<Page> find(PageRequest request) {
        return switch (request.path()) {
            case "/healthz" -> {
                boolean serving = health.get().serving();
                yield Optional.of(Page.text(status(serving), serving ? "ok\n" : "draining\n"));
            }
            case "/health" -> {
                Health now = health.get();
                yield Optional.of(json(status(now.serving()), isOperator(request) ? now.whole() : now.brief()));
            }
            case "/metrics" -> Optional.of(
                    operators.wantToken() && !isOperator(request)
                            ? Page.text(401, "The metrics want the operator's token.\n")
                            : Page.text(200, metrics.scrape()));
            default -> Optional.empty();
        };
    }

    private boolean isOperator(PageRequest request) {
        return operators.refusal(request.remoteAddress(), request.authorizations()).isEmpty();
    }

    /// Balancers send nobody to a node that drains.
    private static int status(boolean serving) {
        return serving ? 200 : 503;
    }

    private static Page json(int status, JsonObject json) {
        return new Page(status, "application/json", Bytes.utf8(json + "\n"));
    }
}
