package io.glassroom.server.cluster;

import io.glassroom.server.dispatch.Routing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Who has what, by one membership: found by exact name, then ignoring case, as a node finds its own routes. Immutable.
final class Offers {

    static final Offers NONE = new Offers(Membership.NONE, "", List.of(), Map.of());

    private final Membership membership;
    private final Map<String, Peer> byId = new HashMap<>();
    private final Map<String, Peer> byName = new HashMap<>();
    private final Map<String, Offer> exact = new HashMap<>();
    private final Map<String, Offer> ignoringCase = new HashMap<>();

    Offers(Membership membership, String self, Collection<Peer> peers, Map<String, Routing> routings) {
        this.membership = membership;
        for (Peer peer : peers) {
            byId.put(peer.id(), peer);
            byName.put(peer.name(), peer);
        }
        var services = new TreeSet<String>();
        membership.members().forEach(member -> services.addAll(member.services()));
        for (String service : services) {
            Offer offer = offer(service, self, routings.getOrDefault(service, Routing.SPREAD));
            exact.put(service, offer);
            ignoringCase.put(service.toLowerCase(Locale.ROOT), offer);
        }
    }

    private Offer offer(String service, String self, Routing routing) {
        var serving = new ArrayList<Peer>();
        int here = -1;
        for (Member member : membership.serving(service)) {
            Peer peer = byId.get(member.id());
            if (member.id().equals(self)) {
                here = serving.size();
            } else if (peer != null) {
                serving.add(peer);
            }
        }
        return new Offer(service, routing, List.copyOf(serving), here);
    }

    Membership membership() {
        return membership;
    }

    @Nullable Offer find(String route) {
        int dot = route.indexOf('.');
        String service = dot < 0 ? route : route.substring(0, dot);
        Offer offer = exact.get(service);
        return offer != null ? offer : ignoringCase.get(service.toLowerCase(Locale.ROOT));
    }

    Optional<Peer> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Nullable Peer byName(String name) {
        return byName.get(name);
    }

    /// Whether the member of this id takes new work.
    boolean isUp(String id) {
        return membership.find(id).filter(member -> member.state() == Member.State.UP).isPresent();
    }
}
