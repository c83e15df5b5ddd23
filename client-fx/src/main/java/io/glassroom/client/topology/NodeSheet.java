package io.glassroom.client.topology;

import io.glassroom.client.model.Members;
import io.glassroom.client.place.NodeFacts;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.tap.TapRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// All that is known of one node: what it says of itself if it is our own, else what its taps and its greeting tell.
///
/// @param own whether it says so itself
/// @param greeted whether it has said at least what it is
/// @param routes by name
/// @param settings in the order in which they are shown
/// @param rooms by name; of a node that is not our own, those of the clients that the taps have told of
/// @param counters in the order in which they are shown
/// @param log its last events other than packets, newest last
/// @param member absent for a node that is alone
/// @param bound by service: how many sessions of its clients go where, `RoomService → chat-1` and 12
record NodeSheet(
        String node,
        Role role,
        boolean own,
        boolean greeted,
        List<Route> routes,
        List<Fact> settings,
        List<NodeFacts.Room> rooms,
        List<Fact> counters,
        List<TapRecord> log,
        Optional<Members.Member> member,
        SortedMap<String, Integer> bound) {

    /// A route with its code in the dictionary.
    ///
    /// @param kind absent if nobody has said
    /// @param here whether the node handles it itself
    record Route(String name, int code, Optional<NodeFacts.Kind> kind, boolean here) {}

    /// Something with a value.
    ///
    /// @param key the text `topology.fact.` and this
    record Fact(String key, String value) {}

    static NodeSheet of(
            Vertex.Server server,
            NodeBook.Page page,
            Optional<NodeFacts> facts,
            List<NodeFacts.Room> rooms,
            Optional<Members.Member> member,
            SortedMap<String, Integer> bound) {
        return new NodeSheet(
                server.node(),
                server.role(),
                facts.isPresent(),
                page.hello().isPresent(),
                routes(page, facts),
                settings(page, facts),
                rooms,
                counters(page, facts),
                page.log(),
                member,
                bound);
    }

    private static List<Route> routes(NodeBook.Page page, Optional<NodeFacts> facts) {
        var routes = new ArrayList<Route>();
        facts.ifPresentOrElse(
                own -> own.routes().forEach(served -> routes.add(new Route(served.route(), served.code(), Optional.of(served.kind()), served.here()))),
                () -> page.hello().ifPresent(hello -> hello.dictionary()
                        .codes()
                        .forEach((name, code) -> routes.add(new Route(name, code, Optional.empty(), true)))));
        return List.copyOf(routes);
    }

    private static List<Fact> settings(NodeBook.Page page, Optional<NodeFacts> facts) {
        var all = new ArrayList<Fact>();
        page.hello().map(TapLine.Hello::version).ifPresent(version -> all.add(new Fact("version", version)));
        facts.map(NodeFacts::settings).ifPresentOrElse(
                own -> {
                    all.add(new Fact("heartbeat", own.heartbeat().toSeconds() + " s"));
                    all.add(new Fact("serializer", own.serializer()));
                    all.add(new Fact("max_body", own.maxBody() + " B"));
                    all.add(new Fact("handshake_timeout", own.handshakeTimeout().toSeconds() + " s"));
                    all.add(new Fact("request_timeout", own.requestTimeout().toSeconds() + " s"));
                    all.add(new Fact("queue", own.queuePackets() + " · " + own.queueBytes() / 1024 + " KiB"));
                },
                () -> page.hello().ifPresent(hello -> {
                    all.add(new Fact("heartbeat", hello.heartbeat().toSeconds() + " s"));
                    all.add(new Fact("serializer", hello.serializer()));
                }));
        return List.copyOf(all);
    }

    private static List<Fact> counters(NodeBook.Page page, Optional<NodeFacts> facts) {
        var all = new ArrayList<Fact>();
        all.add(new Fact("packets_in", page.packets(Direction.IN) + " · " + page.bytes(Direction.IN) + " B"));
        all.add(new Fact("packets_out", page.packets(Direction.OUT) + " · " + page.bytes(Direction.OUT) + " B"));
        if (page.envelopes(Direction.IN) + page.envelopes(Direction.OUT) > 0) {
            all.add(new Fact("hops_in", page.envelopes(Direction.IN) + " · " + page.between(Direction.IN) + " B"));
            all.add(new Fact("hops_out", page.envelopes(Direction.OUT) + " · " + page.between(Direction.OUT) + " B"));
        }
        all.add(new Fact("handled", Long.toString(page.handled())));
        all.add(new Fact("failed", Long.toString(page.failed())));
        all.add(new Fact("rejected", Long.toString(page.rejected())));
        facts.map(NodeFacts::figures).ifPresent(own -> {
            all.add(new Fact("accepted", own.sessions() + " / " + own.accepted()));
            all.add(new Fact("socket", own.bytesIn() + " B / " + own.bytesOut() + " B"));
            all.add(new Fact("flushes", Long.toString(own.flushes())));
            all.add(new Fact("dropped", Long.toString(own.dropped())));
        });
        return List.copyOf(all);
    }
}
