package io.glassroom.samples.chat;

import io.glassroom.protocol.client.ClientConfig;
import io.glassroom.protocol.client.GlassroomClient;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.server.node.Node;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A client over a real socket that keeps what it is pushed.
final class Guest implements AutoCloseable {

    private static final int PATIENCE = 10; // seconds

    private final GlassroomClient client;
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    Guest(Node node, ClientConfig config) throws ExecutionException, InterruptedException, TimeoutException {
        client = GlassroomClient.connect(node.uri(), config);
        for (String route : List.of("onMembers", "onNewUser", "onLeave", "onMessage")) {
            client.on(route, body -> heard.add(route + " " + body.utf8()));
        }
        client.connected().get(PATIENCE, TimeUnit.SECONDS);
    }

    GlassroomClient client() {
        return client;
    }

    /// The answer's body, as text.
    String ask(String route, Object body) throws ExecutionException, InterruptedException, TimeoutException {
        return client.request(route, body).get(PATIENCE, TimeUnit.SECONDS).utf8();
    }

    /// Why a request was refused.
    String refusal(String route, String body) throws InterruptedException, TimeoutException {
        try {
            throw new AssertionError("answered: " + client.request(route, Bytes.utf8(body)).get(PATIENCE, TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            return String.valueOf(e.getCause().getMessage());
        }
    }

    void join(String room, String name) throws ExecutionException, InterruptedException, TimeoutException {
        ask("Room.Join", new Bodies.Join(room, name));
        next(); // the members
    }

    void say(String content) {
        client.notify("Room.Message", new Bodies.Said("me", content));
    }

    /// The next push: its route and body.
    String next() throws InterruptedException {
        String push = heard.poll(PATIENCE, TimeUnit.SECONDS);
        if (push == null) {
            throw new AssertionError("no push came");
        }
        return push;
    }

    boolean heardNothing() {
        return heard.isEmpty();
    }

    @Override
    public void close() {
        client.close();
    }
}
