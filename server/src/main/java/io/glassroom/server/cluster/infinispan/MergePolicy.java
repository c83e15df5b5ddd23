package io.glassroom.server.cluster.infinispan;

import java.util.Comparator;
import java.util.List;
import org.infinispan.conflict.EntryMergePolicy;
import org.infinispan.container.entries.CacheEntry;
import org.jspecify.annotations.Nullable;

/// What stays of an entry when two halves of a cluster meet again: the greatest, and of equals that of the larger half.
/// Gates and members put what is theirs again in any case.
record MergePolicy(Comparator<CacheEntry<String, String>> order) implements EntryMergePolicy<String, String> {

    /// Whatever the larger half has, or else the other.
    static final MergePolicy ANY = new MergePolicy((one, other) -> 0);

    @Override
    public @Nullable CacheEntry<String, String> merge(
            @Nullable CacheEntry<String, String> preferred, List<CacheEntry<String, String>> others) {
        CacheEntry<String, String> best = preferred;
        for (CacheEntry<String, String> other : others) {
            if (other != null && (best == null || order.compare(other, best) > 0)) {
                best = other;
            }
        }
        return best;
    }
}
