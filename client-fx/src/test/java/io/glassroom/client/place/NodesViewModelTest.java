package io.glassroom.client.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.action.Actions;
import io.glassroom.client.feed.SyntheticTraffic;
import io.glassroom.client.model.Capture;
import io.glassroom.client.notice.Notice;
import io.glassroom.client.notice.Notices;
import io.glassroom.client.text.Language;
import io.glassroom.client.text.Texts;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.FlowId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NodesViewModelTest {

    private final Capture capture = new Capture(1_000);
    private final SyntheticTraffic traffic = new SyntheticTraffic("gate-1", capture::apply);
    private final Notices notices = new Notices();
    private final FakeServer server = new FakeServer("gate-1", "chat-1", "chat-2");
    private final NodesViewModel model = new NodesViewModel(capture, Optional.of(server), notices);
    private final Texts texts = new Texts(Language.ENGLISH);

    private void reset(String connection) {
        var push = new Message.Push(Route.of("onServiceReset"), Bytes.utf8("{\"services\":[\"Room\"]}"));
        traffic.message(FlowId.NONE, connection, Direction.OUT, push);
    }

    private List<String> said() {
        return notices.all().stream().map(notice -> texts.get(notice.key(), notice.details().toArray())).toList();
    }

    @Test
    void noticeCountsWhoHasToJoinAgain() {
        model.kill("chat-1");
        model.tick();
        assertEquals(List.of("chat-1 was killed: no session was told to join again."), said());
        reset("c1");
        reset("c2");
        reset("c2");
        assertEquals(List.of("chat-1 was killed: 2 sessions were told to join again."), said());
    }

    @Test
    void noticeOfAGateCountsItsClients() {
        model.stop("gate-1");
        model.tick();
        assertEquals(List.of("gate-1 was stopped: 2 clients were told good-bye and will come again."), said());
    }

    @Test
    void nodeIsStartedAgainFromItsNotice() {
        model.kill("chat-1");
        model.tick();
        assertTrue(model.someDown().get());
        notices.all().getFirst().remedy().orElseThrow().run().run();
        model.tick();
        assertEquals(List.of("kill chat-1", "start chat-1"), server.told());
        assertEquals(List.of(), said());
        assertFalse(model.someDown().get());
    }

    @Test
    void nodeThatCannotStartSaysWhy() {
        model.stop("chat-2");
        model.tick();
        server.nodes().getLast().fail("the port is taken");
        model.startAll();
        model.tick();
        assertEquals(List.of("chat-2 cannot start: the port is taken"), said());
    }

    @Test
    void whatANodeSaidLastIsRemembered() {
        NodeFacts before = model.facts("chat-1").orElseThrow();
        model.kill("chat-1");
        assertTrue(model.facts("chat-1").isEmpty());
        assertEquals(before, model.said("chat-1").orElseThrow());
    }

    @Test
    void onlyWhatRunsIsEnded() {
        model.kill("chat-1");
        model.tick();
        model.stop("chat-1");
        assertEquals(List.of("kill chat-1"), server.told());
    }

    @Test
    void slowNodeIsMadeFastAgain() {
        model.toggleSlow("chat-1");
        assertTrue(model.isSlow("chat-1"));
        model.toggleSlow("chat-1");
        assertFalse(model.isSlow("chat-1"));
        assertEquals(List.of("delay chat-1 300", "delay chat-1 0"), server.told());
    }

    @Test
    void nothingIsDoneToNodesOfOthers() {
        var foreign = new NodesViewModel(capture, Optional.empty(), notices);
        assertFalse(foreign.isOwn("gate-1"));
        foreign.kill("gate-1");
        foreign.startAll();
        foreign.tick();
        assertEquals(List.<Notice>of(), notices.all());
    }

    @Test
    void startingIsPossibleWhileSomethingIsDown() {
        var actions = new Actions();
        model.name(actions);
        assertFalse(actions.all().getFirst().possible().get());
        model.kill("chat-1");
        model.tick();
        assertTrue(actions.all().getFirst().possible().get());
    }
}
