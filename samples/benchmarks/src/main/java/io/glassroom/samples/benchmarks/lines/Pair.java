package io.glassroom.samples.benchmarks.lines;

import io.glassroom.server.cluster.ClusterConfig;
import io.glassroom.server.cluster.Envelope;
import io.glassroom.server.cluster.Line;
import io.glassroom.server.cluster.LineConfig;
import io.glassroom.server.cluster.Lines;
import io.glassroom.server.cluster.Member;
import io.glassroom.server.cluster.SharedMemory;
import io.glassroom.server.cluster.grpc.GrpcLines;
import io.glassroom.server.component.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Two members in this process and a line in each direction.
final class Pair implements AutoCloseable {

    /// What carries the lines.
    enum Medium {
        MEMORY,
        TCP;

        private ClusterConfig config() {
            ClusterConfig.Medium medium =
                    switch (this) {
                        case MEMORY -> new ClusterConfig.Memory(new SharedMemory());
                        case TCP -> new ClusterConfig.Network(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                                List.of(),
                                Optional.of("benchmark"),
                                Optional.empty());
                    };
            return new ClusterConfig("benchmark", medium, LineConfig.DEFAULT);
        }
    }

    private final GrpcLines gateLines;
    private final GrpcLines chatLines;
    private final Line forth;
    private final Line back;

    /// @param atChat hears what goes forth
    /// @param atGate hears what comes back
    Pair(Medium medium, Consumer<Envelope> atChat, Consumer<Envelope> atGate) throws IOException, InterruptedException {
        gateLines = GrpcLines.of("gate", medium.config());
        chatLines = GrpcLines.of("chat", medium.config());
        Member gate = member("gate", gateLines.listen((_, _) -> ear(atGate)));
        Member chat = member("chat", chatLines.listen((_, _) -> ear(atChat)));
        var open = new CountDownLatch(2);
        forth = gateLines.open(gate, chat, watch(open));
        back = chatLines.open(chat, gate, watch(open));
        if (!open.await(10, TimeUnit.SECONDS)) {
            throw new IOException("the lines did not open");
        }
    }

    private static Member member(String name, String address) {
        return new Member(name, 1, name, Role.ALL, "", Member.State.UP, new TreeSet<>(), address, "", "");
    }

    private static Lines.Watch watch(CountDownLatch open) {
        return new Lines.Watch() {
            @Override
            public void opened() {
                open.countDown();
            }

            @Override
            public void ended(String reason) {
                throw new IllegalStateException("line ended: " + reason);
            }
        };
    }

    private static Lines.Ear ear(Consumer<Envelope> hearing) {
        return new Lines.Ear() {
            @Override
            public void received(Envelope envelope, int bytes) {
                hearing.accept(envelope);
            }

            @Override
            public void ended(String reason) {}
        };
    }

    Line forth() {
        return forth;
    }

    Line back() {
        return back;
    }

    @Override
    public void close() {
        gateLines.close();
        chatLines.close();
    }
}
