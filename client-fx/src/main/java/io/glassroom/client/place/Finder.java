package io.glassroom.client.place;

import io.glassroom.protocol.client.Dialer;
import io.glassroom.protocol.client.InspectorClient;
import io.glassroom.protocol.client.InspectorListener;
import io.glassroom.protocol.client.InspectorRefusal;
import io.glassroom.protocol.client.OperatorToken;
import io.glassroom.protocol.client.Wire;
import io.glassroom.protocol.client.WireListener;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.tap.TapRecord;
import io.glassroom.protocol.time.Time;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Finds out what is at an address: a node that lets itself be inspected, a server that one can be a client of, or
/// neither. Its calls wait for the network.
public final class Finder {

    private static final Duration PATIENCE = Duration.ofSeconds(12);
    private static final Duration HELLO = Duration.ofMillis(1_500); // a node introduces itself at once

    private final Time time;
    private final Dialer dialer;

    public Finder(Time time, Dialer dialer) {
        this.time = time;
        this.dialer = dialer;
    }

    /// What was found.
    public sealed interface Found {

        /// @param target to travel to
        record There(Target target) implements Found {}

        record Nothing(Refusal why) implements Found {}
    }

    /// @param text an address; without a scheme it is one of a WebSocket
    /// @param plain whether to be a client even of a node that could be inspected
    public Found find(String text, boolean plain) {
        return find(text, Optional.empty(), plain);
    }

    /// @param text an address; without a scheme it is one of a WebSocket
    /// @param token the operator's, for a node that wants one
    /// @param plain whether to be a client even of a node that could be inspected
    public Found find(String text, Optional<OperatorToken> token, boolean plain) {
        URI address;
        try {
            address = address(text);
        } catch (IllegalArgumentException e) {
            return new Found.Nothing(new Refusal(Refusal.Kind.ADDRESS, text));
        }
        var found = new CompletableFuture<Found>();
        time.after(PATIENCE, () -> found.complete(new Found.Nothing(new Refusal(Refusal.Kind.SILENT, text))));
        Thread.ofVirtual().name("finder").start(() -> found.complete(look(address, token, plain)));
        return found.join();
    }

    /// What a person means; without a scheme it is an address of a WebSocket.
    ///
    /// @throws IllegalArgumentException if it is no address of a server
    public static URI address(String text) {
        String trimmed = text.strip();
        URI address = URI.create(trimmed.contains("://") ? trimmed : "ws://" + trimmed);
        String scheme = address.getScheme();
        if (!List.of("ws", "wss", "tcp").contains(scheme) || address.getHost() == null) {
            throw new IllegalArgumentException(text + " is no address of a server");
        }
        return address;
    }

    private Found look(URI address, Optional<OperatorToken> token, boolean plain) {
        boolean secure = address.getScheme().equals("wss");
        if (!plain && !address.getScheme().equals("tcp")) {
            try {
                switch (greeting(address, token)) {
                    case Greeting.Hello() -> {
                        return new Found.There(new Target.Inspected(address, token));
                    }
                    case Greeting.Refused(Refusal.Kind kind) -> {
                        return new Found.Nothing(new Refusal(kind, ""));
                    }
                    case Greeting.None() -> {} // one that can be a client of it, perhaps
                }
            } catch (IOException e) {
                Refusal refusal = Refusal.of(e, secure);
                if (refusal.kind() != Refusal.Kind.OTHER_PROTOCOL) {
                    return new Found.Nothing(refusal);
                }
            }
        }
        try {
            dialer.dial(address, new Knock());
            return new Found.There(new Target.Plain(address));
        } catch (IOException e) {
            return new Found.Nothing(Refusal.of(e, secure));
        }
    }

    /// A server that takes any path for its own opens the connection too, and then waits for a Handshake.
    private Greeting greeting(URI address, Optional<OperatorToken> token) throws IOException {
        var greeted = new CompletableFuture<Greeting>();
        try (var _ = InspectorClient.connect(address, token, new Introduction(greeted), dialer)) {
            time.after(HELLO, () -> greeted.complete(new Greeting.None()));
            return greeted.join();
        }
    }

    /// What is said to a watcher.
    private sealed interface Greeting {

        record Hello() implements Greeting {}

        /// For want of the right token.
        record Refused(Refusal.Kind kind) implements Greeting {}

        record None() implements Greeting {}
    }

    private record Introduction(CompletableFuture<Greeting> greeted) implements InspectorListener {

        @Override
        public void hello(TapLine.Hello hello) {
            greeted.complete(new Greeting.Hello());
        }

        @Override
        public void records(List<TapRecord> records) {}

        @Override
        public void lost(long count) {}

        @Override
        public void closed(int code, String reason) {
            greeted.complete(InspectorRefusal.of(code, reason)
                    .map(Introduction::greeting)
                    .orElse(new Greeting.None()));
        }

        private static Greeting greeting(InspectorRefusal refusal) {
            return switch (refusal) {
                case TOKEN_MISSING -> new Greeting.Refused(Refusal.Kind.TOKEN_MISSING);
                case TOKEN_WRONG -> new Greeting.Refused(Refusal.Kind.TOKEN_WRONG);
                case OTHER_MACHINE, OTHER_SITE -> new Greeting.None();
            };
        }
    }

    /// Is there somebody? Opens a connection and leaves.
    private static final class Knock implements WireListener {

        @Override
        public void opened(Wire wire) {
            wire.close(1000, "");
        }

        @Override
        public void received(Bytes chunk) {}

        @Override
        public void closed(int code, String reason) {}
    }
}
