package io.glassroom.client.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.feed.SyntheticCluster;
import io.glassroom.client.model.Capture;
import io.glassroom.client.text.Language;
import io.glassroom.client.text.Texts;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.TapEvent.LineStep;
import io.glassroom.protocol.tap.TapEvent.MemberStep;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What goes wrong between nodes, and what clients see of it.
class ClusterErrorsTest {

    private final Capture capture = new Capture(1_000);
    private final ErrorLog log = new ErrorLog(capture);
    private final SyntheticCluster cluster = new SyntheticCluster(capture::introduce, capture::apply);
    private final Texts texts = new Texts(Language.ENGLISH);

    @BeforeEach
    void begin() {
        capture.listen(log);
        cluster.begin();
        cluster.node("gate-1").connect("c1");
    }

    private void unavailable() {
        var flow = cluster.flow();
        cluster.node("gate-1").message(flow, "c1", Direction.IN, new Message.Request(1, Route.of("A.B"), Bytes.utf8("{}")));
        cluster.node("gate-1").message(
                flow, "c1", Direction.OUT, new Message.Response(1, true, Bytes.utf8("{\"code\":503,\"message\":\"no\"}")));
    }

    private Remark latest() {
        return log.remarks().getLast();
    }

    private String cause() {
        return RemarkTexts.cause(latest().cause(), texts);
    }

    private List<String> titles() {
        return log.remarks().stream().map(remark -> RemarkTexts.title(remark.cause(), texts)).toList();
    }

    @Test
    void answer503AfterALineBrokeIsAboutTheNodeAtItsEnd() {
        cluster.line("gate-1", "chat-1", LineStep.BROKEN, 3, 200);
        unavailable();
        assertTrue(cause().startsWith("503: chat-1 was lost"), cause());
    }

    @Test
    void answer503JustBeforeTheLineWasSaidToBreakIsAboutItToo() {
        unavailable();
        cluster.line("gate-1", "chat-1", LineStep.BROKEN, 3, 200);
        String cause = RemarkTexts.cause(log.remarks().get(log.remarks().size() - 2).cause(), texts);
        assertTrue(cause.startsWith("503: chat-1 was lost"), cause);
    }

    @Test
    void answer503OfAnotherGateIsNot() {
        cluster.line("gate-2", "chat-1", LineStep.BROKEN, 3, 200);
        unavailable();
        assertTrue(cause().startsWith("503: no node offers"), cause());
    }

    @Test
    void linesThatAreBrokenFullOrShedAreTold() {
        cluster.line("chat-1", "gate-1", LineStep.FULL, 0, 16_000_000);
        assertEquals(Level.NOTE, latest().level());
        assertEquals("chat-1", latest().who());
        cluster.line("chat-1", "gate-1", LineStep.SHED, 2, 180);
        cluster.line("chat-1", "gate-1", LineStep.SHED, 3, 270);
        assertEquals("chat-1 gave up 5 envelopes to gate-1, 450 B.", titles().getLast());
        int before = log.remarks().size();
        cluster.line("chat-1", "gate-1", LineStep.DRAINED, 0, 0);
        cluster.line("chat-1", "gate-1", LineStep.OPENED, 0, 0);
        assertEquals(before, log.remarks().size());
    }

    @Test
    void memberThatLeftIsOneRemarkThoughEverybodySeesIt() {
        for (String node : List.of("gate-1", "gate-2", "chat-2", "master")) {
            cluster.change(node, "chat-1", MemberStep.LEFT);
        }
        assertEquals(1, titles().stream().filter("chat-1 left the cluster."::equals).count());
        assertEquals(1, latest().times());
    }

    @Test
    void whoIsNotLetInIsTold() {
        cluster.change("master", "chat-2", MemberStep.REFUSED);
        assertEquals("chat-2 was not let into the cluster.", titles().getLast());
    }

    @Test
    void resetOfServicesIsExplained() {
        var push = new Message.Push(Route.of("onServiceReset"), Bytes.utf8("{\"services\":[\"RoomService\"]}"));
        cluster.node("gate-1").message(cluster.flow(), "c1", Direction.OUT, push);
        assertEquals("Told to begin anew: RoomService", titles().getLast());
        assertTrue(cause().contains("join again"), cause());
    }

    @Test
    void closeCode4005SaysThatTheUidLoggedInElsewhere() {
        cluster.node("gate-1").close("c1", "4005 logged in elsewhere");
        assertTrue(cause().startsWith("4005: the same uid"), cause());
        cluster.node("gate-1").kick("c1", "logged in elsewhere");
        assertTrue(cause().startsWith("4005: the same uid"), cause());
    }
}
