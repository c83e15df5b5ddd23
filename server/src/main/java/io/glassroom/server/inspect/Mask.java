package io.glassroom.server.inspect;

import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.MessageCodec;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.FieldSpan;
import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.packet.PacketType;
import io.glassroom.protocol.packet.ProtocolException;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.TapEvent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Puts a `*` for each byte of a body that must not be seen: before the record enters the ring, so that no watcher,
/// whatever it does, can get at it.
///
/// A Response does not say what it answers. So the requests to routes that may be seen are remembered until they are
/// answered, and every other Response is masked: that of a masked route, and that of a request which was made before
/// anybody watched. Routes are compared as they are found: ignoring case.
final class Mask {

    private static final byte STAR = '*';
    private static final int HEAD = PacketEncoder.HEAD;
    private static final int LIMIT = PacketEncoder.MAX_BODY; // of what a compressed body may inflate to

    private final Set<String> routes;
    private final RouteDictionary dictionary;
    private final Map<String, Set<Long>> visible = new ConcurrentHashMap<>(); // requests in flight, by connection

    Mask(Set<String> routes, RouteDictionary dictionary) {
        this.routes = routes.stream().map(Mask::folded).collect(Collectors.toUnmodifiableSet());
        this.dictionary = dictionary;
    }

    TapEvent apply(TapEvent event) {
        return switch (event) {
            case TapEvent.Frame(String connection, Direction direction, Bytes packet) ->
                new TapEvent.Frame(connection, direction, masked(connection, packet));
            case TapEvent.Rejected rejected ->
                new TapEvent.Rejected(rejected.connection(), rejected.direction(), rejected.fault(), masked(rejected.connection(), rejected.seen()));
            case TapEvent.Link link -> {
                if (link.to().equals("CLOSED")) {
                    visible.remove(link.connection());
                }
                yield link;
            }
            case TapEvent.Transport _, TapEvent.Dispatch _, TapEvent.Session _, TapEvent.Cluster _ -> event;
        };
    }

    private Bytes masked(String connection, Bytes packet) {
        if (packet.length() <= HEAD || packet.u8(0) != PacketType.DATA.code()) {
            return packet;
        }
        var head = new Head(packet);
        try {
            Message message = MessageCodec.decode(packet.from(HEAD), dictionary, LIMIT, head::field);
            return isVisible(connection, message) ? packet : starred(packet, head.bodyAt);
        } catch (ProtocolException broken) {
            return head.route != null && !isMasked(head.route) ? packet : starred(packet, head.bodyAt);
        }
    }

    private boolean isVisible(String connection, Message message) {
        return switch (message) {
            case Message.Request request -> {
                boolean shown = !isMasked(request.route().text());
                if (shown) {
                    visible.computeIfAbsent(connection, _ -> ConcurrentHashMap.newKeySet()).add(request.id());
                }
                yield shown;
            }
            case Message.Notify notify -> !isMasked(notify.route().text());
            case Message.Push push -> !isMasked(push.route().text());
            case Message.Response response -> {
                Set<Long> requests = visible.get(connection);
                yield requests != null && requests.remove(response.id());
            }
        };
    }

    private boolean isMasked(String route) {
        return routes.contains(folded(route));
    }

    private static String folded(String route) {
        return route.toLowerCase(Locale.ROOT);
    }

    private static Bytes starred(Bytes packet, int from) {
        byte[] copy = packet.toArray();
        Arrays.fill(copy, from, copy.length, STAR);
        return Bytes.wrap(copy);
    }

    /// How far the reading of a message came.
    private final class Head {
        private final Bytes packet;
        private @Nullable String route;
        private int bodyAt = HEAD + 1; // all but the flag, if no more can be read

        Head(Bytes packet) {
            this.packet = packet;
        }

        void field(FieldSpan span) {
            switch (span.field()) {
                case ROUTE -> route = span.value();
                case ROUTE_CODE -> {
                    var known = dictionary.routeOf(packet.u16(span.offset()));
                    route = known == null ? "" : known.text();
                }
                case MESSAGE_BODY -> bodyAt = span.offset();
                case PACKET_TYPE, PACKET_LENGTH, PACKET_BODY, MESSAGE_FLAG, MESSAGE_ID, ROUTE_LENGTH -> {}
            }
        }
    }
}
