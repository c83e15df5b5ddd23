package io.glassroom.server.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.glassroom.protocol.client.ClusterInspector;
import io.glassroom.protocol.client.ClusterListener;
import io.glassroom.protocol.client.Dialer;
import io.glassroom.protocol.client.SystemTime;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.NodeInfo;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapEvent.HopKind;
import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.tap.TapRecord;
import io.glassroom.server.component.Role;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A cluster in this JVM, inspected through sockets as from anywhere else.
@Timeout(60)
class ClusterWatchTest {

    private final Hall.Book book = new Hall.Book();
    private final SystemTime time = new SystemTime("watchers");
    private final List<TapLine.Hello> hellos = new CopyOnWriteArrayList<>();
    private final List<TapRecord> records = new CopyOnWriteArrayList<>();
    private final List<String> gone = new CopyOnWriteArrayList<>();
    private final ClusterListener listener = new ClusterListener() {
        @Override
        public void hello(TapLine.Hello hello) {
            hellos.add(hello);
        }

        @Override
        public void records(String node, List<TapRecord> more) {
            records.addAll(more);
        }

        @Override
        public void lost(String node, long count) {}

        @Override
        public void gone(String node, String reason) {
            gone.add(node);
        }

        @Override
        public void blind(String reason, boolean forGood) {}
    };
    private EmbeddedCluster cluster;

    @BeforeEach
    void start() throws Exception {
        cluster = EmbeddedCluster.start(Hall.plan(book, Role.MASTER, Role.CHAT, Role.CHAT, Role.GATE, Role.GATE));
    }

    @AfterEach
    void stop() {
        cluster.close();
        time.close();
    }

    @Test
    void oneNodeLeadsToAllAndEachNamesAllMembers() throws Exception {
        try (var _ = watch("chat-1")) {
            Until.holds("all are seen", () -> hellos.size() == 5);
            Set<String> all = Set.of("master-1", "chat-1", "chat-2", "gate-1", "gate-2");
            assertEquals(all, hellos.stream().map(TapLine.Hello::node).collect(Collectors.toSet()));
            for (TapLine.Hello hello : hellos) {
                assertEquals("hall", hello.cluster());
                assertEquals(all, hello.members().stream().map(NodeInfo::node).collect(Collectors.toSet()));
            }
        }
    }

    @Test
    void messageIsFollowedThroughTheNodesByItsFlowAndTheNumbersOfItsHops() throws Exception {
        try (var _ = watch("gate-1")) {
            Until.holds("all are seen", () -> hellos.size() == 5);
            try (RawPeer ann = RawPeer.join(uri("gate-1"))) {
                ann.request(1, "Room.Order", "x");
                Until.holds("the answer is back", () -> hops(HopKind.RESPONSE).size() == 2);
                Until.holds("the pushes are told at both ends", () -> hops(HopKind.PUSH).size() == 22);
            }
            List<TapRecord> requests = hops(HopKind.REQUEST);
            assertEquals(2, requests.size());
            assertEquals(1, requests.stream().map(record -> hop(record).number()).distinct().count());
            long flow = requests.getFirst().flow().value();
            assertTrue(flow >> 40 > 0 && flow < 1L << 53, () -> "flow " + flow);
            for (HopKind kind : List.of(HopKind.REQUEST, HopKind.RESPONSE, HopKind.PUSH)) {
                for (TapRecord record : hops(kind)) {
                    assertEquals(flow, record.flow().value());
                    assertTrue(hop(record).client().matches("c\\d@gate-1") && hop(record).bytes() > 0, record::toString);
                }
            }
            TapRecord sent = requests.stream().filter(record -> hop(record).direction() == Direction.OUT).findFirst().orElseThrow();
            assertEquals("gate-1", sent.node());
            assertEquals("Room.Order", hop(sent).route());
        }
    }

    @Test
    void gateTellsThatItAskedBeforeItTellsOfTheAnswer() throws Exception {
        try (var _ = watch("gate-1")) {
            Until.holds("all are seen", () -> hellos.size() == 5);
            try (RawPeer ann = RawPeer.join(uri("gate-1"))) {
                for (int mid = 1; mid <= 200; mid++) {
                    ann.request(mid, "Room.Where", "");
                    ann.heard();
                }
            }
            Until.holds("all answers are told", () -> hops(HopKind.RESPONSE).size() == 400);
            List<HopKind> atGate = records.stream()
                    .filter(record -> record.node().equals("gate-1") && record.event() instanceof TapEvent.Cluster.Hop)
                    .map(record -> hop(record).what())
                    .filter(what -> what == HopKind.REQUEST || what == HopKind.RESPONSE)
                    .toList();
            for (int i = 0; i < 400; i++) {
                assertEquals(i % 2 == 0 ? HopKind.REQUEST : HopKind.RESPONSE, atGate.get(i), "hop " + i);
            }
        }
    }

    @Test
    void nodeThatIsKilledAndStartedAgainIsSeenToGoAndToComeBack() throws Exception {
        try (var _ = watch("gate-1")) {
            Until.holds("all are seen", () -> hellos.size() == 5);
            cluster.kill("chat-2");
            Until.holds("it is missed", () -> gone.contains("chat-2"));
            Until.holds("the others say so", () -> changes(TapEvent.MemberStep.LEFT, "chat-2") == 4);
            cluster.start("chat-2");
            Until.holds("it is back", () -> hellos.size() == 6);
            Until.holds("the others say so", () -> changes(TapEvent.MemberStep.JOINED, "chat-2") == 4);
            assertEquals("chat-2", hellos.getLast().node());
        }
    }

    @Test
    void watchPrintsPacketsAndHopsOfAllNodesInTheSameColumns() throws Exception {
        var out = new StringWriter();
        var root = new CommandRoot(new PrintWriter(out, true), new PrintWriter(new StringWriter(), true), false);
        var code = CompletableFuture.supplyAsync(() ->
                root.run(() -> Stream.of(WatchCommand.class), "watch", uri("gate-1").toString(), "--columns", "120"));
        Until.holds("all are seen", () -> out.toString().lines().filter(line -> line.contains("cluster hall of 5 nodes")).count() == 5);
        try (RawPeer ann = RawPeer.join(uri("gate-1"))) {
            ann.request(1, "Room.Where", "");
            Until.holds("the answer is shown", () -> out.toString().contains("↩ Room.Where"));
            Until.holds("its hop is shown", () -> out.toString().lines().anyMatch(line -> line.contains("⇢ Hop        Response")));
        }
        cluster.stop("chat-2");
        Until.holds("it is told to leave", () -> out.toString().contains("- left"));
        cluster.close();
        assertEquals(1, code.get());
        List<String> lines = out.toString().lines().filter(line -> line.contains("Room.Where")).toList();
        assertTrue(lines.stream().anyMatch(line -> line.matches("\\S+  c\\d           → gate-1        ▣ Data       Request   Room.Where .*")), out::toString);
        assertTrue(lines.stream().anyMatch(line -> line.matches("\\S+  gate-1       → chat-\\d        ⇢ Hop        Request   Room.Where .*  c\\d")), out::toString);
        List<String> hops = out.toString().lines().filter(line -> line.contains("⇢ Hop")).toList();
        int answer = hops.indexOf(hops.stream().filter(line -> line.contains("Hop        Response")).findFirst().orElseThrow());
        assertTrue(hops.subList(0, answer).stream().anyMatch(line -> line.contains("Request   Room.Where")), out::toString);
        assertEquals(1, out.toString().lines().filter(line -> line.contains("- left") && line.contains("chat-2")).count(), out::toString);
    }

    @Test
    void healthNamesTheMembersAndSaysWhenTheNodeDrains() throws Exception {
        try (HttpClient balancer = HttpClient.newHttpClient(); RawPeer ann = RawPeer.join(uri("gate-1"))) {
            URI page = URI.create("http://127.0.0.1:" + uri("gate-1").getPort() + "/health");
            Until.holds("the gate has heard of all", () -> health(balancer, page).getAsJsonArray("members").size() == 5);
            HttpResponse<String> up = get(balancer, page);
            JsonObject health = health(balancer, page);
            assertEquals(200, up.statusCode());
            assertEquals("hall", health.get("cluster").getAsString());
            assertTrue(health.get("lines").getAsInt() > 0, health::toString);
            assertFalse(health.toString().contains("127.0.0.1"), "addresses are nobody's business");

            ann.request(1, "Room.Wait", "x");
            book.waiting.acquire();
            Thread draining = Thread.startVirtualThread(() -> cluster.stop("gate-1"));
            Until.holds("it drains", () -> get(balancer, page).statusCode() == 503); // over the same connection
            book.permits.release();
            assertEquals("1 x", ann.heard());
            draining.join();
        }
    }

    private static JsonObject health(HttpClient client, URI page) {
        return JsonParser.parseString(get(client, page).body()).getAsJsonObject();
    }

    private static HttpResponse<String> get(HttpClient client, URI page) {
        try {
            return client.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private ClusterInspector watch(String node) {
        return ClusterInspector.open(uri(node), Optional.empty(), true, listener, time, Dialer.standard());
    }

    private URI uri(String node) {
        return cluster.node(node).orElseThrow().uri();
    }

    private List<TapRecord> hops(HopKind kind) {
        return records.stream()
                .filter(record -> record.event() instanceof TapEvent.Cluster.Hop hop && hop.what() == kind)
                .toList();
    }

    private static TapEvent.Cluster.Hop hop(TapRecord record) {
        return (TapEvent.Cluster.Hop) record.event();
    }

    private long changes(TapEvent.MemberStep step, String member) {
        return records.stream()
                .filter(record -> record.event() instanceof TapEvent.Cluster.Change change
                        && change.what() == step
                        && change.member().node().equals(member)
                        && !record.node().equals(member))
                .count();
    }
}
