package io.glassroom.server.cluster.infinispan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.server.cluster.trust.Secret;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GuardTest {

    private static final int ROUNDS = 50;

    private final List<Guard> all = new ArrayList<>();

    @AfterEach
    void close() {
        all.forEach(Guard::close);
    }

    @Test
    void whoIsAskedTellsWhetherItIsAMember() throws IOException {
        Guard member = guard();
        UUID id = UUID.randomUUID();
        member.becomeMember(id);
        InetSocketAddress ofMember = listen(member);
        InetSocketAddress ofBeginner = listen(guard());
        InetSocketAddress ofNobody = free();
        assertEquals(
                Map.of(
                        ofMember, new Guard.Answer.Welcome(Optional.of(id)),
                        ofBeginner, new Guard.Answer.Welcome(Optional.empty()),
                        ofNobody, new Guard.Answer.Absence()),
                guard().knock(List.of(ofMember, ofBeginner, ofNobody)));
    }

    /// A node that waits for others knocks until they are there: with a thread for each address, at either end.
    @Test
    void knockingAgainAndAgainTakesNoNewThreads() throws IOException {
        List<InetSocketAddress> others = List.of(listen(guard()), listen(guard()), listen(guard()));
        Guard asking = guard();
        asking.knock(others);
        long before = ManagementFactory.getThreadMXBean().getTotalStartedThreadCount();
        for (int i = 0; i < ROUNDS; i++) {
            asking.knock(others);
        }
        long started = ManagementFactory.getThreadMXBean().getTotalStartedThreadCount() - before;
        assertTrue(started < ROUNDS, () -> started + " threads for " + ROUNDS * others.size() + " knocks");
    }

    private Guard guard() {
        var guard = new Guard(new Handshake("test", new Secret(Optional.empty())), Optional.empty());
        all.add(guard);
        return guard;
    }

    private static InetSocketAddress listen(Guard guard) throws IOException {
        return guard.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    private static InetSocketAddress free() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new InetSocketAddress(socket.getInetAddress(), socket.getLocalPort());
        }
    }
}
