package io.glassroom.server.cluster.grpc;

import io.glassroom.server.cluster.ClusterConfig;
import io.glassroom.server.cluster.Line;
import io.glassroom.server.cluster.Lines;
import io.glassroom.server.cluster.Member;
import io.glassroom.server.cluster.trust.Secret;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerServiceDefinition;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Lines on gRPC, over sockets or within one JVM.
///
/// Threads: one for all sockets, and one for each ear that has something to hear at the moment; those of ears may wait, for
/// each other line goes on meanwhile. Whoever sends encodes on his own thread.
///
/// Memory: a line holds at most the queue's bound and what is forced above it, 64 KiB that gRPC has not written yet, 1 MiB on
/// its way, and two parcels of 64 KiB at the receiver.
public final class GrpcLines implements Lines {

    /// Bytes of an envelope at most. A packet of the client protocol has 16 MiB.
    static final int MAX_ENVELOPE = 32 << 20;

    private static final int MAX_MESSAGE = LineQueue.PARCEL + 1024;
    private static final Duration HANDSHAKE = Duration.ofSeconds(5);
    private static final Duration FAREWELL = Duration.ofSeconds(1);
    private static final Duration IDLE = Duration.ofSeconds(5);
    private static final BytesMarshaller BYTES = new BytesMarshaller();
    private static final MethodDescriptor<byte[], byte[]> OPEN = MethodDescriptor.newBuilder(BYTES, BYTES)
            .setType(MethodDescriptor.MethodType.BIDI_STREAMING)
            .setFullMethodName(MethodDescriptor.generateFullMethodName("glassroom.Lines", "Open"))
            .build();

    /// What they say of connections that come and go is said by the lines themselves, in one line. Held, because a logger
    /// that nobody holds forgets its level.
    private static final List<Logger> TALKATIVE = List.of(Logger.getLogger("io.grpc"), Logger.getLogger("io.netty"));

    private final String self;
    private final ClusterConfig config;
    private final Secret secret;
    private final Carrier carrier;
    private final Executor ears = ears();
    private final Set<OutgoingLine> outgoing = ConcurrentHashMap.newKeySet();
    private final Set<IncomingLine> incoming = ConcurrentHashMap.newKeySet();
    private @Nullable Server server; // under the lock of this
    private volatile boolean closed; // changed under the lock of this

    private GrpcLines(String self, ClusterConfig config) throws IOException {
        this.self = self;
        this.config = config;
        secret = new Secret(config.medium() instanceof ClusterConfig.Network network ? network.secret() : Optional.empty());
        carrier = carrier(config.medium(), ears);
        TALKATIVE.forEach(logger -> logger.setLevel(Level.WARNING));
    }

    /// Threads that end by themselves when nobody has had anything for them for a while. They are not shut down: within one
    /// JVM another member's thread brings tasks for as long as it does not know that this one has gone.
    private static Executor ears() {
        return new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE.toMillis(), TimeUnit.MILLISECONDS, new SynchronousQueue<>(),
                Thread.ofPlatform().daemon().name("lines-ear-", 1).factory());
    }

    private static Carrier carrier(ClusterConfig.Medium medium, Executor relief) throws IOException {
        return switch (medium) {
            case ClusterConfig.Memory _ -> new MemoryCarrier(relief);
            case ClusterConfig.Network network -> new TcpCarrier(network.lines(), network.tls());
        };
    }

    /// Over sockets at [ClusterConfig.Network#lines], or in memory.
    ///
    /// @param self the id of this member, for which lines are accepted
    /// @throws IOException if the certificates cannot be used; the message is one line for people
    public static GrpcLines of(String self, ClusterConfig config) throws IOException {
        return new GrpcLines(self, config);
    }

    @Override
    public synchronized String listen(Acceptor acceptor) throws IOException {
        if (server != null || closed) {
            throw new IOException("lines are " + (closed ? "closed" : "accepted already"));
        }
        Server begun = carrier.server((address, reason) -> refused(acceptor, address, reason))
                .executor(ears)
                .maxInboundMessageSize(MAX_MESSAGE)
                .handshakeTimeout(HANDSHAKE.toMillis(), TimeUnit.MILLISECONDS)
                .addService(ServerServiceDefinition.builder("glassroom.Lines")
                        .addMethod(OPEN, (call, _) -> accept(call, acceptor))
                        .build())
                .build();
        try {
            begun.start();
        } catch (IOException e) {
            throw new IOException("cannot take lines of other members at " + carrier + ": " + cause(e), e);
        }
        server = begun;
        return carrier.address(begun);
    }

    private void refused(Acceptor acceptor, String address, String reason) {
        if (!closed) {
            ears.execute(() -> acceptor.refused(address, reason));
        }
    }

    /// What the system said, in place of what was made of it.
    private static String cause(Throwable failure) {
        if (failure.getCause() != null) {
            return cause(failure.getCause());
        }
        String message = String.valueOf(failure.getMessage());
        return message.contains("in use") ? "the port is taken" : message;
    }

    private ServerCall.Listener<byte[]> accept(ServerCall<byte[], byte[]> call, Acceptor acceptor) {
        var line = new IncomingLine(call, self, config.name(), secret, acceptor, incoming::remove);
        incoming.add(line);
        line.start(HANDSHAKE, ears);
        return line;
    }

    @Override
    public synchronized Line open(Member from, Member peer, Watch watch) {
        if (closed) {
            return new EndedLine();
        }
        var serial = carrier.serial();
        ManagedChannel channel;
        try {
            channel = carrier.channel(peer.lines(), serial)
                    .executor(ears)
                    .offloadExecutor(ears)
                    .disableRetry()
                    .maxInboundMessageSize(MAX_MESSAGE)
                    .build();
        } catch (IOException e) {
            ears.execute(() -> watch.ended(String.valueOf(e.getMessage())));
            return new EndedLine();
        }
        var call = channel.newCall(OPEN, CallOptions.DEFAULT.withExecutor(serial));
        var hello = new Hello(config.name(), peer.id(), from, secret.nonce());
        var line = new OutgoingLine(hello, secret, channel, call, serial, config.lines(), watch, ears);
        outgoing.add(line);
        line.ended().thenRun(() -> outgoing.remove(line));
        line.start(HANDSHAKE);
        return line;
    }

    @Override
    public void close() {
        end(line -> line.close(FAREWELL), line -> line.end(Refusal.status("the node has stopped")), GrpcLines::stop);
    }

    @Override
    public void breakOff() {
        end(OutgoingLine::breakOff, IncomingLine::forget, Server::shutdownNow);
    }

    private void end(Consumer<OutgoingLine> out, Consumer<IncomingLine> in, Consumer<Server> stop) {
        Optional<Server> listening;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            listening = Optional.ofNullable(server);
        }
        List<OutgoingLine> leaving = List.copyOf(outgoing);
        leaving.forEach(out);
        await(CompletableFuture.allOf(leaving.stream().map(OutgoingLine::ended).toArray(CompletableFuture[]::new)));
        incoming.forEach(in);
        listening.ifPresent(stop);
        carrier.close();
    }

    /// Those whose lines are ended hear why before the connection goes.
    private static void stop(Server server) {
        try {
            server.shutdown().awaitTermination(FAREWELL.toMillis() / 4, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            server.shutdownNow();
        }
    }

    private static void await(CompletableFuture<Void> all) {
        try {
            all.get(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // What has not gone by now does not go.
        }
    }
}
