package io.glassroom.client.compose.send;

import io.glassroom.client.model.CaptureListener;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.MessageKind;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.TapLine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// The routes that the capture has met: from dictionaries, and from what clients send. Of each it keeps the last
/// packet, whose body is the best example there is.
final class SeenRoutes implements CaptureListener {

    private static final int MOST = 500; // routes; their packets are kept beyond the list's own end

    private final SortedSet<String> announced = new TreeSet<>();
    private final Map<String, CapturedPacket> last = new HashMap<>();
    private boolean changed = true;

    @Override
    public void captured(CapturedPacket packet) {
        MessageKind kind = packet.message();
        if (packet.direction() == Direction.IN
                && (kind == MessageKind.REQUEST || kind == MessageKind.NOTIFY)
                && !packet.failed()
                && !packet.route().startsWith("#")
                && (last.size() < MOST || last.containsKey(packet.route()))) {
            changed |= last.put(packet.route(), packet) == null;
        }
    }

    @Override
    public void introduced(TapLine.Hello hello) {
        announce(hello.dictionary());
    }

    void announce(RouteDictionary dictionary) {
        changed |= announced.addAll(dictionary.codes().keySet());
    }

    /// Whether there are others than at the last call.
    boolean changed() {
        boolean told = changed;
        changed = false;
        return told;
    }

    /// Sorted; those that clients really send come first.
    List<String> all() {
        Collection<String> others = new TreeSet<>(announced);
        others.removeAll(last.keySet());
        var all = new ArrayList<>(new TreeSet<>(last.keySet()));
        all.addAll(others);
        return List.copyOf(all);
    }

    /// The last packet to this route.
    Optional<CapturedPacket> example(String route) {
        return Optional.ofNullable(last.get(route));
    }
}
