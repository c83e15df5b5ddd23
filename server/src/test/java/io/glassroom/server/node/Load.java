package io.glassroom.server.node;

import io.glassroom.protocol.client.ClientException;
import io.glassroom.protocol.client.GlassroomClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/// Clients that ask all the time, several requests of each at once, and look whether each answer is the one to what they
/// have asked.
final class Load implements AutoCloseable {

    private static final int TOGETHER = 3; // requests of one client
    private static final Duration PAUSE = Duration.ofMillis(20); // between an answer and the next request

    private final String route;
    private final List<Thread> threads = new ArrayList<>();
    private final Map<Long, Long> open = new ConcurrentHashMap<>(); // request -> when it was asked, nanoseconds
    private final Map<String, Set<Long>> served = new ConcurrentHashMap<>(); // client -> nodes since the last look
    private final Map<Integer, LongAdder> refused = new ConcurrentHashMap<>();
    private final AtomicLong asked = new AtomicLong();
    private final LongAdder answered = new LongAdder();
    private final Queue<String> lost = new ConcurrentLinkedQueue<>();
    private final LongAdder wrong = new LongAdder();
    private volatile boolean over;

    private Load(String route) {
        this.route = route;
    }

    /// @param route of [FaultGround]'s Probe
    static Load on(List<GlassroomClient> clients, String route) {
        var load = new Load(route);
        for (int i = 0; i < clients.size(); i++) {
            GlassroomClient client = clients.get(i);
            String name = "client-" + i;
            for (int k = 0; k < TOGETHER; k++) {
                load.threads.add(Thread.ofVirtual().start(() -> load.run(client, name)));
            }
        }
        return load;
    }

    private void run(GlassroomClient client, String name) {
        while (!over) {
            try {
                ask(client, name);
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void ask(GlassroomClient client, String name) throws InterruptedException {
        long id = asked.incrementAndGet();
        int number = (int) id;
        open.put(id, System.nanoTime());
        try {
            var answer = client.request(route, new FaultGround.Asked(name, number), FaultGround.Answered.class).get();
            if (answer.number() != number || !answer.client().equals(name)) {
                wrong.increment();
            }
            served.computeIfAbsent(name, key -> ConcurrentHashMap.newKeySet()).add(answer.node());
            answered.increment();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case ClientException.Refused refusal ->
                    refused.computeIfAbsent(refusal.code(), code -> new LongAdder()).increment();
                case null, default -> lost.add(String.valueOf(e.getCause()));
            }
        } finally {
            open.remove(id);
        }
    }

    /// Requests that had been asked at that time and are still without an answer.
    long openSince(long nanoTime) {
        return open.values().stream().filter(when -> when - nanoTime <= 0).count();
    }

    long answered() {
        return answered.sum();
    }

    /// Answers that belonged to other requests.
    long wrong() {
        return wrong.sum();
    }

    /// Requests that came to nothing without an answer of the server.
    long lost() {
        return lost.size();
    }

    /// Error answers by code.
    Map<Integer, Long> refused() {
        var codes = new TreeMap<Integer, Long>();
        refused.forEach((code, count) -> codes.put(code, count.sum()));
        return codes;
    }

    /// From now on [#served] counts anew.
    void forget() {
        served.clear();
    }

    /// By which nodes each client has been served since the last [#forget].
    Map<String, Set<Long>> served() {
        return Map.copyOf(served);
    }

    @Override
    public String toString() {
        return answered() + " answered, " + wrong() + " wrong, " + lost() + " lost " + Set.copyOf(lost) + ", refused " + refused() + ", open " + open.size();
    }

    @Override
    public void close() {
        over = true;
        threads.forEach(Thread::interrupt);
    }
}
