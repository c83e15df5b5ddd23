package io.glassroom.samples.bots;

import io.glassroom.protocol.time.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// A crowd of bots that can grow and shrink. The first is always alice; the second bob.
///
/// ```java
/// try (var bots = new Bots(BotsConfig.of(node.uri(), ClientConfig.of(time)))) {
///     bots.resize(6); // alice at once, the others one by one
/// }
/// ```
///
/// Safe for any thread; nothing waits.
public final class Bots implements AutoCloseable {

    private volatile BotsConfig config; // written under the monitor
    private final List<Bot> bots = new ArrayList<>();
    private final LongAdder said = new LongAdder();
    private final LongAdder heard = new LongAdder();
    private final LongAdder resets = new LongAdder();
    private final CompletableFuture<Void> firstArrival = new CompletableFuture<>();
    private final CompletableFuture<String> allExpelled = new CompletableFuture<>();
    private int wanted;
    private Duration gap;
    private Time.@Nullable Timer timer;
    private volatile String trouble = "";

    public Bots(BotsConfig config) {
        this.config = config;
        this.gap = config.gap();
    }

    /// Makes the crowd this large: who is missing comes one by one, who is too many leaves at once, the last first.
    public void resize(int count) {
        resize(count, config.gap());
    }

    /// As [#resize(int)], at another pace.
    ///
    /// @param pause between one bot's coming and the next one's
    public synchronized void resize(int count, Duration pause) {
        if (count < 0) {
            throw new IllegalArgumentException(count + " bots");
        }
        wanted = count;
        gap = pause;
        while (bots.size() > wanted) {
            bots.removeLast().stop();
        }
        if (timer == null) {
            admit();
        }
    }

    /// Exchanges the crowd for another one of the same size: all leave, and others come one by one.
    public synchronized void become(Mix mix, long seed) {
        int count = wanted;
        resize(0, gap);
        config = config.with(mix, seed);
        resize(count, gap);
    }

    private synchronized void admit() {
        timer = null;
        if (bots.size() < wanted) {
            bots.add(new Bot(config, bots.size(), this));
            timer = config.client().time().after(gap, this::admit);
        }
    }

    public synchronized BotsStatus status() {
        int here = 0;
        int away = 0;
        int distributed = 0;
        for (Bot bot : bots) {
            Bot.Place place = bot.place();
            here += place == Bot.Place.INSIDE ? 1 : 0;
            away += place == Bot.Place.AWAY ? 1 : 0;
            distributed += place == Bot.Place.INSIDE && bot.chat() == Chat.DISTRIBUTED ? 1 : 0;
        }
        return new BotsStatus(wanted, here, distributed, away, said.sum(), heard.sum(), resets.sum(), trouble);
    }

    /// The names of those who are there or on their way.
    public synchronized List<String> names() {
        return bots.stream().map(Bot::name).toList();
    }

    /// Completes when the first bot is in the room; exceptionally with the reason if it does not get there at its first
    /// attempt. The crowd goes on trying all the same.
    public CompletableFuture<Void> firstArrival() {
        return firstArrival;
    }

    /// Completes with the reason when the server has sent all of them away: nobody will come back.
    public CompletableFuture<String> allExpelled() {
        return allExpelled;
    }

    /// All leave.
    @Override
    public void close() {
        resize(0);
    }

    void arrived() {
        config.client().threads().execute(() -> firstArrival.complete(null));
    }

    void said() {
        said.increment();
    }

    void heard() {
        heard.increment();
    }

    void reset() {
        resets.increment();
    }

    void trouble(String reason) {
        trouble = reason;
        config.client().threads().execute(() -> firstArrival.completeExceptionally(new IllegalStateException(reason)));
    }

    void expelled(String reason) {
        config.client().threads().execute(() -> {
            if (nobodyIsLeft()) {
                allExpelled.complete(reason);
            }
        });
    }

    private synchronized boolean nobodyIsLeft() {
        return bots.size() == wanted && bots.stream().allMatch(bot -> bot.place() == Bot.Place.EXPELLED);
    }
}
