package io.glassroom.server.node;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/// Ports for nodes that are about to start: held until all are chosen, so that they differ, and nobody is given one that
/// another has.
final class Ports implements AutoCloseable {

    // Below those that systems give to whoever connects, which would take one before its node does.
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;
    private static final int ATTEMPTS = 1_000;

    private final List<ServerSocket> held = new ArrayList<>();

    /// Takes a port and those behind it.
    ///
    /// @return the first
    /// @throws CannotStart if one is taken
    int take(String host, int first, int count) {
        for (int port = first; port < first + count; port++) {
            try {
                hold(host, port);
            } catch (IOException e) {
                throw new CannotStart("cannot listen on " + host + ":" + port + ": " + reason(e), e);
            }
        }
        return first;
    }

    /// Takes ports in a row that nobody has.
    ///
    /// @return the first
    int takeFree(String host, int count) {
        CannotStart last = new CannotStart("no free ports");
        for (int i = 0; i < ATTEMPTS; i++) {
            try {
                return take(host, ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST - count), count);
            } catch (CannotStart e) {
                last = e;
            }
        }
        throw last;
    }

    private static String reason(IOException failure) {
        String message = String.valueOf(failure.getMessage());
        return message.contains("in use") ? "the port is taken" : message;
    }

    private void hold(String host, int port) throws IOException {
        var socket = new ServerSocket();
        held.add(socket);
        socket.bind(new InetSocketAddress(host, port), 1);
    }

    /// Lets all go.
    @Override
    public void close() {
        for (ServerSocket socket : held) {
            try {
                socket.close();
            } catch (IOException e) {
                // it listens no more either way
            }
        }
    }
}
