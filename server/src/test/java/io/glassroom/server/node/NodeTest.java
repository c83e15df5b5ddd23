package io.glassroom.server.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.glassroom.protocol.packet.PacketType;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A whole node: what it serves over HTTP, and that several in one JVM have nothing in common.
class NodeTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private Node node;

    @BeforeEach
    void start() throws IOException {
        node = startOne("node-1");
    }

    @AfterEach
    void stop() {
        http.close();
        node.close();
    }

    private static Node startOne(String name) throws IOException {
        return Node.start(NodeConfig.builder().name(name).listen("127.0.0.1", 0).application(new Troubles()).build());
    }

    private HttpResponse<String> get(String path) throws Exception {
        URI page = URI.create("http://127.0.0.1:" + node.uri().getPort() + path);
        return http.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html; charset=utf-8, Glassroom",
        "/chat.html, text/html; charset=utf-8, chat.js",
        "/chat.html?name=ann&room=lobby, text/html; charset=utf-8, chat.js",
        "/glassroom.js, text/javascript; charset=utf-8, export",
        "/healthz, text/plain; charset=utf-8, ok",
        "/metrics, text/plain; charset=utf-8, glassroom_sessions"
    })
    void aPageIsServed(String path, String type, String content) throws Exception {
        HttpResponse<String> page = get(path);
        assertEquals(200, page.statusCode());
        assertEquals(type, page.headers().firstValue("content-type").orElseThrow().toLowerCase(Locale.ROOT));
        assertTrue(page.body().contains(content), page::body);
    }

    @Test
    void healthTellsOperatorsWhoTheNodeIs() throws Exception {
        HttpResponse<String> health = get("/health");
        assertEquals(200, health.statusCode());
        assertEquals("application/json", health.headers().firstValue("content-type").orElseThrow());
        JsonObject json = JsonParser.parseString(health.body()).getAsJsonObject();
        assertEquals("up", json.get("status").getAsString());
        assertEquals(node.name(), json.get("node").getAsString());
        assertEquals("all", json.get("role").getAsString());
        assertFalse(json.has("members"), "it is alone");
    }

    @Test
    void whatIsForOperatorsWantsTheirTokenIfTheyHaveOne() throws Exception {
        try (Node guarded = Node.start(NodeConfig.builder().listen("127.0.0.1", 0).operatorToken("open-sesame").build())) {
            assertEquals("{\"status\":\"up\"}\n", get(guarded, "/health", "").body());
            assertEquals("ok\n", get(guarded, "/healthz", "").body());
            HttpResponse<String> refused = get(guarded, "/metrics", "");
            assertEquals(401, refused.statusCode());
            assertEquals("Bearer", refused.headers().firstValue("www-authenticate").orElseThrow());
            assertEquals(401, get(guarded, "/metrics", "Bearer open-barley").statusCode());
            assertEquals(200, get(guarded, "/metrics", "Bearer open-sesame").statusCode());
            assertTrue(get(guarded, "/health", "Bearer open-sesame").body().contains("\"node\":\"node-1\""));
        }
    }

    private HttpResponse<String> get(Node from, String path, String authorization) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + from.uri().getPort() + path));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/ws/", "/../pom.xml", "/%2e%2e/pom.xml", "/META-INF/MANIFEST.MF", "/favicon", "//", "/chat.html/"})
    void everyOtherPathIsAPlain404(String path) throws Exception {
        HttpResponse<String> page = get(path);
        assertEquals(404, page.statusCode());
        assertEquals("There is nothing here.\n", page.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ws", "/nano", "/"})
    void theProtocolIsSpokenOnEachPath(String path) throws Exception {
        try (RawPeer peer = RawPeer.join(node.uri().resolve(path))) {
            peer.request(1, "Echo.Ping", "hi");
            assertEquals("1 hi", peer.heard());
        }
    }

    @Test
    void threeNodesInOneJvmHaveNothingInCommon() throws Exception {
        try (Node second = startOne("node-2");
                Node third = startOne("node-3");
                RawPeer one = RawPeer.join(node.uri());
                RawPeer two = RawPeer.join(second.uri());
                RawPeer three = RawPeer.join(third.uri())) {
            for (RawPeer peer : List.of(one, two, three)) {
                peer.request(1, "Room.Join", "{}");
                assertEquals("1 {\"code\":0}", peer.heard());
            }
            one.notify("Room.Message", "\"only here\"");
            assertEquals("onMessage \"only here\"", one.heard());
            two.request(2, "Echo.Ping", "not there");
            assertEquals("2 not there", two.heard());
            assertEquals(List.of(1, 1, 1), List.of(node, second, third).stream().map(each -> each.sessions().count()).toList());
            second.stop(Duration.ofSeconds(2));
            assertEquals(PacketType.KICK, two.next().type());
            three.request(3, "Echo.Ping", "still here");
            assertEquals("3 still here", three.heard());
            assertNotEquals(node.uri(), third.uri());
        }
    }

    @Test
    void aDrainTellsEachClientWhyAndTakesNobodyNew() throws Exception {
        try (RawPeer peer = RawPeer.join(node.uri())) {
            Thread draining = Thread.startVirtualThread(() -> node.stop(Duration.ofSeconds(5)));
            assertEquals("{\"reason\":\"server is shutting down\"}", peer.next().body().utf8());
            assertEquals(1001, peer.end().code());
            assertTrue(draining.join(Duration.ofSeconds(10)));
            assertThrows(ConnectException.class, () -> RawPeer.dial(node.uri()));
        }
    }

    @Test
    void aClientInTheMiddleOfItsHandshakeIsDismissedToo() throws Exception {
        try (RawPeer peer = RawPeer.open(node.uri())) {
            Until.holds("it is there", () -> node.sessions().count() == 1);
            Thread draining = Thread.startVirtualThread(() -> node.stop(Duration.ofSeconds(5)));
            assertEquals(1001, peer.end().code());
            assertTrue(draining.join(Duration.ofSeconds(10)));
        }
    }

    @Test
    void noneOfFiftyClientsMissesItsKick() throws Exception {
        for (int round = 0; round < 10; round++) {
            Node brief = startOne("brief");
            var peers = new ArrayList<RawPeer>();
            for (int i = 0; i < 5; i++) {
                peers.add(RawPeer.join(brief.uri()));
            }
            Thread draining = Thread.startVirtualThread(() -> brief.stop(Duration.ofSeconds(5)));
            for (RawPeer peer : peers) {
                assertEquals(PacketType.KICK, peer.next().type());
                assertEquals(1001, peer.end().code());
                peer.close();
            }
            assertTrue(draining.join(Duration.ofSeconds(10)));
        }
    }
}
