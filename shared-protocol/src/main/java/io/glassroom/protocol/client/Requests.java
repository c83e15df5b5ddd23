package io.glassroom.protocol.client;

import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.time.Time;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The requests in flight. Ids count up from 1 and stay below 2^31, which is what the neighbours' clients can hold;
/// after the last they begin again and step over those in flight. Owned by the client's loop.
final class Requests {

    /// Who waits for an answer.
    interface Waiting {
        void answered(Message.Response response);

        void unreadable(String why);

        void failed(Disconnection why);
    }

    record Disconnection(int code, String reason) {}

    private record Entry(Waiting waiting, Time.Timer timeout) {}

    private final Map<Long, Entry> inFlight = new HashMap<>();
    private int last;

    Requests() {
        this(0);
    }

    /// @param last the id that was given last
    Requests(int last) {
        this.last = last;
    }

    int nextId() {
        do {
            last = last == Integer.MAX_VALUE ? 1 : last + 1;
        } while (inFlight.containsKey((long) last));
        return last;
    }

    void add(long id, Waiting waiting, Time.Timer timeout) {
        inFlight.put(id, new Entry(waiting, timeout));
    }

    /// Takes the request out that this answers; empty if none waits for it any more.
    Optional<Waiting> take(long id) {
        Entry entry = inFlight.remove(id);
        if (entry == null) {
            return Optional.empty();
        }
        entry.timeout.cancel();
        return Optional.of(entry.waiting);
    }

    /// The connection is gone: none of them will be answered.
    void failAll(Disconnection why) {
        List<Long> ids = new ArrayList<>(inFlight.keySet());
        ids.sort(null);
        ids.forEach(id -> take(id).ifPresent(waiting -> waiting.failed(why)));
    }

    int count() {
        return inFlight.size();
    }
}
