package io.glassroom.client.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.HandshakeStep;
import io.glassroom.client.model.PacketKind;
import io.glassroom.client.model.TappedConnection;
import io.glassroom.protocol.client.ClientConfig;
import io.glassroom.protocol.client.Wire;
import io.glassroom.protocol.client.WireListener;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.packet.Rule;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.tap.TapRecord;
import io.glassroom.protocol.time.VirtualTime;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The window as a plain client of a server that a test plays: what it shows is turned to the server's view.
class ClientFeedTest {

    private static final String TERMS =
            "{\"code\":200,\"sys\":{\"heartbeat\":3,\"dict\":{\"room.join\":1,\"onMembers\":2},\"useDict\":true}}";

    private final VirtualTime time = new VirtualTime();
    private final Capture capture = new Capture(1_000);
    private final List<String> told = new ArrayList<>();
    private final List<WireListener> clients = new ArrayList<>();
    private final ClientFeed feed = new ClientFeed(
            URI.create("ws://nano.example:3250/"),
            ClientConfig.of(time).withThreads(Runnable::run).withDialer((server, listener) -> {
                clients.add(listener);
                listener.opened(new Deaf());
            }));

    @Test
    void packetsRunAsTheServerSeesThem() {
        working();
        assertEquals(
                List.of("you → nano.example:3250 HANDSHAKE", "nano.example:3250 → you HANDSHAKE", "you → nano.example:3250 ACK", "you → nano.example:3250 HEARTBEAT"),
                rows());
    }

    @Test
    void allLightsGoOn() {
        working();
        for (HandshakeStep step : HandshakeStep.values()) {
            assertTrue(you().reached(step), step.name());
        }
    }

    @Test
    void intervalAndDictionaryAreThoseOfTheServer() {
        working();
        say("04000005 07 0002 7b7d");
        assertEquals(Duration.ofSeconds(3), you().heartbeat());
        assertEquals("onMembers", last().route());
    }

    @Test
    void faultsOfTheServerAreMarkedOnItsPackets() {
        working();
        say("04000005 00 01 0001 7b");
        assertEquals(Rule.MESSAGE_DIRECTION, last().fault().orElseThrow().rule());
        say("04000004 04 63 7b7d");
        assertEquals(Rule.RESPONSE_UNASKED, last().fault().orElseThrow().rule());
        assertEquals(Direction.OUT, last().direction());
    }

    @Test
    void bytesThatAreNoPacketComeFromTheServer() {
        working();
        say("09000000");
        assertEquals(PacketKind.UNKNOWN, last().packet());
        assertEquals("nano.example:3250", last().from());
        assertEquals(Rule.PACKET_TYPE, last().fault().orElseThrow().rule());
        assertTrue(told.getLast().startsWith("ended"), "it would only do so again");
    }

    @Test
    void silenceOfTheServerIsTheEndOfTheConnectionAndNoPacket() {
        working();
        time.advance(Duration.ofSeconds(6));
        assertEquals(Optional.of(Rule.HEARTBEAT_TIMEOUT), you().broken());
        assertTrue(you().closed());
        assertEquals("you → nano.example:3250 HEARTBEAT", rows().getLast(), "nothing is made up for what did not come");
        assertTrue(told.getLast().startsWith("interrupted"));
    }

    @Test
    void handshakeThatIsNoJsonIsMarked() {
        open();
        clients.getLast().received(PacketEncoder.encode(new Packet.Handshake(Bytes.utf8("hello"))));
        assertEquals(Rule.HANDSHAKE_BODY, last().fault().orElseThrow().rule());
    }

    @Test
    void clientThatComesBackIsAnotherConnection() {
        working();
        clients.getLast().closed(1006, "gone");
        time.advance(Duration.ofSeconds(1));
        clients.getLast().received(PacketEncoder.encode(new Packet.Handshake(Bytes.utf8(TERMS))));
        assertEquals(List.of("you", "you-2"), capture.connections().stream().map(TappedConnection::id).toList());
        assertEquals(List.of("connected", "interrupted gone", "connected"), told);
    }

    @Test
    void closedFeedTellsNoEnd() {
        working();
        feed.close();
        assertEquals(List.of("connected"), told);
    }

    private void working() {
        open();
        clients.getLast().received(PacketEncoder.encode(new Packet.Handshake(Bytes.utf8(TERMS))));
    }

    private void open() {
        feed.open(new FeedListener() {
            @Override
            public void record(TapRecord record) {
                capture.apply(record);
            }

            @Override
            public void introduced(TapLine.Hello hello) {
                capture.introduce(hello);
            }

            @Override
            public void interrupted(String reason) {
                told.add("interrupted " + reason);
            }

            @Override
            public void connected() {
                told.add("connected");
            }

            @Override
            public void ended(String reason) {
                told.add("ended " + reason);
            }
        });
    }

    private void say(String hex) {
        clients.getLast().received(Bytes.hex(hex));
    }

    private List<String> rows() {
        var rows = new ArrayList<String>();
        for (int i = 0; i < capture.packets().size(); i++) {
            CapturedPacket packet = capture.packets().get(i);
            rows.add(packet.from() + " → " + packet.to() + " " + packet.packet());
        }
        return rows;
    }

    private CapturedPacket last() {
        return capture.packets().get(capture.packets().size() - 1);
    }

    private TappedConnection you() {
        return capture.find("nano.example:3250", "you").orElseThrow();
    }

    private static final class Deaf implements Wire {
        @Override
        public void send(Bytes packet) {}

        @Override
        public void close(int code, String reason) {}
    }
}
