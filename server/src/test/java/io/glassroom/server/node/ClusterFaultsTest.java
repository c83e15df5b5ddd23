package io.glassroom.server.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.client.ClientState;
import io.glassroom.protocol.client.GlassroomClient;
import io.glassroom.server.fixture.SplitNetwork;
import io.glassroom.server.node.FaultGround.Joined;
import io.glassroom.server.node.FaultGround.Name;
import io.glassroom.server.node.FaultGround.Said;
import io.glassroom.server.node.FaultGround.State;
import io.glassroom.server.node.FaultGround.Total;
import io.glassroom.server.node.FaultGround.Where;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of a cluster when its processes are killed, hang, end and come back.
@Tag("cluster")
class ClusterFaultsTest {

    private static final Duration SOON = Duration.ofSeconds(3);
    private static final Duration HUNG = Duration.ofSeconds(10);
    private static final Name NOBODY = new Name("");

    /// What becomes of two nodes that serve, behind one gate.
    @Nested
    class ChatNodes extends SharedCluster {

        @Override
        ClusterProcesses start() throws Exception {
            return ClusterProcesses.start("gate-1", "chat-1", "chat-2");
        }

        @Test
        void aKilledChatNodeLeavesNoRequestUnansweredAndItsSessionsGoOnElsewhere() throws Exception {
            ClusterProcesses cluster = cluster();
            List<GlassroomClient> clients = clients(cluster, "gate-1", 8);
            GlassroomClient guest = cluster.client("gate-1");
            var reset = new CompletableFuture<List<String>>();
            guest.onServiceReset(reset::complete);
            long home = ask(guest, "Hall.join", NOBODY, Joined.class).node();
            try (Load load = Load.on(clients, "Probe.work")) {
                Until.holds("both nodes serve", () -> nodes(load).size() == 2 && load.answered() > 100);

                cluster.node(cluster.named(home)).kill();
                long killed = System.nanoTime();
                Until.holds("all that was in flight has its answer", SOON, () -> load.openSince(killed) == 0);
                assertEquals(List.of("Hall"), reset.get(1, TimeUnit.SECONDS));
                assertEquals(Set.of(503), load.refused().keySet(), load::toString);
                assertEquals(0, load.lost(), load::toString);

                long refused = load.refused().get(503);
                load.forget();
                Until.holds("each client is served again", SOON, () -> load.served().size() == clients.size());
                assertEquals(1, nodes(load).size(), load::toString);
                assertEquals(refused, load.refused().get(503), "refused though there is another node");
                assertEquals(0, load.wrong(), load::toString);
            }
            assertNotEquals(home, ask(guest, "Hall.join", NOBODY, Joined.class).node());
        }

        @Test
        void aHungNodeIsTreatedAsDeadAndJoinsAgainWhenItWakesUp() throws Exception {
            ClusterProcesses cluster = cluster();
            List<GlassroomClient> clients = clients(cluster, "gate-1", 6);
            try (Load load = Load.on(clients, "Probe.work")) {
                Until.holds("both nodes serve", () -> nodes(load).size() == 2);
                cluster.node("chat-2").pause();
                long hung = System.nanoTime();
                cluster.awaitMembers(2, HUNG, List.of("gate-1", "chat-1"));
                Until.holds("what it had is answered", SOON, () -> load.openSince(hung) == 0);
                load.forget();
                Until.holds("the other serves all", SOON, () -> load.served().size() == clients.size());

                cluster.node("chat-2").resume();
                cluster.awaitMembers(3, Duration.ofSeconds(20), List.of("gate-1", "chat-1", "chat-2"));
                Until.holds("it serves newcomers", HUNG, () -> servesNewcomers(cluster, "gate-1", "chat-2"));
                assertEquals(0, load.lost() + load.wrong(), load::toString);
                assertEquals(Set.of(503), load.refused().keySet(), load::toString);
            }
        }

        @Test
        void aNodeThatIsStartedAgainOnItsAddressServesAtOnce() throws Exception {
            ClusterProcesses cluster = cluster();
            GlassroomClient client = cluster.client("gate-1");
            for (String name : List.of("chat-1", "gate-1")) {
                cluster.node(name).kill();
                cluster.launch(name).ready();
                Until.holds(name + " serves", SOON, () -> servesNewcomers(cluster, "gate-1", "chat-1"));
            }
            Until.holds("the old client is back", SOON, () -> refusal(client, "Hall.join").isEmpty());
        }
    }

    /// What becomes of two gates before one node that serves. Whoever pushes to a slow one waits.
    @Nested
    class Gates extends SharedCluster {

        @Override
        ClusterProcesses start() throws Exception {
            List<String> options = List.of("--line-queue", "1m", "--queue-packets", "100000", "--queue-bytes", "100m");
            return ClusterProcesses.start("test", options, "gate-1", "gate-2", "chat-1");
        }

        @Test
        void theSessionsOfAKilledGateLeaveAllGroupsAndNobodyPushesToThem() throws Exception {
            ClusterProcesses cluster = cluster();
            for (GlassroomClient gone : clients(cluster, "gate-1", 5)) {
                ask(gone, "Hall.join", NOBODY, Joined.class);
            }
            GlassroomClient stays = cluster.client("gate-2");
            assertEquals(6, ask(stays, "Hall.join", NOBODY, Joined.class).members());

            cluster.node("gate-1").kill();
            Until.holds("one member is left", SOON, () -> state(stays).members().size() == 1);
            long sent = state(stays).sent();
            long missed = state(stays).missed();
            ask(stays, "Hall.say", new Said(0, "who is there?"), Said.class);
            assertEquals(sent + 1, state(stays).sent());
            assertEquals(missed, state(stays).missed());
        }

        @Test
        void aHungGateIsTreatedAsDeadAndItsClientsCanComeBackWhenItWakesUp() throws Exception {
            ClusterProcesses cluster = cluster();
            GlassroomClient hung = cluster.client("gate-1");
            ask(hung, "Hall.join", NOBODY, Joined.class);
            GlassroomClient other = cluster.client("gate-2");
            assertEquals(2, ask(other, "Hall.join", NOBODY, Joined.class).members());
            cluster.node("gate-1").pause();
            Until.holds("its session has left", HUNG.plus(SOON), () -> state(other).members().size() == 1);

            cluster.node("gate-1").resume();
            cluster.awaitMembers(3, Duration.ofSeconds(20), List.of("gate-1", "gate-2", "chat-1"));
            Until.holds("its client is served", HUNG, () -> refusal(hung, "Hall.join").isEmpty());
            assertEquals(2, state(other).members().size());
        }

        @Test
        void aHungGateSlowsARoomDownIfThatIsThePolicyUntilItIsTreatedAsDead() throws Exception {
            ClusterProcesses cluster = cluster();
            int pushes = 2000; // 20 MB, more than kernels keep
            ask(cluster.client("gate-1"), "Hall.join", NOBODY, Joined.class);
            GlassroomClient reader = cluster.client("gate-2");
            var heard = new AtomicInteger();
            reader.on("onSaid", Said.class, said -> heard.incrementAndGet());
            ask(reader, "Hall.join", NOBODY, Joined.class);
            cluster.node("gate-1").pause();

            reader.notify("Hall.flood", new FaultGround.Flood(pushes, 10_000));
            Until.holds("a line is full", HUNG, () -> cluster.metric("chat-1", "glassroom_cluster_waiting_bytes") > 900_000);
            assertTrue(heard.get() < pushes, "nobody has waited");
            assertTrue(cluster.metric("chat-1", "glassroom_cluster_waiting_bytes") < 2 << 20, "more than the queue may hold");
            Until.holds(() -> "all is pushed in the end, not " + heard, Duration.ofSeconds(30), () -> heard.get() == pushes);
            assertEquals(0, cluster.metric("chat-1", "glassroom_cluster_shed_total"));
        }
    }

    /// What becomes of a cluster of all roles.
    @Nested
    class Everybody extends SharedCluster {

        @Override
        ClusterProcesses start() throws Exception {
            return ClusterProcesses.start("gate-1", "gate-2", "chat-1", "chat-2", "master-1");
        }

        @Test
        void chatGoesOnWithoutTheMasterAndFindsItAgain() throws Exception {
            ClusterProcesses cluster = cluster();
            GlassroomClient guest = cluster.client("gate-1");
            ask(guest, "Hall.join", NOBODY, Joined.class);
            assertEquals(1, ask(guest, "Probe.count", NOBODY, Total.class).total());
            try (Load load = Load.on(clients(cluster, "gate-1", 4), "Probe.work")) {
                Until.holds("there is load", () -> load.answered() > 50);
                cluster.node("master-1").kill();
                Until.holds("nobody counts", SOON, () -> refusal(guest, "Probe.count").contains("503"));
                ask(guest, "Hall.say", new Said(0, "still here"), Said.class);

                cluster.launch("master-1").ready();
                Until.holds("somebody counts", SOON, () -> refusal(guest, "Probe.count").isEmpty());
                assertEquals(Map.of(), load.refused(), load::toString);
                assertEquals(0, load.lost() + load.wrong(), load::toString);
            }
        }

        @Test
        void aRestartOfAllNodesOneAfterTheOtherLosesNoRequest() throws Exception {
            ClusterProcesses cluster = cluster();
            List<GlassroomClient> clients = clients(cluster, "gate-1", 4);
            clients.addAll(clients(cluster, "gate-2", 4));
            try (Load load = Load.on(clients, "Probe.work")) {
                for (String name : List.of("master-1", "chat-1", "chat-2", "gate-1", "gate-2")) {
                    long before = load.answered();
                    Until.holds("there is load", () -> load.answered() > before + 50);
                    int told = cluster.node(name).err().size();
                    cluster.node(name).terminate();
                    assertEquals(0, cluster.node(name).exitCode(), name);
                    assertEquals(List.of(), cluster.node(name).err().stream().skip(told).toList(), name);
                    cluster.launch(name).ready();
                    cluster.awaitMembers(5);
                }
                load.forget();
                Until.holds("all are served", () -> load.served().size() == clients.size());
                assertEquals(Map.of(), load.refused(), load::toString);
                assertEquals(0, load.lost() + load.wrong(), load::toString);
            }
        }
    }

    @Test
    void pushesToAHungGateAreShedIfThatIsThePolicyAndTheOthersGetAll() throws Exception {
        List<String> options = List.of("--line-queue", "1m", "--line-full", "shed");
        try (ClusterProcesses cluster = ClusterProcesses.start("test", options, "gate-1", "gate-2", "chat-1")) {
            ask(cluster.client("gate-1"), "Hall.join", NOBODY, Joined.class);
            GlassroomClient reader = cluster.client("gate-2");
            var heard = new AtomicInteger();
            reader.on("onSaid", Said.class, said -> heard.incrementAndGet());
            ask(reader, "Hall.join", NOBODY, Joined.class);
            cluster.node("gate-1").pause();

            int pushes = 0;
            while (state(reader).missed() == 0) { // kernels keep some megabytes before a line is full
                assertTrue(pushes < 20_000, "none was shed, and nobody was treated as dead");
                reader.notify("Hall.flood", new FaultGround.Flood(50, 10_000));
                pushes += 50;
                int all = pushes;
                Until.holds("the gate that is well gets all", () -> heard.get() == all);
            }
            assertTrue(cluster.metric("chat-1", "glassroom_cluster_shed_total") > 0, "not counted");
            assertTrue(cluster.metric("chat-1", "glassroom_cluster_waiting_bytes") < 2 << 20, "more than the queue may hold");
        }
    }

    @Test
    void twoHalvesThatLostEachOtherBecomeOneClusterAgainWithOneSessionForEachUid(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "known to both halves");
        var halves = new LinkedHashMap<String, SplitNetwork.Half>();
        List<String> left = List.of("gate-1", "chat-1", "master-1");
        List<String> right = List.of("gate-2", "chat-2");
        left.forEach(name -> halves.put(name, SplitNetwork.Half.LEFT));
        right.forEach(name -> halves.put(name, SplitNetwork.Half.RIGHT));
        try (SplitNetwork network = SplitNetwork.openOrSkip();
                ClusterProcesses cluster = ClusterProcesses.start(network, secret, halves)) {
            GlassroomClient older = cluster.client("gate-1");
            ask(older, "Probe.login", new Name("ann"), Where.class);
            GlassroomClient witness = cluster.client("gate-2");
            Until.holds("the other half knows her", SOON, () -> gateOf(witness, "ann").equals("gate-1"));

            network.cut();
            cluster.awaitMembers(left.size(), HUNG.plus(SOON), left);
            cluster.awaitMembers(right.size(), HUNG.plus(SOON), right);
            GlassroomClient newer = cluster.client("gate-2");
            ask(newer, "Probe.login", new Name("ann"), Where.class);
            Until.holds("she is online in both halves", SOON, () -> gateOf(newer, "ann").equals("gate-2")
                    && gateOf(older, "ann").equals("gate-1"));
            assertTrue(older.state() instanceof ClientState.Working, () -> older.state().toString());

            network.heal();
            cluster.awaitMembers(5, Duration.ofSeconds(30), List.copyOf(halves.keySet()));
            ClientState.Closed end = older.closed().get(10, TimeUnit.SECONDS);
            assertEquals(4005, end.code(), end::toString);
            GlassroomClient neighbour = cluster.client("gate-1");
            Until.holds("both halves find her at one gate", SOON, () -> gateOf(neighbour, "ann").equals("gate-2")
                    && gateOf(witness, "ann").equals("gate-2"));
            assertTrue(newer.state() instanceof ClientState.Working, () -> newer.state().toString());
        }
    }

    @Test
    void ofTwoThatGotTheSameNumberInDifferentHalvesOneGivesWayAndIsBackUnderAnother(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "known to both halves");
        var halves = new LinkedHashMap<String, SplitNetwork.Half>();
        List.of("gate-1", "chat-1").forEach(name -> halves.put(name, SplitNetwork.Half.LEFT));
        List.of("gate-2", "chat-2").forEach(name -> halves.put(name, SplitNetwork.Half.RIGHT));
        try (SplitNetwork network = SplitNetwork.openOrSkip();
                ClusterProcesses cluster = ClusterProcesses.start(network, secret, halves)) {
            network.cut();
            cluster.awaitMembers(2, HUNG.plus(SOON), List.copyOf(halves.keySet()));
            for (String name : List.of("chat-1", "chat-2")) {
                cluster.node(name).kill();
                cluster.launch(name).ready();
            }

            network.heal();
            Until.holds("one has given way", Duration.ofSeconds(30), () -> Stream.of("chat-1", "chat-2")
                    .flatMap(name -> cluster.node(name).err().stream())
                    .anyMatch(line -> line.contains("gives way")));
            cluster.awaitMembers(4, Duration.ofSeconds(30), List.copyOf(halves.keySet()));
            for (String gate : List.of("gate-1", "gate-2")) {
                for (String chat : List.of("chat-1", "chat-2")) {
                    Until.holds(chat + " serves", SOON, () -> servesNewcomers(cluster, gate, chat));
                }
            }
        }
    }

    /// Where a client's node finds a uid.
    private static String gateOf(GlassroomClient client, String uid) {
        return client.request("Probe.find", new Name(uid), Where.class).join().gate();
    }

    private static List<GlassroomClient> clients(ClusterProcesses cluster, String gate, int count) throws Exception {
        var clients = new ArrayList<GlassroomClient>();
        for (int i = 0; i < count; i++) {
            clients.add(cluster.client(gate));
        }
        return clients;
    }

    private static <T> T ask(GlassroomClient client, String route, Object body, Class<T> answer) throws Exception {
        return client.request(route, body, answer).get(20, TimeUnit.SECONDS);
    }

    private static State state(GlassroomClient client) {
        return client.request("Window.state", NOBODY, State.class).join();
    }

    /// With what a request was refused; empty if it was not.
    private static String refusal(GlassroomClient client, String route) {
        try {
            client.request(route, NOBODY).get(20, TimeUnit.SECONDS);
            return "";
        } catch (ExecutionException e) {
            return String.valueOf(e.getCause());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /// Whether one of two new sessions, which are spread evenly, comes to this node.
    private static boolean servesNewcomers(ClusterProcesses cluster, String gate, String node) {
        for (int i = 0; i < 2; i++) {
            try (GlassroomClient client = cluster.client(gate)) {
                var asked = new FaultGround.Asked("newcomer", i);
                long pid = ask(client, "Probe.echo", asked, FaultGround.Answered.class).node();
                if (cluster.node(node).pid() == pid) {
                    return true;
                }
            } catch (Exception e) {
                return false;
            }
        }
        return false;
    }

    private static Set<Long> nodes(Load load) {
        var all = new TreeSet<Long>();
        load.served().values().forEach(all::addAll);
        return all;
    }
}
