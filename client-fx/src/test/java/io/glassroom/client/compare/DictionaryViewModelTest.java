package io.glassroom.client.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.feed.SyntheticTraffic;
import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.Captures;
import io.glassroom.client.selection.Selection;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.MessageCodec;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.tap.Direction;
import java.util.List;
import org.junit.jupiter.api.Test;

class DictionaryViewModelTest {

    private final Capture capture = new Capture(1_000);
    private final Selection selection = new Selection();
    private final DictionaryViewModel dictionary = new DictionaryViewModel(capture, selection);
    private final SyntheticTraffic traffic = new SyntheticTraffic("gate-1", capture::apply);

    @Test
    void messageOfTheSpecificationIs49BytesWithItsNameAnd38WithItsCode() {
        traffic.connect("c1");
        traffic.say("c1", "alice", "hi", List.of());
        selection.select(Captures.last(capture));
        RouteForms forms = dictionary.forms().get();
        assertNotNull(forms);
        assertEquals("49 38 11", forms.named().length() + " " + forms.coded().length() + " " + forms.saved());
        assertTrue(forms.sentCoded());
        assertEquals(13, forms.named().head().stream().filter(RouteForms.Octet::differs).count(), "length and name");
        assertEquals(2, forms.coded().head().stream().filter(RouteForms.Octet::differs).count());
    }

    @Test
    void formThatWasSentHasTheBytesOfThePacket() {
        traffic.connect("c1");
        traffic.say("c1", "alice", "hi", List.of());
        CapturedPacket packet = Captures.last(capture);
        selection.select(packet);
        List<RouteForms.Octet> head = dictionary.forms().get().coded().head();
        for (int at = 0; at < head.size(); at++) {
            assertEquals(packet.bytes().u8(at), head.get(at).value());
        }
    }

    @Test
    void spelledRouteShowsWhatItsCodeWouldHaveSaved() {
        traffic.connect("c1");
        spell();
        selection.select(Captures.last(capture));
        assertEquals(false, dictionary.forms().get().sentCoded());
        assertEquals(11, dictionary.forms().get().saved());
    }

    @Test
    void responseHasNoRouteToCompare() {
        traffic.connect("c1");
        traffic.join("c1", 1, "alice", "lobby");
        selection.select(Captures.last(capture));
        assertNull(dictionary.forms().get());
    }

    @Test
    void savingsAreThoseOfTheRealPackets() {
        traffic.connect("c1");
        traffic.say("c1", "alice", "hi", List.of("c1")); // Room.Message saves 11 bytes, onMessage 8
        spell();
        dictionary.refresh();
        RouteSavings.Totals savings = dictionary.totals().get();
        assertEquals("19 11", savings.saved() + " " + savings.missed());
        assertEquals(38 + 38 + 22, savings.carried());
        assertEquals(100.0 * 19 / (98 + 19), savings.percent(), 1e-9);
        assertEquals(1, savings.handshakes());
        assertTrue(savings.dictionaries() > 300, "three forms of the dictionary: " + savings.dictionaries());
    }

    @Test
    void totalsChangeWithEveryBatchWhoeverReadsThem() {
        int[] changes = {0};
        dictionary.totals().addListener((observable, old, now) -> changes[0]++);
        for (int batch = 0; batch < 3; batch++) {
            traffic.say("c1", "alice", "hi", List.of());
            dictionary.refresh();
        }
        assertEquals(3, changes[0]);
    }

    private void spell() {
        var message = new Message.Notify(Route.of("Room.Message"), Bytes.utf8("{ }x"));
        traffic.raw("c1", Direction.IN, MessageCodec.encodePacket(message, RouteDictionary.EMPTY));
    }
}
