package io.glassroom.client.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.action.Actions;
import io.glassroom.client.feed.SyntheticTraffic;
import io.glassroom.client.filter.Needle;
import io.glassroom.client.model.Capture;
import io.glassroom.client.selection.Selection;
import io.glassroom.client.settings.Settings;
import io.glassroom.client.settings.SettingsStore;
import io.glassroom.client.text.Language;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindViewModelTest {

    private final Capture capture = new Capture(10_000);
    private final SyntheticTraffic traffic = new SyntheticTraffic("gate-1", capture::apply);
    private final Selection selection = new Selection();
    private final LiveViewModel live =
            new LiveViewModel(capture, selection, new Settings(SettingsStore.NONE, Language.ENGLISH), new Actions());
    private final FindViewModel find = live.find();

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "TEXT ; hello ; false ; 2",
        "TEXT ; HELLO ; false ; 2",
        "TEXT ; HELLO ; true ; 0",
        "TEXT ; alice ; false ; 4",
        "TEXT ; 你好 ; true ; 2",
        "HEX ; 03 00 00 00 ; false ; 2",
        "HEX ; 0300 0000 ; false ; 2",
        "HEX ; 04 00 00 ?? 03 ; false ; 2",
        "HEX ; e4bda0 ; false ; 2",
        "JSON ; $.content ; false ; 4",
        "JSON ; $.content contains \"ELL\" ; false ; 2",
        "JSON ; $.nothing ; false ; 0",
    })
    void whatIsTypedIsFoundInAllPackets(Needle.Kind kind, String text, boolean exact, int count) {
        talk();
        find.open().set(true);
        find.kind().set(kind);
        find.exact().set(exact);
        find.text().set(text);
        finish();
        assertEquals(count, find.count().get());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"HEX ; 04 0", "HEX ; zz", "HEX ; 04 ?", "JSON ; content", "JSON ; $.content =="})
    void whatIsNoneOfItsKindIsToldAndFindsNothing(Needle.Kind kind, String text) {
        talk();
        find.open().set(true);
        find.kind().set(kind);
        find.text().set(text);
        assertTrue(find.unreadable().get());
        assertFalse(find.searching().get());
    }

    @Test
    void routeIsFoundThoughItIsACodeOnTheWire() {
        traffic.connect("c1");
        talk();
        look("room.message");
        assertEquals(3, find.count().get(), "two messages, and the handshake that told the code");
    }

    @Test
    void nextGoesFromOneToTheOtherAndRound() {
        talk();
        look("hello");
        find.next();
        long first = selected();
        find.next();
        assertTrue(selected() > first);
        assertEquals(2, find.position().get());
        find.next();
        assertEquals(first, selected());
        find.previous();
        assertTrue(selected() > first);
        assertFalse(live.list().following().get(), "what was found stays in sight");
    }

    @Test
    void aFullListIsLookedThroughInSlices() {
        for (int i = 0; i < 9_000; i++) {
            traffic.heartbeat("c1");
        }
        talk();
        find.open().set(true);
        find.text().set("hello");
        find.next();
        find.slice();
        assertTrue(find.searching().get());
        assertNull(selection.packet().get());
        finish();
        assertEquals(1, find.position().get(), "the wish is granted when it can be");
    }

    @Test
    void onlyWhatTheFilterShowsIsFound() {
        talk();
        look("hello");
        live.filter().text().set("push");
        live.filter().apply();
        finish();
        assertEquals(1, find.count().get());
    }

    @Test
    void whatComesLaterIsFoundToo() {
        talk();
        look("hello");
        talk();
        assertTrue(find.searching().get());
        finish();
        assertEquals(4, find.count().get());
    }

    @Test
    void whatTheRingForgetsIsNotFoundAnyLonger() {
        talk();
        look("hello");
        for (int i = 0; i < 10_000; i++) {
            traffic.heartbeat("c1");
        }
        live.refresh();
        finish();
        assertEquals(0, find.count().get());
    }

    @Test
    void closedSearchForgetsEverything() {
        talk();
        look("hello");
        find.open().set(false);
        assertEquals(0, find.count().get());
        assertFalse(find.searching().get());
    }

    @Test
    void listStopsAtThePacketThatWasWaitedFor() {
        live.trigger().text().set("kick");
        live.trigger().arm();
        talk();
        assertTrue(live.list().following().get());
        traffic.kick("c1", "bye");
        traffic.heartbeat("c1");
        live.refresh();
        assertFalse(live.list().following().get());
        assertEquals(selected(), live.trigger().fired().get());
    }

    @Test
    void stoppedListIsNotStoppedAgainUntilItFollows() {
        live.trigger().text().set("kick");
        live.trigger().arm();
        traffic.kick("c1", "one");
        live.refresh();
        long first = selected();
        traffic.kick("c1", "two");
        live.refresh();
        assertEquals(first, selected());
        live.list().follow();
        traffic.kick("c1", "three");
        live.refresh();
        assertTrue(selected() > first + 1);
    }

    @Test
    void whatCannotBeReadIsNotWaitedFor() {
        live.trigger().text().set("kik");
        live.trigger().arm();
        assertFalse(live.trigger().armed().get());
        live.trigger().text().set("");
        live.trigger().arm();
        assertFalse(live.trigger().armed().get());
    }

    private void talk() {
        traffic.heartbeat("c1");
        traffic.heartbeat("c2");
        traffic.say("c1", "alice", "hello", List.of("c2"));
        traffic.say("c1", "alice", "你好", List.of("c2"));
        live.refresh();
    }

    private void look(String text) {
        find.open().set(true);
        find.text().set(text);
        finish();
    }

    private void finish() {
        for (int slices = 0; find.searching().get(); slices++) {
            assertTrue(slices < 100, "the search has no end");
            find.slice();
        }
    }

    private long selected() {
        var packet = selection.packet().get();
        if (packet == null) {
            throw new AssertionError("nothing is selected");
        }
        return packet.number();
    }
}
