package io.glassroom.samples.benchmarks.yardstick;

import jakarta.websocket.DeploymentException;
import java.util.Map;
import org.glassfish.tyrus.server.Server;

/// Tyrus as it comes: its server on its own Grizzly container, with an annotated endpoint. That container
/// listens on all addresses and cannot be told otherwise.
public final class GrizzlyYardstick implements Yardstick {
    private final Server server;

    /// @param port to listen on, 0 for any
    public GrizzlyYardstick(int port) throws DeploymentException {
        // Tyrus takes 0 for its default port and -1 for any.
        this.server = new Server("127.0.0.1", port == 0 ? -1 : port, "/", Map.of(), GrizzlyEndpoint.class);
        server.start();
    }

    @Override
    public int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        server.stop();
    }
}
