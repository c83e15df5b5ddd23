package io.glassroom.client.model;

import io.glassroom.protocol.tap.NodeInfo;
import io.glassroom.protocol.tap.TapEvent.Cluster;
import io.glassroom.protocol.tap.TapEvent.MemberStep;
import io.glassroom.protocol.tap.TapLine;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.Set;

/// Who belongs to the cluster, put together from what each of its nodes sees. A node that dies cannot say so, and in a
/// partition the halves disagree: somebody is a member for as long as another member that can still be heard sees them.
///
/// Owned by the thread that owns the [Capture].
public final class Members {

    /// How many colours there are for gates.
    public static final int TINTS = 6;

    private static final int NEWS = 200;

    private final SequencedMap<String, Member> members = new LinkedHashMap<>();
    private final Map<String, Set<String>> views = new HashMap<>(); // by node: whom it sees
    private final Set<String> silent = new LinkedHashSet<>();
    private final Deque<News> news = new ArrayDeque<>();
    private final Map<String, Integer> tints = new LinkedHashMap<>(); // by gate
    private long changes;

    /// How somebody stands.
    public enum Standing {
        UP,
        /// It takes nothing new and will leave.
        DRAINING,
        /// It belongs to the cluster no more.
        LEFT
    }

    /// A node of the cluster.
    public record Member(NodeInfo info, Standing standing) {}

    /// Something that happened to a member.
    ///
    /// @param at by the clock of the node that saw it first
    /// @param seenBy who has told of it, in the order in which that came here
    public record News(Instant at, String member, MemberStep what, String detail, List<String> seenBy) {

        public News {
            seenBy = List.copyOf(seenBy);
        }

        News alsoSeenBy(String node) {
            var all = new ArrayList<>(seenBy);
            all.add(node);
            return new News(at, member, what, detail, all);
        }
    }

    /// In the order of their coming, those who left among them.
    public Collection<Member> all() {
        return Collections.unmodifiableCollection(members.sequencedValues());
    }

    public Optional<Member> find(String node) {
        return Optional.ofNullable(members.get(node));
    }

    /// Whether its records do not reach us any more, though it may well live.
    public boolean isSilent(String node) {
        return silent.contains(node);
    }

    /// What happened, the latest last.
    public List<News> news() {
        return List.copyOf(news);
    }

    /// Another number: somebody came, went or changed.
    public long changes() {
        return changes;
    }

    /// Which colour the clients of this gate have, from 0; it keeps it for good. Empty where there is but one gate.
    public OptionalInt tint(String node) {
        Integer tint = tints.size() < 2 ? null : tints.get(node);
        return tint == null ? OptionalInt.empty() : OptionalInt.of(tint % TINTS);
    }

    /// The gates that there were, in the order of their colours.
    public Collection<String> gates() {
        return Collections.unmodifiableSet(tints.keySet());
    }

    private void put(NodeInfo info, Standing standing) {
        members.put(info.node(), new Member(info, standing));
        tint(info);
    }

    private void tint(NodeInfo info) {
        if (info.role().equals("gate") || info.role().equals("all")) {
            tints.putIfAbsent(info.node(), tints.size());
        }
    }

    /// A node says whom it sees.
    ///
    /// @return who has left, as is known now
    List<String> introduced(TapLine.Hello hello) {
        silent.remove(hello.node());
        changes++;
        if (hello.cluster().isEmpty()) {
            views.remove(hello.node());
            return List.of();
        }
        var seen = new LinkedHashSet<String>();
        hello.members().stream().sorted(Comparator.comparing(NodeInfo::node)).forEach(this::tint);
        for (NodeInfo info : hello.members()) {
            seen.add(info.node());
            Member known = members.get(info.node());
            put(info, known == null ? Standing.UP : known.standing());
        }
        views.put(hello.node(), seen);
        return settle();
    }

    /// A node has seen somebody come, change or go.
    ///
    /// @return who has left, as is known now
    List<String> changed(String observer, Instant at, Cluster.Change change) {
        String node = change.member().node();
        note(observer, at, change);
        changes++;
        Set<String> seen = views.computeIfAbsent(observer, first -> new LinkedHashSet<>(Set.of(first)));
        switch (change.what()) {
            case JOINED -> {
                seen.add(node);
                put(change.member(), Standing.UP);
            }
            case DRAINING -> {
                seen.add(node);
                put(change.member(), Standing.DRAINING);
            }
            case LEFT -> {
                seen.remove(node);
                members.putIfAbsent(node, new Member(change.member(), Standing.UP));
            }
            case REFUSED -> {
                return List.of(); // it never was one
            }
        }
        return settle();
    }

    /// Its records do not reach us any more.
    void silenced(String node) {
        if (silent.add(node)) {
            changes++;
        }
    }

    /// @return whether it had been silent
    boolean heard(String node) {
        if (!silent.remove(node)) {
            return false;
        }
        changes++;
        return true;
    }

    /// Forgets somebody who has left.
    public void forget(String node) {
        Member known = members.get(node);
        if (known != null && known.standing() == Standing.LEFT) {
            members.remove(node);
            changes++;
        }
    }

    private List<String> settle() {
        var left = new ArrayList<String>();
        members.replaceAll((node, member) -> {
            boolean seen = isSeen(node);
            if (!seen && member.standing() != Standing.LEFT) {
                left.add(node);
                return new Member(member.info(), Standing.LEFT);
            }
            return seen && member.standing() == Standing.LEFT ? new Member(member.info(), Standing.UP) : member;
        });
        left.forEach(views::remove);
        return left;
    }

    private boolean isSeen(String node) {
        boolean others = false;
        for (Map.Entry<String, Set<String>> view : views.entrySet()) {
            if (!view.getKey().equals(node) && !silent.contains(view.getKey())) {
                others = true;
                if (view.getValue().contains(node)) {
                    return true;
                }
            }
        }
        return !others && views.values().stream().anyMatch(seen -> seen.contains(node));
    }

    /// What all nodes see is told once.
    private void note(String observer, Instant at, Cluster.Change change) {
        String member = change.member().node();
        Optional<News> latest = news.reversed().stream().filter(one -> one.member().equals(member)).findFirst();
        if (latest.isPresent() && latest.get().what() == change.what() && !latest.get().seenBy().contains(observer)) {
            var all = new ArrayList<>(news);
            all.set(all.lastIndexOf(latest.get()), latest.get().alsoSeenBy(observer));
            news.clear();
            news.addAll(all);
            return;
        }
        news.add(new News(at, member, change.what(), change.detail(), List.of(observer)));
        if (news.size() > NEWS) {
            news.remove();
        }
    }
}
