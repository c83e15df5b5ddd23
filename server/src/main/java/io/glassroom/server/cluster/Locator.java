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
    record Place(Offer offer, String node, @Nullable Peer peer) {}

    private final String self;
    private final Directory directory;
    private final Map<String, Routing> routings;
    private final Set<String> routes = new HashSet<>(); // in lower case
    private final AtomicInteger spread = new AtomicInteger();
    private volatile Offers offers = Offers.NONE;
    private volatile String selfId = "";

    /// @param self the name of this node
    /// @param routes that are known, whoever has them
    Locator(String self, Directory directory, Map<String, Routing> routings, Set<String> routes) {
        this.self = self;
        this.directory = directory;
        this.routings = Map.copyOf(routings);
        routes.forEach(route -> this.routes.add(route.toLowerCase(Locale.ROOT)));
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
        return offer == null || anew(offer, route) ? null : bound(session, offer);
    }

    private @Nullable Place bound(Session session, Offer offer) {
        Optional<String> node = session.router().find(offer.service());
        if (node.isEmpty()) {
            return null;
        }
        if (offer.here() >= 0 && node.get().equals(self)) {
            return new Place(offer, self, null);
        }
        Peer peer = offer.peer(node.get()).orElse(null);
        return peer == null ? null : new Place(offer, peer.name(), peer);
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
        Place bound = bound(session, offer);
        if (bound != null && !anew(offer, route)) {
            return Optional.of(bound);
        }
        List<Peer> reachable = offer.peers().stream().filter(peer -> peer.isUp() && peer.bond() != null).toList();
        int here = offer.here() < 0 ? -1 : (int) offer.peers().stream().limit(offer.here()).filter(reachable::contains).count();
        if (reachable.isEmpty() && here < 0) {
            throw new HandlerException(503, "no node has " + offer.service() + " at the moment");
        }
        return Optional.of(choose(session, offer, canonical(offer, route), body, Optional.ofNullable(bound), reachable, here));
    }

    private Place choose(
            Session session, Offer offer, String route, Bytes body, Optional<Place> bound, List<Peer> peers, int here) {
        var candidates = new ArrayList<Routing.Candidate>();
        var places = new ArrayList<Place>();
        for (int i = 0; i <= peers.size(); i++) {
            if (i == here) {
                candidates.add(new Routing.Candidate(self, ""));
                places.add(new Place(offer, self, null));
            }
            if (i < peers.size()) {
                Peer peer = peers.get(i);
                candidates.add(new Routing.Candidate(peer.name(), peer.member().label()));
                places.add(new Place(offer, peer.name(), peer));
            }
        }
        var call = new Routing.Call(session, route, body, bound.map(Place::node), candidates);
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
        String home = directory.home(group, id(next(places)), id -> offers.isUp(id));
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
