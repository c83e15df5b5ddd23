package io.glassroom.server.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.time.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The contract of a connection, in memory.
class InMemoryAcceptorTest {

    private final VirtualTime time = new VirtualTime();
    private final Recorder recorder = Recorder.echo();
    private final InMemoryAcceptor acceptor = new InMemoryAcceptor(new TransportSettings(time));

    private MemoryClient connect() {
        acceptor.start(recorder);
        return acceptor.connect();
    }

    @Test
    void whatIsSentComesBackBeforeTheCallReturns() {
        MemoryClient client = connect();
        client.send(Bytes.utf8("one"));
        client.send(Bytes.utf8("two"));
        assertEquals(Optional.of(Bytes.utf8("one")), client.receive());
        assertEquals(Optional.of(Bytes.utf8("two")), client.receive());
        assertEquals(Optional.empty(), client.receive());
    }

    @Test
    void nothingHappensBeforeTheExecutorRuns() {
        var tasks = new ArrayList<Runnable>();
        var later = new InMemoryAcceptor(new TransportSettings(time), tasks::add);
        later.start(recorder);
        MemoryClient client = later.connect();
        client.send(Bytes.utf8("one"));
        assertTrue(recorder.sawNone());
        tasks.removeFirst().run();
        assertEquals(Optional.of(Bytes.utf8("one")), client.receive());
    }

    @Test
    void aListenerGetsFirstWhatWaited() {
        MemoryClient client = connect();
        client.send(Bytes.utf8("one"));
        var heard = new ArrayList<String>();
        client.onReceive(packet -> heard.add(packet.utf8()));
        client.send(Bytes.utf8("two"));
        assertEquals(List.of("one", "two"), heard);
    }

    @Test
    void theClosingCodeReachesBothEnds() throws Exception {
        MemoryClient client = connect();
        Recorder.Seen seen = recorder.next();
        seen.connection.close(4002, "kicked");
        assertEquals(new Closing(4002, "kicked"), seen.closing());
        assertEquals(Optional.of(4002), client.closeCode());
    }

    @Test
    void aVanishedClientIsSeenAs1006() throws Exception {
        connect().vanish();
        assertEquals(Closing.VANISHED, recorder.next().closing());
    }

    @Test
    void sendingAfterCloseFails() throws Exception {
        connect();
        Connection connection = recorder.next().connection;
        connection.close(1000, "");
        assertThrows(ClosedConnectionException.class, () -> connection.send(Bytes.utf8("late")));
    }

    @Test
    void aClientThatNeverReadsIsClosedInTheEnd() throws Exception {
        MemoryClient client = connect();
        client.stopReading();
        Recorder.Seen seen = recorder.next();
        seen.connection.send(Bytes.utf8("never read"));
        seen.connection.close(1000, "bye");
        assertEquals(Optional.empty(), client.closeCode());
        time.advance(SocketConnection.CLOSE_TIMEOUT);
        assertEquals(Optional.of(1000), client.closeCode());
    }

    @Test
    void whatArrivesWhilePausedIsReceivedOnResume() throws Exception {
        MemoryClient client = connect();
        Connection connection = recorder.next().connection;
        connection.pauseReading();
        client.send(Bytes.utf8("one"));
        assertEquals(Optional.empty(), client.receive());
        connection.resumeReading();
        assertEquals(Optional.of(Bytes.utf8("one")), client.receive());
    }

    @Test
    void closingTheAcceptorTellsItsClients1001() {
        MemoryClient client = connect();
        acceptor.close(Duration.ofSeconds(1));
        assertEquals(Optional.of(1001), client.closeCode());
        assertEquals(0, acceptor.statistics().open());
        assertThrows(IllegalStateException.class, acceptor::connect);
    }
}
