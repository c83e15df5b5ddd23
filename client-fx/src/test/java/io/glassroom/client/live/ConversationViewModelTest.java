package io.glassroom.client.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.feed.SyntheticTraffic;
import io.glassroom.client.live.ConversationViewModel.Line;
import io.glassroom.client.model.Capture;
import io.glassroom.client.model.PacketKind;
import io.glassroom.client.selection.Selection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConversationViewModelTest {

    private final Capture capture = new Capture(5_000);
    private final SyntheticTraffic traffic = new SyntheticTraffic("gate-1", capture::apply);
    private final Selection selection = new Selection();
    private final ConversationViewModel conversation = new ConversationViewModel(capture, selection);

    @Test
    void onlyTheSelectedConnectionIsHeard() {
        traffic.connect("c1");
        traffic.connect("c2");
        follow("c1");
        assertEquals(4, conversation.lines().size());
        assertTrue(conversation.lines().stream().allMatch(line -> line.packet().connection().id().equals("c1")));
    }

    @Test
    void talkGoesOnWhileItIsRead() {
        traffic.connect("c1");
        follow("c1");
        traffic.say("c1", "alice", "hi", List.of("c1", "c2"));
        conversation.refresh();
        assertEquals(6, conversation.lines().size());
    }

    @Test
    void heartbeatsOfOneEndAreOneLine() {
        beat(3);
        follow("c1");
        beat(2);
        conversation.refresh();
        assertEquals(List.of(5), conversation.lines().stream().map(Line::count).toList());
        assertEquals(PacketKind.HEARTBEAT, conversation.lines().getFirst().packet().packet());
    }

    @Test
    void longTalkKeepsItsEndAndSaysSo() {
        follow("c1", 0);
        assertFalse(conversation.shortened().get());
        follow("c1", ConversationViewModel.LINES);
        assertEquals(ConversationViewModel.LINES, conversation.lines().size());
        assertTrue(conversation.shortened().get());
        assertEquals(capture.counted(), conversation.lines().getLast().packet().number());
    }

    @Test
    void lineOfTheSelectedPacketIsKnownEvenIfItIsOneOfMany() {
        beat(3);
        follow("c1");
        selection.select(capture.packets().get(2));
        assertEquals(Optional.of(conversation.lines().getFirst()), conversation.selected());
        traffic.heartbeat("c2");
        selection.select(capture.packets().get(3));
        assertEquals(Optional.empty(), conversation.selected());
    }

    @Test
    void clickedLineSelectsItsPacketEverywhere() {
        traffic.connect("c1");
        follow("c1");
        conversation.select(conversation.lines().get(2));
        assertEquals(conversation.lines().get(2).packet(), selection.packet().get());
    }

    private void beat(int count) {
        for (int i = 0; i < count; i++) {
            traffic.heartbeat("c1");
        }
    }

    private void follow(String connection) {
        selection.select(capture.find("gate-1", connection).orElseThrow());
        conversation.follow();
    }

    private void follow(String connection, int messages) {
        traffic.connect(connection);
        for (int i = 0; i < messages; i++) {
            traffic.say(connection, "alice", "hi", List.of());
        }
        follow(connection);
        conversation.refresh();
    }
}
