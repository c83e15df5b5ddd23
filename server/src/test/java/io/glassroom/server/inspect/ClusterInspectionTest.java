package io.glassroom.server.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.glassroom.protocol.client.ClusterInspector;
import io.glassroom.protocol.client.ClusterListener;
import io.glassroom.protocol.client.Dialer;
import io.glassroom.protocol.client.OperatorToken;
import io.glassroom.protocol.client.SystemTime;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.NodeInfo;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapEvent.HopKind;
import io.glassroom.protocol.tap.TapEvent.MemberStep;
import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.tap.TapRecord;
import io.glassroom.server.transport.EventLoops;
import io.glassroom.server.transport.TransportSettings;
import io.glassroom.server.transport.WebSocketAcceptor;
import io.glassroom.server.transport.WebSocketEndpoint;
import io.glassroom.server.transport.WebSocketOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Inspectors of several nodes on real sockets, watched from outside. What the nodes tell is made up.
class ClusterInspectionTest {

    private static final String TOKEN = "open-sesame";

    private final SystemTime time = new SystemTime("inspection");
    private final EventLoops loops = new EventLoops(1);
    private final Map<String, NodeInfo> members = new ConcurrentHashMap<>();
    private final List<AutoCloseable> open = new ArrayList<>();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final ClusterListener listener = new ClusterListener() {
        @Override
        public void hello(TapLine.Hello hello) {
            heard.add("hello " + hello.node());
        }

        @Override
        public void records(String node, List<TapRecord> records) {
            records.forEach(record -> heard.add(node + " " + record.sequence() + " " + what(record.event())));
        }

        @Override
        public void lost(String node, long count) {
            heard.add(node + " lost " + count);
        }

        @Override
        public void gone(String node, String reason) {
            heard.add("gone " + node);
        }

        @Override
        public void blind(String reason, boolean forGood) {
            heard.add("blind " + forGood + " " + reason);
        }
    };

    @AfterEach
    void release() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
        loops.close();
        time.close();
    }

    @Test
    void nodesThatComeAndGoAreWatchedFromOneOfThem() throws Exception {
        Front gate = new Front("gate-1", 0);
        Front chat = new Front("chat-1", 0);
        watch(gate, Optional.of(new OperatorToken(TOKEN)));
        await("hello gate-1");
        await("hello chat-1");

        var hop = new TapEvent.Cluster.Hop(Direction.OUT, "chat-1", HopKind.REQUEST, "Room.Join", "c1@gate-1", 1, 1, 80);
        gate.hub.emit(new FlowId(5), hop);
        await("gate-1 1 REQUEST");
        chat.hub.emit(new FlowId(5), new TapEvent.Cluster.Hop(Direction.IN, "gate-1", HopKind.REQUEST, "Room.Join", "c1@gate-1", 1, 1, 80));
        await("chat-1 1 REQUEST");

        Front late = new Front("chat-2", 0);
        gate.tell(late.info(), MemberStep.JOINED);
        await("gate-1 2 JOINED");
        await("hello chat-2");

        late.close();
        await("gone chat-2");
        gate.tell(late.info(), MemberStep.LEFT);
        await("gate-1 3 LEFT");

        Front again = new Front("chat-2", late.port);
        gate.tell(again.info(), MemberStep.JOINED);
        await("gate-1 4 JOINED");
        await("hello chat-2");
        again.tell(gate.info(), MemberStep.JOINED);
        await("chat-2 1 JOINED");
    }

    @Test
    void nobodyIsWatchedWithoutTheToken() throws Exception {
        watch(new Front("gate-1", 0), Optional.of(new OperatorToken("open-barley")));
        await("blind true this is not the operator's token");
    }

    private void watch(Front entry, Optional<OperatorToken> token) {
        URI address = URI.create("ws://127.0.0.1:" + entry.port + "/ws");
        open.add(ClusterInspector.open(address, token, true, listener, time, Dialer.standard()));
    }

    private void await(String event) throws InterruptedException {
        assertEquals(event, heard.poll(10, TimeUnit.SECONDS));
    }

    private static String what(TapEvent event) {
        return switch (event) {
            case TapEvent.Cluster.Hop hop -> hop.what().name();
            case TapEvent.Cluster.Change change -> change.what().name();
            default -> throw new AssertionError(event);
        };
    }

    /// What a watcher sees of a node.
    private final class Front implements AutoCloseable {

        private final String name;
        private final TapHub hub;
        private final WebSocketAcceptor acceptor;
        private final int port;

        Front(String name, int port) throws IOException {
            this.name = name;
            this.hub = new TapHub(name, time);
            var inspector = new InspectorEndpoint(hub, time, this::hello, new Operators(Optional.of(TOKEN)));
            this.acceptor = new WebSocketAcceptor(
                    new TransportSettings(time),
                    loops,
                    WebSocketOptions.on(new InetSocketAddress("127.0.0.1", port))
                            .withEndpoint(InspectorEndpoint.PATH, new WebSocketEndpoint(inspector, false)));
            acceptor.start(connection -> {
                throw new AssertionError("nobody is a client here");
            });
            this.port = acceptor.address().getPort();
            members.put(name, info());
            open.add(this);
        }

        NodeInfo info() {
            return new NodeInfo(name, name.substring(0, 4), "", "ws://0.0.0.0:" + port + "/inspect", "", List.of());
        }

        void tell(NodeInfo member, MemberStep step) {
            hub.emit(FlowId.NONE, new TapEvent.Cluster.Change(member, step, 1, ""));
        }

        private TapLine.Hello hello() {
            return new TapLine.Hello(
                    name, "0.1", RouteDictionary.EMPTY, Duration.ZERO, "json", List.of(), "demo", List.copyOf(members.values()));
        }

        @Override
        public void close() {
            members.remove(name, info());
            acceptor.close();
        }
    }
}
