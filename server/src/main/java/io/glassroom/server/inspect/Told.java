package io.glassroom.server.inspect;

import io.glassroom.protocol.tap.TapEvent;
import java.util.HashMap;
import java.util.Map;

/// What nodes tell of their members, told once. All of them tell that one has come or gone, each when it hears of it and
/// some no more, since they end first. The first is heard: for the second time that chat-1 has left, the first that tells
/// of it for the second time. Used by one thread at a time.
final class Told {

    private final Map<What, Integer> all = new HashMap<>(); // how often it was the case
    private final Map<String, Map<What, Integer>> nodes = new HashMap<>(); // how often each has told of it

    private record What(String member, TapEvent.MemberStep step) {}

    /// From now on a node tells. What was told before it has seen already.
    void hello(String node) {
        nodes.put(node, new HashMap<>(all));
    }

    void gone(String node) {
        nodes.remove(node);
    }

    /// @return whether nobody has told of it before
    boolean isNew(String node, TapEvent.Cluster.Change change) {
        var what = new What(change.member().node(), change.what());
        int times = nodes.computeIfAbsent(node, name -> new HashMap<>(all)).merge(what, 1, Integer::sum);
        if (times <= all.getOrDefault(what, 0)) {
            return false;
        }
        all.put(what, times);
        return true;
    }
}
