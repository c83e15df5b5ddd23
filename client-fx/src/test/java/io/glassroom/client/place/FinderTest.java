package io.glassroom.client.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.sun.net.httpserver.HttpServer;
import io.glassroom.client.place.Finder.Found;
import io.glassroom.protocol.client.Dialer;
import io.glassroom.protocol.client.OperatorToken;
import io.glassroom.protocol.client.SystemTime;
import io.glassroom.samples.chat.ChatApplication;
import io.glassroom.server.node.Node;
import io.glassroom.server.node.NodeConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Whatever a person may type, against real sockets.
class FinderTest {

    private final SystemTime time = new SystemTime("finder");
    private final Finder finder = new Finder(time, Dialer.standard());

    @AfterEach
    void release() {
        time.close();
    }

    @Test
    void nodeLetsItselfBeInspected() throws IOException {
        try (Node node = node(true)) {
            assertEquals(there(new Target.Inspected(node.uri())), finder.find(node.uri().toString(), false));
        }
    }

    @Test
    void nodeWantsTheTokenAndOneMayStillBeItsClient() throws IOException {
        var right = new OperatorToken("open-sesame");
        var config = NodeConfig.builder().listen("127.0.0.1", 0).operatorToken(right.text());
        try (Node node = Node.start(config.build())) {
            String address = node.uri().toString();
            assertEquals(Refusal.Kind.TOKEN_MISSING, refusal(address));
            var wrong = Optional.of(new OperatorToken("open-barley"));
            var refused = assertInstanceOf(Found.Nothing.class, finder.find(address, wrong, false));
            assertEquals(Refusal.Kind.TOKEN_WRONG, refused.why().kind());
            assertEquals(there(new Target.Inspected(node.uri(), Optional.of(right))), finder.find(address, Optional.of(right), false));
            assertEquals(there(new Target.Plain(node.uri())), finder.find(address, true));
        }
    }

    @Test
    void schemeMayBeLeftOut() throws IOException {
        try (Node node = node(true)) {
            String address = "127.0.0.1:" + node.uri().getPort();
            assertEquals(there(new Target.Inspected(URI.create("ws://" + address))), finder.find(address, false));
        }
    }

    @Test
    void personMayWantToBeAClientAllTheSame() throws IOException {
        try (Node node = node(true)) {
            assertEquals(there(new Target.Plain(node.uri())), finder.find(node.uri().toString(), true));
        }
    }

    @Test
    void serverWithoutInspectorIsOneToBeAClientOf() throws IOException {
        try (Node node = node(false)) {
            assertEquals(there(new Target.Plain(node.uri())), finder.find(node.uri().toString(), false));
        }
    }

    @Test
    void nobodyListens() {
        assertEquals(Refusal.Kind.REFUSED, refusal("ws://127.0.0.1:1/ws"));
        assertEquals(Refusal.Kind.REFUSED, refusal("tcp://127.0.0.1:1"));
    }

    @Test
    void hostIsUnknown() {
        assertEquals(Refusal.Kind.UNKNOWN_HOST, refusal("ws://no.such.host.invalid/ws"));
    }

    @Test
    void webServerIsNoServerOfThisProtocol() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        try {
            assertEquals(Refusal.Kind.OTHER_PROTOCOL, refusal("ws://127.0.0.1:" + server.getAddress().getPort() + "/ws"));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void textIsNoAddress() {
        assertEquals(Refusal.Kind.ADDRESS, refusal("over there"));
        assertEquals(Refusal.Kind.ADDRESS, refusal("http://127.0.0.1/"));
    }

    private static Found there(Target target) {
        return new Found.There(target);
    }

    private Refusal.Kind refusal(String address) {
        return assertInstanceOf(Found.Nothing.class, finder.find(address, false)).why().kind();
    }

    private static Node node(boolean webSocket) throws IOException {
        var config = NodeConfig.builder().listen("127.0.0.1", 0).application(new ChatApplication());
        return Node.start((webSocket ? config : config.tcp()).build());
    }
}
