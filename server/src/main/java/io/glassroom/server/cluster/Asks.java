package io.glassroom.server.cluster;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.time.Time;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongToIntFunction;

/// What this node waits to hear from a gate, over one life of the lines to it. Safe for any thread.
final class Asks {

    /// What was answered.
    record Reply(boolean error, Bytes body) {}

    private final Bond bond;
    private final Time time;
    private final Map<Long, CompletableFuture<Reply>> open = new ConcurrentHashMap<>();
    private final AtomicLong last = new AtomicLong();

    Asks(Bond bond, Time time) {
        this.bond = bond;
        this.time = time;
    }

    /// Sends an ask under a new number and waits for the reply: not on an event loop.
    ///
    /// @param late stands for a reply that does not come in time
    /// @param gone stands for one that cannot come, because the lines broke
    /// @param send is told the number, which is never 0, and returns what [Line] says
    Reply await(Duration patience, Reply late, Reply gone, LongToIntFunction send) {
        var reply = new CompletableFuture<Reply>();
        long number = last.incrementAndGet();
        open.put(number, reply);
        Time.Timer timer = time.after(patience, () -> reply.complete(late));
        try {
            int sent = send.applyAsInt(number);
            return sent == Line.ENDED || bond.isBroken() ? gone : reply.join();
        } finally {
            timer.cancel();
            open.remove(number);
        }
    }

    void replied(long number, Reply reply) {
        CompletableFuture<Reply> asked = open.remove(number);
        if (asked != null) {
            asked.complete(reply);
        }
    }

    /// The lines broke: nothing more is heard.
    void end(Reply gone) {
        List.copyOf(open.values()).forEach(asked -> asked.complete(gone));
    }
}
