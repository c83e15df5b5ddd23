package io.glassroom.client.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.action.Actions;
import io.glassroom.client.feed.SyntheticTraffic;
import io.glassroom.client.filter.Query;
import io.glassroom.client.live.ColourRule.Tint;
import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.FieldNode;
import io.glassroom.client.model.MessageKind;
import io.glassroom.client.selection.Selection;
import io.glassroom.client.settings.Settings;
import io.glassroom.client.settings.SettingsStore;
import io.glassroom.client.text.Language;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FieldFilterViewModelTest {

    private final Map<String, String> remembered = new HashMap<>();
    private final SettingsStore store = new SettingsStore() {
        @Override
        public Map<String, String> load() {
            return remembered;
        }

        @Override
        public void save(String key, String value) {
            remembered.put(key, value);
        }
    };
    private final Capture capture = new Capture(100);
    private final SyntheticTraffic traffic = new SyntheticTraffic("gate-1", capture::apply);
    private final Actions actions = new Actions();
    private final LiveViewModel live = open(actions);

    @BeforeEach
    void talk() {
        traffic.connect("c1");
        traffic.join("c1", 7, "alice", "lobby");
        traffic.say("c1", "alice", "hello", List.of("c1"));
        traffic.say("c1", "alice", "bye", List.of("c1"));
        live.refresh();
        live.selection().select(packet(MessageKind.NOTIFY));
    }

    @Test
    void fieldIsAppliedAsAFilter() {
        choose(node -> node.kind() == FieldNode.Kind.ROUTE_CODE);
        act("field.apply");
        assertEquals("msg.route.code == 3", live.filter().text().get());
        assertEquals(2, live.list().rows().size());
    }

    @Test
    void valueWithinTheBodyIsAskedForByItsPath() {
        choose(node -> node.name().equals("content"));
        act("field.apply");
        assertEquals("$.content == \"hello\"", live.filter().text().get());
        assertEquals(2, live.list().rows().size());
    }

    @Test
    void fieldIsAddedToWhatIsTyped() {
        live.filter().text().set("push");
        choose(node -> node.name().equals("content"));
        act("field.and");
        act("field.and");
        assertEquals("push && $.content == \"hello\"", live.filter().text().get());
    }

    @Test
    void whatHasTheFieldIsHidden() {
        live.filter().text().set("push");
        choose(node -> node.name().equals("content"));
        act("field.not");
        assertEquals("push && !($.content == \"hello\")", live.filter().text().get());
        assertEquals(1, live.list().rows().size());
    }

    @Test
    void layerStandsForItsKind() {
        choose(node -> node.name().equals("Message"));
        act("field.apply");
        assertEquals("notify", live.filter().text().get());
    }

    @Test
    void partOfAByteHasNoFilter() {
        choose(node -> node.kind() == FieldNode.Kind.BITS);
        assertFalse(actions.find("field.apply").orElseThrow().possible().get());
    }

    @Test
    void columnShowsTheValueOfEachPacketThatHasIt() {
        choose(node -> node.name().equals("content"));
        act("field.column");
        Query column = live.rowLooks().columns().getFirst();
        assertEquals("$.content", column.title());
        assertEquals(Optional.of("bye"), column.value(live.list().rows().getLast()));
        assertEquals(Optional.empty(), column.value(live.list().rows().getFirst()));
    }

    @Test
    void ruleColoursWhatItsFilterLetsThroughUntilItIsRemoved() {
        choose(node -> node.name().equals("content"));
        act("field.colour.teal");
        assertEquals(Optional.of(Tint.TEAL), live.rowLooks().tint(packet(MessageKind.PUSH)));
        assertEquals(Optional.empty(), live.rowLooks().tint(packet(MessageKind.REQUEST)));
        act("field.colour.rose");
        assertEquals(1, live.rowLooks().rules().size());
        live.rowLooks().remove(live.rowLooks().rules().getFirst());
        assertEquals(Optional.empty(), live.rowLooks().tint(packet(MessageKind.PUSH)));
    }

    @Test
    void coloursAndColumnsAreRemembered() {
        choose(node -> node.name().equals("content"));
        act("field.colour.teal");
        act("field.column");
        LiveViewModel next = open(new Actions());
        assertEquals(live.rowLooks().rules(), next.rowLooks().rules());
        assertEquals(live.rowLooks().columns(), next.rowLooks().columns());
        assertTrue(next.rowLooks().columns().size() == 1);
    }

    @Test
    void ruleOfAnotherVersionIsForgotten() {
        remembered.put("list.colours", "plaid err\nrose nonsense(\nlime err");
        assertEquals(1, open(new Actions()).rowLooks().rules().size());
    }

    private LiveViewModel open(Actions own) {
        return new LiveViewModel(capture, new Selection(), new Settings(store, Language.ENGLISH), own);
    }

    private CapturedPacket packet(MessageKind kind) {
        return live.list().rows().stream().filter(packet -> packet.message() == kind).findFirst().orElseThrow();
    }

    private void choose(Predicate<FieldNode> wanted) {
        FieldNode root = live.dissection().root().get();
        if (root == null) {
            throw new AssertionError("no packet is open");
        }
        live.selection().select(root.walk().filter(wanted).findFirst());
    }

    private void act(String id) {
        actions.find(id).orElseThrow().perform();
    }
}
