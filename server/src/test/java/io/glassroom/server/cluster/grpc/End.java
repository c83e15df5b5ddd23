package io.glassroom.server.cluster.grpc;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.server.cluster.ClusterConfig;
import io.glassroom.server.cluster.Envelope;
import io.glassroom.server.cluster.Letter;
import io.glassroom.server.cluster.Line;
import io.glassroom.server.cluster.LineConfig;
import io.glassroom.server.cluster.Lines;
import io.glassroom.server.cluster.Member;
import io.glassroom.server.cluster.SharedMemory;
import io.glassroom.server.component.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A member with its lines, which writes down what it hears: of lines that it opened, and over those that others opened.
final class End implements Lines.Acceptor, AutoCloseable {

    private static final int PATIENCE = 10; // seconds

    private final GrpcLines lines;
    private final Member member;
    private final BlockingQueue<String> watched = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> accepted = new LinkedBlockingQueue<>();
    private final BlockingQueue<Envelope> received = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> sizes = new LinkedBlockingQueue<>();
    private final List<Runnable> hangUps = new CopyOnWriteArrayList<>();
    private volatile Consumer<Envelope> hearing = _ -> {};

    private End(String name, ClusterConfig config) throws IOException {
        lines = GrpcLines.of("id of " + name, config);
        member = member(name, lines.listen(this));
    }

    static Member member(String name, String address) {
        return new Member(
                "id of " + name, 7, name, Role.CHAT, "", Member.State.UP, new TreeSet<>(List.of("Room")), address, "", "");
    }

    static End inMemory(String name) throws IOException {
        return of(name, "a", new ClusterConfig.Memory(new SharedMemory()), LineConfig.DEFAULT);
    }

    static End overTcp(String name, String secret) throws IOException {
        return of(name, "a", network(Optional.of(secret), Optional.empty()), LineConfig.DEFAULT);
    }

    static End of(String name, String cluster, ClusterConfig.Medium medium, LineConfig config) throws IOException {
        return new End(name, new ClusterConfig(cluster, medium, config));
    }

    static ClusterConfig.Network network(Optional<String> secret, Optional<ClusterConfig.Tls> tls) {
        return network(InetAddress.getLoopbackAddress(), secret, tls);
    }

    static ClusterConfig.Network network(InetAddress at, Optional<String> secret, Optional<ClusterConfig.Tls> tls) {
        return new ClusterConfig.Network(new InetSocketAddress(at, 0), List.of(), secret, tls);
    }

    static Envelope envelope(long number, Bytes body) {
        return Envelope.of(new Letter.Handle(1L << 40 | 1, number, false, "Room.Message", body));
    }

    static long number(Envelope envelope) {
        return envelope.letter() instanceof Letter.Handle handle ? handle.call() : -1;
    }

    Member member() {
        return member;
    }

    GrpcLines lines() {
        return lines;
    }

    Line open(Member peer) {
        return lines.open(member, peer, new Lines.Watch() {
            @Override
            public void opened() {
                watched.add("opened");
            }

            @Override
            public void full(int envelopes, long bytes) {
                watched.add("full");
            }

            @Override
            public void drained(int envelopes, long bytes) {
                watched.add("drained");
            }

            @Override
            public void ended(String reason) {
                watched.add("ended: " + reason);
            }
        });
    }

    /// @param what is done with each envelope, on the ear's thread
    void hearing(Consumer<Envelope> what) {
        hearing = what;
    }

    @Override
    public Lines.Ear accept(Member peer, Runnable hangUp) {
        hangUps.add(hangUp);
        accepted.add("accepted " + peer.name());
        return new Lines.Ear() {
            @Override
            public void received(Envelope envelope, int bytes) {
                hearing.accept(envelope);
                sizes.add(bytes);
                received.add(envelope);
            }

            @Override
            public void ended(String reason) {
                accepted.add("ended: " + reason);
            }
        };
    }

    @Override
    public void refused(String who, String reason) {
        accepted.add("refused " + who.replaceAll("127\\.0\\.0\\.1:\\d+$", "loopback") + ": " + reason);
    }

    void hangUp() {
        hangUps.forEach(Runnable::run);
    }

    /// What it hears next of lines that it opened.
    String watched() throws InterruptedException {
        return next(watched);
    }

    /// What it hears next of lines that others opened.
    String accepted() throws InterruptedException {
        return next(accepted);
    }

    Envelope received() throws InterruptedException {
        return next(received);
    }

    int receivedBytes() throws InterruptedException {
        return next(sizes);
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        T next = queue.poll(PATIENCE, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing heard for " + PATIENCE + " s");
        }
        return next;
    }

    /// What it has heard and nobody has asked for.
    String unheard() {
        return watched + " " + accepted;
    }

    @Override
    public void close() {
        lines.close();
    }
}
