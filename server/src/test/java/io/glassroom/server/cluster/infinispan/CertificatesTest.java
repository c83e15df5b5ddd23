package io.glassroom.server.cluster.infinispan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.glassroom.server.cluster.ClusterConfig;
import io.glassroom.server.cluster.JoinException;
import io.glassroom.server.cluster.Member;
import io.glassroom.server.cluster.Membership;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Members that know each other by certificates.
class CertificatesTest {

    private final List<InfinispanRoster> all = new ArrayList<>();

    @AfterEach
    void leave() {
        all.reversed().forEach(InfinispanRoster::close);
    }

    @Test
    void membersOfOneAuthorityMeetAndStrangersAreRefused() throws Exception {
        InfinispanRoster first = roster(tls("member", "authority"));
        var seen = new AtomicReference<>(Membership.NONE);
        first.join(InfinispanRosterTest.member("a"), seen::set);
        InfinispanRoster second = roster(tls("member", "authority"), first.address());
        Member joined = second.join(InfinispanRosterTest.member("b"), membership -> {});
        Until.holds("both are there", 10, () -> seen.get().find(joined.id()).isPresent());

        String refused = "the cluster at localhost:" + first.address().getPort() + " refuses this node: ";
        JoinException stranger = assertThrows(JoinException.class, () -> join(tls("stranger", "other-authority"), first));
        assertEquals(refused + "certificates do not fit", stranger.getMessage());
        JoinException forged = assertThrows(JoinException.class, () -> join(tls("stranger", "authority"), first));
        assertEquals(refused + "certificates do not fit", forged.getMessage());
        assertEquals(2, seen.get().members().size());
    }

    @Test
    void whoTalksInClearHearsNothing() throws Exception {
        InfinispanRoster first = roster(tls("member", "authority"));
        first.join(InfinispanRosterTest.member("a"), membership -> {});
        JoinException refused = assertThrows(JoinException.class, () -> join(Optional.empty(), first));
        assertEquals(
                "the cluster at localhost:" + first.address().getPort() + " refuses this node: it hangs up; do its members have certificates?",
                refused.getMessage());
    }

    private void join(Optional<ClusterConfig.Tls> tls, InfinispanRoster other) throws IOException {
        roster(tls, other.address()).join(InfinispanRosterTest.member("c"), membership -> {});
    }

    private InfinispanRoster roster(Optional<ClusterConfig.Tls> tls, InetSocketAddress... others) {
        var listen = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var roster = new InfinispanRoster("test", new ClusterConfig.Network(listen, List.of(others), Optional.empty(), tls));
        all.add(roster);
        return roster;
    }

    private static Optional<ClusterConfig.Tls> tls(String member, String authority) throws URISyntaxException {
        return Optional.of(new ClusterConfig.Tls(file(member + ".pem"), file(member + "-key.pem"), file(authority + ".pem")));
    }

    private static Path file(String name) throws URISyntaxException {
        String path = "/io/glassroom/server/cluster/grpc/" + name;
        return Path.of(Objects.requireNonNull(CertificatesTest.class.getResource(path), path).toURI());
    }
}
