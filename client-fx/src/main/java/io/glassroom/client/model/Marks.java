package io.glassroom.client.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a person has written in the margin of a capture: marked packets, notes, and the packet from which time counts.
/// Packets are named by their number ([CapturedPacket#number]); a packet that the ring has given up keeps its note.
///
/// Owned by the thread that owns the [Capture].
public final class Marks {

    /// Longest note, characters.
    public static final int LONGEST_NOTE = 2_000;

    private final NavigableSet<Long> marked = new TreeSet<>();
    private final SortedMap<Long, String> notes = new TreeMap<>();
    private Optional<Reference> reference = Optional.empty();
    private final List<Runnable> listeners = new ArrayList<>();

    /// Where time counts from.
    ///
    /// @param number of the packet
    /// @param sinceStart of the packet, [CapturedPacket#sinceStart]
    public record Reference(long number, Duration sinceStart) {}

    /// Calls after each change, on the thread that made it.
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    public boolean isMarked(long number) {
        return marked.contains(number);
    }

    /// The numbers of all marked packets, ascending.
    public NavigableSet<Long> marked() {
        return Collections.unmodifiableNavigableSet(marked);
    }

    public void mark(long number, boolean now) {
        if (now ? marked.add(number) : marked.remove(number)) {
            changed();
        }
    }

    public Optional<String> note(long number) {
        return Optional.ofNullable(notes.get(number));
    }

    /// All notes by the number of their packet, ascending.
    public SortedMap<Long, String> notes() {
        return Collections.unmodifiableSortedMap(notes);
    }

    /// @param text cut to [#LONGEST_NOTE]; a blank one takes the note away
    public void note(long number, String text) {
        String kept = text.strip();
        String cut = kept.substring(0, Math.min(LONGEST_NOTE, kept.length()));
        String before = cut.isEmpty() ? notes.remove(number) : notes.put(number, cut);
        if (!cut.equals(before == null ? "" : before)) {
            changed();
        }
    }

    /// Where time counts from; empty for the start of the capture.
    public Optional<Reference> reference() {
        return reference;
    }

    public void refer(Optional<Reference> next) {
        if (!next.equals(reference)) {
            reference = next;
            changed();
        }
    }

    /// From the reference to this packet; negative before it.
    public Duration time(CapturedPacket packet) {
        return reference.map(Reference::sinceStart).map(packet.sinceStart()::minus).orElse(packet.sinceStart());
    }

    /// Forgets everything.
    public void clear() {
        if (marked.isEmpty() && notes.isEmpty() && reference.isEmpty()) {
            return;
        }
        marked.clear();
        notes.clear();
        reference = Optional.empty();
        changed();
    }

    private void changed() {
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
