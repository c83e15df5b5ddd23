package io.glassroom.server.cluster.infinispan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.server.cluster.ClusterConfig;
import io.glassroom.server.cluster.JoinException;
import io.glassroom.server.cluster.Member;
import io.glassroom.server.cluster.Membership;
import io.glassroom.server.component.Role;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Three rosters in one JVM, on loopback.
class InfinispanRosterTest {

    private final List<Seated> all = new ArrayList<>();

    @AfterEach
    void leave() {
        all.reversed().forEach(Seated::close);
    }

    @Test
    void allMembersSeeTheSameListInTheOrderOfJoining() throws Exception {
        Seated first = join("gate-1");
        Seated second = join("chat-1", first);
        Seated third = join("chat-2", first, second);
        Until.holds("all see three", 10, () -> all.stream().allMatch(seated -> seated.names().size() == 3));
        for (Seated seated : all) {
            assertEquals(List.of("gate-1", "chat-1", "chat-2"), seated.names());
        }
        assertEquals(3, all.stream().map(seated -> seated.self.number()).distinct().count());
        assertEquals(third.self, first.latest().find(third.self.id()).orElseThrow());
    }

    @Test
    void everyMemberLetsOthersInNotOnlyTheFirst() throws Exception {
        Seated first = join("gate-1");
        Seated second = join("chat-1", first);
        Seated third = join("chat-2", second);
        assertEquals(List.of("gate-1", "chat-1", "chat-2"), third.names());
        assertEquals(List.of(1, 2, 3), all.stream().map(seated -> seated.self.number()).toList());
    }

    @Test
    void whoLeavesIsMissedAtOnce() throws Exception {
        Seated first = join("gate-1");
        Seated second = join("chat-1", first);
        Until.holds("both are there", 10, () -> first.names().size() == 2);
        long begun = System.nanoTime();
        second.close();
        Until.holds("one is left", 10, () -> first.names().equals(List.of("gate-1")));
        long millis = (System.nanoTime() - begun) / 1_000_000;
        assertTrue(millis < 2_000, millis + " ms");
    }

    @Test
    void whoDrainsIsSeenToDrain() throws Exception {
        Seated first = join("gate-1");
        Seated second = join("chat-1", first);
        second.roster.update(second.self.in(Member.State.DRAINING));
        Until.holds("it drains", 10, () -> first.latest()
                .named("chat-1")
                .filter(member -> member.state() == Member.State.DRAINING)
                .isPresent());
    }

    @Test
    void nameInUseIsRefused() throws Exception {
        Seated first = join("gate-1");
        JoinException refused = assertThrows(JoinException.class, () -> join("gate-1", first));
        assertEquals("the cluster has a node with the name gate-1 already", refused.getMessage());
    }

    @Test
    void wrongSecretIsRefusedAndSoIsAnotherCluster() throws Exception {
        Seated first = open("one", Optional.of("open sesame"), "gate-1");
        long begun = System.nanoTime();
        JoinException secret =
                assertThrows(JoinException.class, () -> open("one", Optional.of("open barley"), "gate-2", first));
        JoinException none = assertThrows(JoinException.class, () -> open("one", Optional.empty(), "gate-2", first));
        JoinException name =
                assertThrows(JoinException.class, () -> open("two", Optional.of("open sesame"), "gate-2", first));
        String refused = "the cluster at localhost:" + first.roster.address().getPort() + " refuses this node: ";
        assertEquals(refused + "wrong secret", secret.getMessage());
        assertEquals(refused + "wrong secret", none.getMessage());
        assertEquals(refused + "it belongs to the cluster 'one', not to 'two'", name.getMessage());
        assertTrue(System.nanoTime() - begun < 6_000_000_000L);
        assertEquals(List.of("gate-1"), first.names());
    }

    @Test
    void whoMayJoinNodesThatAreNotThereBeginsAlone() throws Exception {
        Seated alone = open("c", Optional.empty(), "gate-1", List.of(new InetSocketAddress("127.0.0.1", 1)));
        assertEquals(List.of("gate-1"), alone.names());
    }

    @Test
    void numbersAreNotGivenAgainSoon() throws Exception {
        Seated first = join("gate-1");
        Seated second = join("chat-1", first);
        second.close();
        Until.holds("it is gone", 10, () -> first.names().size() == 1);
        Seated again = join("chat-1", first);
        assertEquals(second.self.number() % 4095 + 1, again.self.number());
    }

    private Seated join(String name, Seated... others) throws JoinException {
        return open("test", Optional.empty(), name, others);
    }

    private Seated open(String cluster, Optional<String> secret, String name, Seated... others) throws JoinException {
        return open(cluster, secret, name, List.of(others).stream().map(other -> other.roster.address()).toList());
    }

    private Seated open(String cluster, Optional<String> secret, String name, List<InetSocketAddress> others)
            throws JoinException {
        var listen = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var network = new ClusterConfig.Network(listen, others, secret, Optional.empty());
        var seated = new Seated(new InfinispanRoster(cluster, network));
        try {
            seated.join(name);
        } catch (JoinException e) {
            seated.close();
            throw e;
        }
        all.add(seated);
        return seated;
    }

    /// A roster and what it has told.
    static final class Seated implements AutoCloseable {
        final InfinispanRoster roster;
        final List<Membership> told = new CopyOnWriteArrayList<>();
        Member self = member("nobody");

        Seated(InfinispanRoster roster) {
            this.roster = roster;
        }

        void join(String name) throws JoinException {
            self = roster.join(member(name), told::add);
        }

        Membership latest() {
            return told.getLast();
        }

        List<String> names() {
            return latest().members().stream().map(Member::name).toList();
        }

        @Override
        public void close() {
            roster.close();
        }
    }

    static Member member(String name) {
        String id = name + "-" + UUID.randomUUID();
        var services = new TreeSet<>(List.of("RoomService"));
        return new Member(id, 0, name, Role.CHAT, "", Member.State.UP, services, "127.0.0.1:1", "", "");
    }
}
