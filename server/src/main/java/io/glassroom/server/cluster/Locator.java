package io.glassroom.server.cluster;

import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.server.dispatch.Routing;
import io.glassroom.server.session.HandlerException;
import io.glassroom.server.session.Session;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Finds the node for a session and a service: the one that it uses already, else the one that the service's [Routing]
/// chooses.
final class Locator {

    /// What was found.
    ///
    /// @param node its name
    /// @param peer null if it is this node
    /// @param before the node that the session has used so far; null for none
    record Place(Offer offer, String node, @Nullable Peer peer, @Nullable String before) {}

    private final String self; // the name of this node
    private final Directory directory;
    private final ClusterCounters counters;
    private final Map<String, Routing> routings;
    private final Set<String> routes = new HashSet<>(); // that anybody may have; in lower case
    private final AtomicInteger spread = new AtomicInteger();
    private volatile Offers offers = Offers.NONE;
    private volatile String selfId = "";

    Locator(ClusterContext context) {
        this.self = context.node();
        this.directory = context.engines().directory();
        this.counters = context.counters();
        this.routings = Map.copyOf(context.routings());
        context.routes().forEach(route -> this.routes.add(route.toLowerCase(Locale.ROOT)));
    }

    void learn(String id, Membership membership, Iterable<Peer> peers) {
        var all = new ArrayList<Peer>();
        peers.forEach(all::add);
        selfId = id;
        offers = new Offers(membership, id, all, routings);
    }

    Offers offers() {
        return offers;
    }

    /// Whether a service that this node has is to be looked for elsewhere too.
    boolean decides(Route.Named route) {
        if (routings.isEmpty()) {
            return false;
        }
        Offer offer = offers.find(route.name());
        return offer != null && offer.routing() != Routing.SPREAD && !offer.peers().isEmpty();
    }

    /// The node that a session uses for a service; null if that is to be decided. Never blocks.
    @Nullable Place known(Session session, Route.Named route) {
        Offer offer = offers.find(route.name());
        return offer == null || anew(offer, route) ? null : bound(used(session, offer), offer);
    }

    private static @Nullable String used(Session session, Offer offer) {
        return session.router().find(offer.service()).orElse(null);
    }

    private @Nullable Place bound(@Nullable String node, Offer offer) {
        if (node == null) {
            return null;
        }
        if (offer.here() >= 0 && node.equals(self)) {
            return new Place(offer, self, null, node);
        }
        Peer peer = offer.peer(node).orElse(null);
        return peer == null ? null : new Place(offer, peer.name(), peer, node);
    }

    private static boolean anew(Offer offer, Route.Named route) {
        return offer.routing() != Routing.SPREAD && offer.routing().decides(canonical(offer, route));
    }

    private static String canonical(Offer offer, Route.Named route) {
        String name = route.name();
        return name.startsWith(offer.service() + ".") ? name : offer.service() + name.substring(offer.service().length());
    }

    /// The node for a message. May block.
    ///
    /// @return empty if nobody has ever heard of such a route
    /// @throws HandlerException 503 if there is no node for it at the moment
    Optional<Place> find(Session session, Route.Named route, Bytes body) {
        Offer offer = offers.find(route.name());
        if (offer == null) {
            if (routes.contains(route.name().toLowerCase(Locale.ROOT))) {
                throw new HandlerException(503, "no node has " + route.name());
            }
            return Optional.empty();
        }
        String before = used(session, offer);
        Place bound = bound(before, offer);
        if (bound != null && !anew(offer, route)) {
            return Optional.of(bound);
        }
        List<Peer> reachable = offer.peers().stream().filter(peer -> peer.isUp() && peer.bond() != null).toList();
        int here = offer.here() < 0 ? -1 : (int) offer.peers().stream().limit(offer.here()).filter(reachable::contains).count();
        if (reachable.isEmpty() && here < 0) {
            throw new HandlerException(503, "no node has " + offer.service() + " at the moment");
        }
        List<Place> places = places(offer, before, reachable, here);
        List<Routing.Candidate> candidates = places.stream().map(Locator::candidate).toList();
        Optional<String> node = Optional.ofNullable(bound).map(Place::node);
        return Optional.of(choose(offer, new Routing.Call(session, canonical(offer, route), body, node, candidates), places));
    }

    private List<Place> places(Offer offer, @Nullable String before, List<Peer> peers, int here) {
        var places = new ArrayList<Place>();
        peers.forEach(peer -> places.add(new Place(offer, peer.name(), peer, before)));
        if (here >= 0) {
            places.add(here, new Place(offer, self, null, before));
        }
        return places;
    }

    private static Routing.Candidate candidate(Place place) {
        return new Routing.Candidate(place.node(), place.peer() == null ? "" : place.peer().member().label());
    }

    private Place choose(Offer offer, Routing.Call call, List<Place> places) {
        return switch (offer.routing().choose(call)) {
            case Routing.Choice.Spread _ -> next(places);
            case Routing.Choice.Together _ -> places.getFirst();
            case Routing.Choice.Home(String group) -> home(group, places);
            case Routing.Choice.Node(String name) -> places.stream()
                    .filter(place -> place.node().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new HandlerException(503, "node " + name + " does not have " + offer.service()));
        };
    }

    private Place next(List<Place> places) {
        return places.get(Math.floorMod(spread.getAndIncrement(), places.size()));
    }

    private Place home(String group, List<Place> places) {
        String home;
        try {
            home = directory.home(group, id(next(places)), id -> offers.isUp(id));
        } catch (RuntimeException unreachable) {
            counters.unreachable.increment();
            throw new HandlerException(503, "nobody can say at the moment which node has " + group);
        }
        return places.stream()
                .filter(place -> id(place).equals(home))
                .findFirst()
                .orElseThrow(() -> new HandlerException(503, "the node of " + group + " cannot be reached"));
    }

    private String id(Place place) {
        Peer peer = place.peer();
        return peer == null ? selfId : peer.id();
    }
}
