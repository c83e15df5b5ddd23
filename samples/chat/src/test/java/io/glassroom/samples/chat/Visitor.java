package io.glassroom.samples.chat;

import io.glassroom.protocol.client.ClientConfig;
import io.glassroom.protocol.client.ClientException;
import io.glassroom.protocol.client.GlassroomClient;
import io.glassroom.protocol.packet.Bytes;
import java.net.URI;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A visitor of the chat with the Java client, who remembers in order what was pushed. Waits ten seconds at most.
final class Visitor implements AutoCloseable {

    private static final List<String> PUSHES = List.of("onMembers", "onNewUser", "onLeave", "onMessage", "onServiceReset");

    private final GlassroomClient client;
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    /// Connected, and in no room yet.
    Visitor(URI node, ClientConfig config) {
        client = GlassroomClient.connect(node, config);
        for (String route : PUSHES) {
            client.on(route, body -> heard.add(route + " " + body.utf8()));
        }
        join(client.connected());
    }

    /// The answer as text, or the code of the error.
    String ask(String route, String body) {
        try {
            return join(client.request(route, Bytes.utf8(body))).utf8();
        } catch (CompletionException e) {
            if (e.getCause() instanceof ClientException.Refused refused) {
                return refused.code() + " " + refused.explanation();
            }
            throw e;
        }
    }

    void tell(String route, String body) {
        client.notify(route, Bytes.utf8(body));
    }

    /// The next push: `onLeave {"content":…}`.
    String hear() throws InterruptedException {
        String push = heard.poll(10, TimeUnit.SECONDS);
        if (push == null) {
            throw new AssertionError("nothing was pushed within ten seconds");
        }
        return push;
    }

    /// What was pushed and not yet heard, after the node has done all that this guest asked it to.
    List<String> rest() {
        ask("Echo.Ping", "");
        join(CompletableFuture.runAsync(() -> {}, client.inOrder()));
        return List.copyOf(heard);
    }

    private static <T> T join(CompletableFuture<T> future) {
        return future.orTimeout(10, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        client.close();
        join(client.closed());
    }
}
