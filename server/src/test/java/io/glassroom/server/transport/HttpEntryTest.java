package io.glassroom.server.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.time.VirtualTime;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Plain HTTP and upgrades on one port.
class HttpEntryTest {

    private static final Pages PAGES = request -> request.path().equals("/")
            ? Optional.of(new Page(200, "text/html; charset=utf-8", Bytes.utf8("<p>Welcome 欢迎</p>")))
            : Optional.empty();

    private final VirtualTime time = new VirtualTime();
    private final EventLoops loops = new EventLoops(1);
    private final Recorder recorder = Recorder.echo();
    private final Recorder other = Recorder.silent();
    private final HttpClient browser = HttpClient.newHttpClient();
    private WebSocketAcceptor acceptor;

    @BeforeEach
    void start() throws Exception {
        acceptor = new WebSocketAcceptor(
                new TransportSettings(time),
                loops,
                WebSocketOptions.on(new InetSocketAddress("127.0.0.1", 0))
                        .withPages(PAGES)
                        .withOrigins(Set.of("https://example.org"))
                        .withEndpoint("/inspect", new WebSocketEndpoint(other, false)));
        acceptor.start(recorder);
    }

    @AfterEach
    void stop() {
        browser.close();
        acceptor.close();
        loops.close();
    }

    private HttpResponse<String> get(String method, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + acceptor.address().getPort() + path);
        return browser.send(
                HttpRequest.newBuilder(uri)
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .version(HttpClient.Version.HTTP_1_1)
                        .build(),
                BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private String headOf(String request) throws Exception {
        try (var client = new RawClient(acceptor.address())) {
            client.write(request.getBytes(StandardCharsets.ISO_8859_1));
            return client.readHead();
        }
    }

    @Test
    void aPageIsServedWithItsTypeAndSecurityHeaders() throws Exception {
        HttpResponse<String> response = get("GET", "/");
        assertEquals(200, response.statusCode());
        assertEquals("<p>Welcome 欢迎</p>", response.body());
        assertEquals("text/html; charset=utf-8", response.headers().firstValue("content-type").orElse(""));
        assertEquals("nosniff", response.headers().firstValue("x-content-type-options").orElse(""));
        assertEquals(
                "default-src 'self'; connect-src 'self' ws: wss:",
                response.headers().firstValue("content-security-policy").orElse(""));
    }

    @Test
    void aHeadRequestGetsTheLengthAndNoBody() throws Exception {
        HttpResponse<String> response = get("HEAD", "/");
        assertEquals(200, response.statusCode());
        assertEquals("", response.body());
        assertEquals("21", response.headers().firstValue("content-length").orElse(""));
    }

    @Test
    void anUnknownPathIs404() throws Exception {
        assertEquals(404, get("GET", "/nothing").statusCode());
        assertEquals(404, get("GET", "/ws").statusCode());
    }

    @Test
    void otherMethodsAre405() throws Exception {
        assertEquals(405, get("POST", "/").statusCode());
    }

    @Test
    void oneConnectionServesManyRequests() throws Exception {
        try (var client = new RawClient(acceptor.address())) {
            for (int i = 0; i < 3; i++) {
                client.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
                assertTrue(client.readHead().startsWith("HTTP/1.1 200 "));
                client.readBytes(21);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ws", "/nano", "/", "/ws?token=1"})
    void theProtocolIsServedOnEachPath(String path) throws Exception {
        try (var client = new RawClient(acceptor.address())) {
            client.upgrade(path);
            client.send((byte) 5);
            assertEquals(5, client.read().payload()[0]);
        }
    }

    @Test
    void aFurtherEndpointHasItsOwnHandler() throws Exception {
        try (var client = new RawClient(acceptor.address())) {
            client.upgrade("/inspect");
            client.send((byte) 5);
            assertEquals(5, other.next().bytes(1)[0]);
            assertTrue(recorder.sawNone());
        }
    }

    @Test
    void anUpgradeOnAnotherPathIs404() throws Exception {
        assertTrue(headOf(RawClient.upgradeRequest("/elsewhere")).startsWith("HTTP/1.1 404 "));
    }

    @Test
    void anotherSitesPageIsRefused() throws Exception {
        String head = headOf(RawClient.upgradeRequest("/ws", "Origin: https://evil.example"));
        assertTrue(head.startsWith("HTTP/1.1 403 "), head);
        assertTrue(recorder.sawNone());
    }

    @Test
    void anAllowedOriginIsNot() throws Exception {
        assertTrue(headOf(RawClient.upgradeRequest("/ws", "Origin: https://example.org")).startsWith("HTTP/1.1 101 "));
    }

    @Test
    void anUpgradeWithoutAKeyIsRefused() throws Exception {
        String request = RawClient.upgradeRequest("/ws").replaceFirst("Sec-WebSocket-Key: .*\r\n", "");
        assertTrue(headOf(request).startsWith("HTTP/1.1 400 "));
    }

    @Test
    void anotherVersionOfWebSocketIsTold13() throws Exception {
        String head = headOf(RawClient.upgradeRequest("/ws").replace("Version: 13", "Version: 8"));
        assertTrue(head.startsWith("HTTP/1.1 426 "), head);
        assertTrue(head.toLowerCase().contains("sec-websocket-version: 13"), head);
    }

    @Test
    void whatIsNotHttpIs400() throws Exception {
        assertTrue(headOf("\u0001\u0000\u0000\u0000 hello\r\n\r\n").startsWith("HTTP/1.1 400 "));
    }

    @Test
    void endlessHeadersAre400() throws Exception {
        String head = headOf("GET / HTTP/1.1\r\nX: " + "x".repeat(40_000) + "\r\n\r\n");
        assertTrue(head.startsWith("HTTP/1.1 400 "), head);
    }

    @Test
    void whoeverNeverFinishesARequestIsDisconnected() throws Exception {
        try (var client = new RawClient(acceptor.address())) {
            client.write("GET / HT".getBytes(StandardCharsets.ISO_8859_1));
            awaitDeadline();
            time.advance(HttpEntry.REQUEST_TIMEOUT);
            assertTrue(client.atEnd());
        }
    }

    @Test
    void anIdleKeepAliveConnectionIsClosed() throws Exception {
        try (var client = new RawClient(acceptor.address())) {
            client.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            client.readHead();
            client.readBytes(21);
            Recorder.settle(loops);
            time.advance(HttpEntry.REQUEST_TIMEOUT);
            assertTrue(client.atEnd());
        }
    }

    @Test
    void anUpgradedConnectionHasNoDeadline() throws Exception {
        try (var client = RawClient.open(acceptor)) {
            recorder.next();
            time.advance(HttpEntry.REQUEST_TIMEOUT.multipliedBy(10));
            client.send((byte) 5);
            assertEquals(5, client.read().payload()[0]);
        }
    }

    private void awaitDeadline() {
        while (time.pending() == 0) {
            Thread.onSpinWait();
        }
    }
}
