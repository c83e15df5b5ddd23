package io.glassroom.server.cluster.infinispan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.infinispan.Cache;
import org.junit.jupiter.api.Test;

/// Numbers, while the cluster changes: then Infinispan repeats what it was told, and whatever looks as if it had been done
/// already counts as done.
class SeatsTest {

    private final Map<String, String> entries = new HashMap<>();
    private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {}); // before the next replace

    @Test
    void numbersCountFromOne() {
        assertEquals(List.of(1, 2, 3), List.of(next("a"), next("b"), next("a")));
    }

    @Test
    void takenNumbersAreLeftOut() {
        next("a");
        assertEquals(4, seats("b").nextNumber(List.of(2, 3)));
    }

    @Test
    void twoThatWantTheNextNumberAtTheSameMomentGetTwo() {
        next("a");
        var other = new AtomicReference<Integer>();
        meanwhile.set(() -> other.set(next("c")));
        int one = next("b");
        assertEquals(List.of(2, 3), List.of(other.get(), one));
    }

    private int next(String self) {
        return seats(self).nextNumber(List.of());
    }

    private Seats seats(String self) {
        return new Seats(repeating(), self);
    }

    /// As a cache in which each conditional write is one that is tried again.
    @SuppressWarnings("unchecked")
    private Cache<String, String> repeating() {
        return (Cache<String, String>) Proxy.newProxyInstance(
                Cache.class.getClassLoader(), new Class<?>[] {Cache.class}, (_, method, words) -> switch (method.getName()) {
                    case "putIfAbsent" -> putIfAbsent((String) words[0], (String) words[1]);
                    case "replace" -> replace((String) words[0], (String) words[1], (String) words[2]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private Object putIfAbsent(String key, String value) {
        String present = entries.putIfAbsent(key, value);
        return value.equals(present) ? null : present;
    }

    private boolean replace(String key, String expected, String value) {
        meanwhile.getAndSet(() -> {}).run();
        String present = entries.get(key);
        return value.equals(present) || entries.replace(key, expected, value);
    }
}
