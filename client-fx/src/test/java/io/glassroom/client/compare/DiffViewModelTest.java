package io.glassroom.client.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.glassroom.client.action.Actions;
import io.glassroom.client.live.LiveViewModel;
import io.glassroom.client.feed.SyntheticTraffic;
import io.glassroom.client.model.Capture;
import io.glassroom.client.model.Captures;
import io.glassroom.client.selection.Selection;
import io.glassroom.client.settings.Settings;
import io.glassroom.client.settings.SettingsStore;
import io.glassroom.client.text.Language;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.tap.Direction;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiffViewModelTest {

    private final Capture capture = new Capture(1_000);
    private final Selection selection = new Selection();
    private final LiveViewModel live =
            new LiveViewModel(capture, selection, new Settings(SettingsStore.NONE, Language.ENGLISH), new Actions());
    private final DiffViewModel diff = new DiffViewModel(capture, selection, live.dissection());
    private final SyntheticTraffic traffic = new SyntheticTraffic("gate-1", capture::apply);

    @Test
    void changedValuesAndTheLengthsThatFollowFromThemAreFound() {
        traffic.connect("c1");
        traffic.say("c1", "alice", "hi", List.of());
        traffic.say("c1", "alice", "hello", List.of());
        selection.select(Captures.last(capture));
        assertEquals(List.of("pkt.len", "msg.body.content"), names());
        FieldChange content = diff.changes().getLast();
        assertEquals("\"hi\"", content.before().orElseThrow().field().value());
        assertEquals("22 68 65 6c 6c 6f 22", content.now().orElseThrow().hex());
    }

    @Test
    void headBytesAndTheBitsOfTheFlagAreCompared() {
        traffic.connect("c1");
        traffic.raw("c1", Direction.IN, Bytes.hex("04 00 00 0f 02 0c 52 6f 6f 6d 2e 4d 65 73 73 61 67 65 7b"));
        traffic.raw("c1", Direction.IN, Bytes.hex("04 00 00 04 03 00 03 7b"));
        selection.select(Captures.last(capture));
        assertEquals(
                List.of("pkt.len", "msg.flag", "msg.flag.route by code", "msg.route.code", "msg.route.len", "msg.route"), names());
        assertEquals(Optional.empty(), diff.changes().getLast().now());
    }

    @Test
    void packetOfTheSameConnectionIsPreferredToANearerOne() {
        traffic.connect("c1");
        traffic.connect("c2");
        traffic.say("c1", "alice", "one", List.of());
        traffic.say("c2", "bob", "two", List.of());
        traffic.say("c1", "alice", "one", List.of());
        selection.select(Captures.last(capture));
        assertEquals("c1", diff.previous().get().connection().id());
        assertEquals(List.of(), names());
    }

    @Test
    void packetsWithoutARouteAreComparedWithTheOneOfTheirKind() {
        traffic.connect("c1");
        traffic.heartbeat("c1");
        traffic.heartbeat("c1");
        selection.select(Captures.last(capture));
        assertEquals(Captures.last(capture).number() - 1, diff.previous().get().number());
    }

    @Test
    void firstOfItsKindHasNothingToBeComparedWith() {
        traffic.connect("c1");
        traffic.say("c1", "alice", "hi", List.of());
        selection.select(Captures.last(capture));
        assertNull(diff.previous().get());
    }

    @Test
    void clickedChangeSelectsTheFieldOfTheOpenTree() {
        traffic.connect("c1");
        traffic.say("c1", "alice", "hi", List.of());
        traffic.say("c1", "alice", "ho", List.of());
        selection.select(Captures.last(capture));
        diff.select(diff.changes().getFirst());
        assertEquals("content", selection.field().get().name());
        assertEquals(selection.field().get(), live.dissection().root().get().at(selection.field().get().offset()).orElseThrow());
    }

    private List<String> names() {
        return diff.changes().stream().map(FieldChange::name).toList();
    }
}
