package io.glassroom.client.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.action.Action;
import io.glassroom.client.action.Actions;
import io.glassroom.client.filter.FilterException;
import io.glassroom.client.filter.FilterParser;
import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.Captures;
import io.glassroom.client.model.FieldNode;
import io.glassroom.client.model.PacketTree;
import io.glassroom.client.selection.Selection;
import io.glassroom.protocol.packet.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CopyingTest {

    private final Capture capture = Captures.of(traffic -> {
        traffic.connect("c1");
        traffic.say("c1", "alice", "hi", List.of("c1"));
    });
    private final CapturedPacket notify = capture.packets().get(capture.packets().size() - 2);
    private final Selection selection = new Selection();
    private final List<String> clipboard = new ArrayList<>();
    private final Actions actions = new Actions();

    @BeforeEach
    void select() {
        new Copying(selection, clipboard::add).nameActions(actions);
        selection.select(notify);
    }

    @Test
    void hexIsThePacketsBytes() {
        perform("copy.hex");
        assertEquals(notify.bytes(), Bytes.hex(clipboard.getLast()));
    }

    @Test
    void dumpHasSixteenBytesALineWithTheirOffsetAndLetters() {
        perform("copy.dump");
        String first = clipboard.getLast().lines().findFirst().orElseThrow();
        assertEquals("00000000  04 00 00 22 03 00 03 7b  22 6e 61 6d 65 22 3a 22  |...\"...{\"name\":\"|", first);
        assertEquals(3, clipboard.getLast().lines().count());
    }

    @Test
    void arrayCastsWhatIsNegativeInJava() {
        assertEquals("byte[] bytes = {\n    0x7f, (byte) 0x80,\n};\n", ByteText.array(Bytes.hex("7f 80")));
    }

    @Test
    void filterFindsThePacketAndNotEveryOther() throws FilterException {
        perform("copy.filter");
        assertEquals("msg.type == \"Notify\" && msg.route == \"Room.Message\"", clipboard.getLast());
        assertTrue(FilterParser.parse(clipboard.getLast()).matches(notify));
        assertFalse(FilterParser.parse(clipboard.getLast()).matches(Captures.last(capture)));
    }

    @Test
    void fieldIsCopiedAsItsBytesItsValueAndItsFilter() {
        FieldNode code = PacketTree.of(notify, capture).walk().filter(node -> node.filter().equals("msg.route.code")).findFirst().orElseThrow();
        selection.select(Optional.of(code));
        perform("field.copy-hex");
        perform("field.copy-filter");
        assertEquals(List.of("0003", "msg.route.code == 3"), clipboard);
    }

    @Test
    void nothingCanBeCopiedWhileNothingIsSelected() {
        selection.clear();
        assertTrue(actions.all().stream().noneMatch(action -> action.possible().get()));
    }

    private void perform(String id) {
        Action action = actions.find(id).orElseThrow();
        assertTrue(action.possible().get(), id);
        action.perform();
    }
}
