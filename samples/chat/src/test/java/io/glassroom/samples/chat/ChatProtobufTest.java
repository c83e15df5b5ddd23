package io.glassroom.samples.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.glassroom.protocol.client.ClientConfig;
import io.glassroom.protocol.client.GlassroomClient;
import io.glassroom.protocol.client.SystemTime;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.serialize.ProtobufSerializer;
import io.glassroom.server.node.Node;
import io.glassroom.server.node.NodeConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The same chat with Protocol Buffers for bodies, over a real socket.
@Timeout(60)
class ChatProtobufTest {

    private final ProtobufSerializer protobuf = new ProtobufSerializer();
    private final SystemTime time = new SystemTime("test protobuf");
    private Node node;
    private GlassroomClient client;

    @BeforeEach
    void start() throws Exception {
        node = Node.start(NodeConfig.builder()
                .listen("127.0.0.1", 0)
                .application(new ChatApplication())
                .serializer(protobuf)
                .build());
        client = GlassroomClient.connect(node.uri(), ClientConfig.of(time).withSerializer(protobuf));
        assertEquals("protobuf", client.connected().get(10, TimeUnit.SECONDS).serializer());
    }

    @AfterEach
    void stop() {
        client.close();
        node.close();
        time.close();
    }

    private <T> T ask(String route, Object body, Class<T> type) throws Exception {
        return client.request(route, body, type).get(10, TimeUnit.SECONDS);
    }

    @Test
    void joiningIsAnsweredWithSuccess() throws Exception {
        assertEquals(new Bodies.Joined(0, "success"), ask("Room.Join", new Bodies.Join("pond", "ann"), Bodies.Joined.class));
    }

    @Test
    void anEmptyBodyIsAWishForNothing() throws Exception {
        assertEquals(Bytes.hex("12 07 73 75 63 63 65 73 73"), ask("Room.Join", Bytes.EMPTY, Bytes.class));
    }

    @Test
    void aMessageComesBackAsItWasSent() throws Exception {
        var heard = new LinkedBlockingQueue<Bodies.Said>();
        client.on("onMessage", Bodies.Said.class, heard::add);
        ask("Room.Join", new Bodies.Join("pond", "ann"), Bodies.Joined.class);
        client.notify("Room.Message", new Bodies.Said("ann", "hi 😀"));
        assertEquals(new Bodies.Said("ann", "hi 😀"), heard.poll(10, TimeUnit.SECONDS));
        assertEquals(new RoomTraffic.Minute(1, 14, 1, 14), ask("Room.Stats", Bytes.EMPTY, Bodies.Stats.class).thisMinute());
    }

    @Test
    void aMessageThatIsARequestIsAnsweredWithNothingInIt() throws Exception {
        ask("Room.Join", new Bodies.Join("pond", "ann"), Bodies.Joined.class);
        assertEquals(Bytes.EMPTY, ask("Room.Message", new Bodies.Said("ann", "hi"), Bytes.class));
    }

    @Test
    void theProtoFileSaysWhatTheServerSpeaks() throws Exception {
        String spoken = Stream.of(
                        Bodies.Join.class,
                        Bodies.Joined.class,
                        Bodies.Said.class,
                        Bodies.Told.class,
                        Bodies.Members.class,
                        Bodies.News.class,
                        Bodies.Stats.class)
                .map(protobuf::schema)
                .collect(Collectors.joining());
        List<String> notMessages = List.of("//", "syntax", "package");
        String written = Files.readAllLines(Path.of("chat.proto")).stream()
                .filter(line -> !line.isBlank() && notMessages.stream().noneMatch(line::startsWith))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        assertEquals(written, spoken);
    }
}
