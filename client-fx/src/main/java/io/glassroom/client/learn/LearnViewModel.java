package io.glassroom.client.learn;

import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.PacketRing;
import io.glassroom.client.selection.Selection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// The Learn section: the first minute again, the lessons, and the words of the protocol with a real packet for each.
public final class LearnViewModel {

    private final Capture capture;
    private final Selection selection;
    private final Runnable showList;
    private final Tours tours;
    private final LessonsViewModel lessons;

    /// The tours there are; each begins, on whatever server it needs.
    public record Tours(Runnable firstMinute, Runnable cluster) {}

    /// @param showList brings the list of packets to the front
    public LearnViewModel(Capture capture, Selection selection, Tours tours, LessonsViewModel lessons, Runnable showList) {
        this.capture = capture;
        this.selection = selection;
        this.tours = tours;
        this.lessons = lessons;
        this.showList = showList;
    }

    // Properties

    public Tours tours() {
        return tours;
    }

    public LessonsViewModel lessons() {
        return lessons;
    }

    /// The words that no packet of the capture shows yet.
    public Set<Word> unseen() {
        var unseen = EnumSet.allOf(Word.class);
        PacketRing packets = capture.packets();
        for (int at = packets.size() - 1; at >= 0 && !unseen.isEmpty(); at--) {
            CapturedPacket packet = packets.get(at);
            unseen.removeIf(word -> word.isShownBy(packet));
        }
        return unseen;
    }

    // Commands

    /// Selects the newest packet that shows this word, if there is one.
    public void show(Word word) {
        newest(word).ifPresent(packet -> {
            showList.run();
            selection.select(packet);
        });
    }

    private Optional<CapturedPacket> newest(Word word) {
        PacketRing packets = capture.packets();
        for (int at = packets.size() - 1; at >= 0; at--) {
            if (word.isShownBy(packets.get(at))) {
                return Optional.of(packets.get(at));
            }
        }
        return Optional.empty();
    }
}
