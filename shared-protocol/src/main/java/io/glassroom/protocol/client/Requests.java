package io.glassroom.protocol.client;

import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.time.Time;
import java.util.LinkedHashMap;
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

    private record Entry(Message.Request request, Waiting waiting, Time.Timer timeout) {}

    private final Map<Long, Entry> inFlight = new LinkedHashMap<>();
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

    void add(Message.Request request, Waiting waiting, Time.Timer timeout) {
        inFlight.put(request.id(), new Entry(request, waiting, timeout));
    }

    /// Those that wait for an answer, in the order in which they were made.
    List<Message.Request> open() {
        return inFlight.values().stream().map(Entry::request).toList();
    }

    /// Whether this very request still waits, and not another that was given its id.
    boolean isOpen(Message.Request request) {
        Entry entry = inFlight.get(request.id());
        return entry != null && entry.request == request;
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
        open().forEach(request -> take(request.id()).ifPresent(waiting -> waiting.failed(why)));
    }

    int count() {
        return inFlight.size();
    }
}
