package io.glassroom.server.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.glassroom.protocol.client.ClientConfig;
import io.glassroom.protocol.client.GlassroomClient;
import io.glassroom.protocol.client.SystemTime;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.server.component.Component;
import io.glassroom.server.component.Handler;
import io.glassroom.server.component.Service;
import io.glassroom.server.group.Group;
import io.glassroom.server.session.Session;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Characters beyond U+FFFF from old and new browsers to a Java client and back (protocol.md, section 5).
class EmojiTest {

    record Said(String name, String content) {}

    @Service(name = "Room", pushes = "onMessage")
    static final class Room implements Component {
        private final Group all;

        Room(NodeServices services) {
            all = services.groups().named("all");
        }

        @Handler
        void join(Session session, Bytes body) {
            all.add(session);
            session.respond(Bytes.utf8("{}"));
        }

        @Handler
        void message(Session session, Said said) {
            all.broadcast("onMessage", said);
        }
    }

    private final SystemTime time = new SystemTime("test clients");
    private final BlockingQueue<Said> heard = new LinkedBlockingQueue<>();
    private Node node;
    private RawPeer browser;
    private GlassroomClient java;

    @BeforeEach
    void start() throws Exception {
        node = Node.start(NodeConfig.builder()
                .listen("127.0.0.1", 0)
                .application(services -> List.of(new Room(services)))
                .build());
        browser = RawPeer.join(node.uri());
        browser.request(1, "Room.Join", "{}");
        assertEquals("1 {}", browser.heard());
        java = GlassroomClient.connect(node.uri(), ClientConfig.of(time));
        java.on("onMessage", Said.class, heard::add);
        java.connected().get(10, TimeUnit.SECONDS);
        java.request("Room.Join", Bytes.utf8("{}")).get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() throws Exception {
        java.close();
        browser.close();
        node.close();
        time.close();
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8 as browsers write it now, f0 9f 98 80",
        "CESU-8 as old clients write it, ed a0 bd ed b8 80",
        "escaped, 5c 75 44 38 33 44 5c 75 44 45 30 30"
    })
    void anEmojiOfABrowserIsReadByTheJavaClient(String form, String hex) throws Exception {
        Bytes body = Bytes.utf8("{\"name\":\"ann\",\"content\":\"").concat(Bytes.hex(hex)).concat(Bytes.utf8("你\"}"));
        browser.send(new Message.Notify(Route.of("Room.Message"), body));
        assertEquals(new Said("ann", "😀你"), heard.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void anEmojiOfTheJavaClientIsEscapedForEveryBrowser() throws Exception {
        java.notify("Room.Message", new Said("鲍勃", "😀你"));
        String pushed = browser.heard();
        assertEquals("onMessage {\"name\":\"鲍勃\",\"content\":\"\\uD83D\\uDE00你\"}", pushed);
    }
}
