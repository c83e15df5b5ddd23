package io.glassroom.client.timing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.action.Actions;
import io.glassroom.client.feed.SyntheticCluster;
import io.glassroom.client.live.LiveViewModel;
import io.glassroom.client.model.Capture;
import io.glassroom.client.selection.Selection;
import io.glassroom.client.settings.Settings;
import io.glassroom.client.settings.SettingsStore;
import io.glassroom.client.text.Language;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.TapEvent.HopKind;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Where the time of a Request goes that another node answers, though the clocks of the two are 200 s apart.
class LatencySplitTest {

    private final Capture capture = new Capture(1_000);
    private final StatsViewModel stats = new StatsViewModel(
            new LiveViewModel(capture, new Selection(), new Settings(SettingsStore.NONE, Language.ENGLISH), new Actions()), node -> 0);
    private final SyntheticCluster cluster = new SyntheticCluster(capture::introduce, capture::apply);
    private FlowId flow = FlowId.NONE;

    @BeforeEach
    void begin() {
        cluster.begin();
        flow = cluster.flow();
        cluster.node("gate-1").message(flow, "c1", Direction.IN, new Message.Request(1, Route.of("A.B"), Bytes.utf8("{}")));
    }

    private Runnable send(String from, String to, HopKind what) {
        return cluster.send(from, to, what, "A.B", "c1@gate-1", 1, flow, 90);
    }

    private void answer() {
        cluster.node("gate-1").message(flow, "c1", Direction.OUT, new Message.Response(1, false, Bytes.utf8("{}")));
    }

    private StatsViewModel.Row row() {
        stats.recount();
        return stats.rows().stream().filter(row -> row.route().equals("A.B")).findFirst().orElseThrow();
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }

    @Test
    void partsAddUpToTheWhole() {
        send("gate-1", "chat-1", HopKind.REQUEST).run();
        cluster.node("chat-1").pass(Duration.ofMillis(40));
        cluster.node("gate-1").pass(Duration.ofMillis(60));
        send("chat-1", "gate-1", HopKind.RESPONSE).run();
        answer();
        StatsViewModel.Split split = row().split().orElseThrow();
        assertEquals(2, millis(split.gate()), 0.2);
        assertEquals(20, millis(split.between()), 2);
        assertEquals(41, millis(split.serving()), 3);
    }

    @Test
    void whatANodeTellsLateIsStillCounted() {
        Runnable there = send("gate-1", "chat-1", HopKind.REQUEST);
        Runnable back = send("chat-1", "gate-1", HopKind.RESPONSE);
        back.run();
        answer();
        assertTrue(row().split().isEmpty());
        there.run();
        assertTrue(row().split().isPresent());
    }

    @Test
    void whatTheGateAnswersByItselfIsNotSplit() {
        answer();
        assertTrue(row().split().isEmpty());
    }
}
