package io.glassroom.server.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.Tap;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapEvent.Transport;
import io.glassroom.protocol.tap.TapEvent.TransportStep;
import io.glassroom.protocol.time.VirtualTime;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the transport tells whoever watches.
class TransportTapTest implements Tap {

    private final EventLoops loops = new EventLoops(1);
    private final Recorder recorder = Recorder.silent();
    private final Recorder inspected = Recorder.silent();
    private final List<TapEvent> events = new CopyOnWriteArrayList<>();
    private volatile boolean active = true;
    private final WebSocketAcceptor acceptor = new WebSocketAcceptor(
            new TransportSettings(new VirtualTime()).withTap(this),
            loops,
            WebSocketOptions.on(new InetSocketAddress("127.0.0.1", 0))
                    .withEndpoint("/inspect", new WebSocketEndpoint(inspected, false)));

    @Override
    public boolean active() {
        return active;
    }

    @Override
    public void emit(FlowId flow, TapEvent event) {
        events.add(event);
    }

    @BeforeEach
    void start() throws Exception {
        acceptor.start(recorder);
    }

    @AfterEach
    void stop() {
        acceptor.close();
        loops.close();
    }

    /// Sends two packets in one task, and waits until the client has them.
    private static void sendTwo(Connection connection, RawClient client) throws Exception {
        connection.execute(() -> {
            connection.send(Bytes.utf8("one"));
            connection.send(Bytes.utf8("three"));
        });
        client.read();
        client.read();
    }

    @Test
    void aFlushTellsHowManyPacketsAndBytes() throws Exception {
        try (var client = RawClient.open(acceptor)) {
            Connection connection = recorder.next().connection;
            sendTwo(connection, client);
            Recorder.settle(loops);
            assertEquals(List.of(new Transport(connection.id(), TransportStep.FLUSHED, 2, 12)), events);
        }
    }

    @Test
    void pausingAndResumingAreToldOnceEach() throws Exception {
        try (var client = RawClient.open(acceptor)) {
            Connection connection = recorder.next().connection;
            connection.pauseReading();
            connection.pauseReading();
            connection.resumeReading();
            Recorder.settle(loops);
            assertEquals(
                    List.of(
                            new Transport(connection.id(), TransportStep.PAUSED, 0, 0),
                            new Transport(connection.id(), TransportStep.RESUMED, 0, 0)),
                    events);
            client.vanish();
        }
    }

    @Test
    void theInspectorsOwnConnectionIsNotTold() throws Exception {
        try (var client = new RawClient(acceptor.address())) {
            client.upgrade("/inspect");
            sendTwo(inspected.next().connection, client);
            Recorder.settle(loops);
            assertTrue(events.isEmpty());
        }
    }

    @Test
    void nothingIsToldWhileNobodyListens() throws Exception {
        active = false;
        try (var client = RawClient.open(acceptor)) {
            sendTwo(recorder.next().connection, client);
            Recorder.settle(loops);
            assertTrue(events.isEmpty());
        }
    }
}
