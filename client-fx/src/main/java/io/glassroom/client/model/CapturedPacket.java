package io.glassroom.client.model;

import io.glassroom.protocol.message.Dissection;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Fault;
import io.glassroom.protocol.packet.Field;
import io.glassroom.protocol.packet.FieldSpan;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.FlowId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// One row of the list: a packet with its time and place. Its heads are read when it is captured; its fields only when
/// somebody asks ([#dissect]).
public final class CapturedPacket {

    private final long number;
    private final long order;
    private final Instant at;
    private final long sinceStart;
    private final long sincePrevious;
    private final TappedConnection connection;
    private final Direction direction;
    private final FlowId flow;
    private final Bytes bytes;
    private final RouteDictionary dictionary;
    private Headline headline; // replaced once at most, when the node rejects what by itself looked right
    private final String route;
    private final @Nullable Exchange exchange;

    /// Where and when it was seen.
    record Sighting(
            long number,
            long order,
            Instant at,
            long sinceStart,
            long sincePrevious,
            TappedConnection connection,
            Direction direction,
            FlowId flow) {}

    CapturedPacket(
            Sighting sighting,
            Bytes bytes,
            RouteDictionary dictionary,
            Headline headline,
            @Nullable Exchange exchange) {
        this.number = sighting.number;
        this.order = sighting.order;
        this.at = sighting.at;
        this.sinceStart = sighting.sinceStart;
        this.sincePrevious = sighting.sincePrevious;
        this.connection = sighting.connection;
        this.direction = sighting.direction;
        this.flow = sighting.flow;
        this.bytes = bytes;
        this.dictionary = dictionary;
        this.headline = headline;
        // A Response has no route on the wire; for people it has that of its Request.
        this.route = exchange == null ? headline.route() : exchange.route();
        this.exchange = exchange;
    }

    /// Counts the packets of this capture from 1, without gaps.
    public long number() {
        return number;
    }

    /// Counts all that the capture was told, so that the packets and hops of one node stand in the order of that node.
    public long order() {
        return order;
    }

    public Instant at() {
        return at;
    }

    /// Since the first packet of the capture, by the clock of the node that told of it: the difference between two
    /// packets of one node is exact.
    public Duration sinceStart() {
        return Duration.ofNanos(sinceStart);
    }

    /// Since the packet before, whatever its connection.
    public Duration sincePrevious() {
        return Duration.ofNanos(sincePrevious);
    }

    public TappedConnection connection() {
        return connection;
    }

    /// Seen from the node: IN is from the client.
    public Direction direction() {
        return direction;
    }

    public FlowId flow() {
        return flow;
    }

    /// Who sent it, by the name known today.
    public String from() {
        return direction == Direction.IN ? connection.name() : connection.node();
    }

    /// Who received it, by the name known today.
    public String to() {
        return direction == Direction.IN ? connection.node() : connection.name();
    }

    public PacketKind packet() {
        return headline.packet();
    }

    public @Nullable MessageKind message() {
        return headline.message();
    }

    /// Of the message itself or, for a Response, of its Request; empty if there is none.
    public String route() {
        return route;
    }

    /// Of a Request or Response, unsigned; 0 for what has none.
    public long id() {
        return headline.id();
    }

    /// Whether something is wrong: a broken rule, or a Response that says so.
    public boolean failed() {
        return headline.error() || headline.fault() != null;
    }

    public Optional<Fault> fault() {
        return Optional.ofNullable(headline.fault());
    }

    /// The node found a fault that the bytes alone do not show.
    void blame(Fault fault) {
        headline = headline.broken(fault);
    }

    /// For a Response whose Request was seen.
    public Optional<Exchange> exchange() {
        return Optional.ofNullable(exchange);
    }

    /// Bytes on the wire, head and all.
    public int length() {
        return bytes.length();
    }

    public Bytes bytes() {
        return bytes;
    }

    /// The one that its connection had at that time.
    public RouteDictionary dictionary() {
        return dictionary;
    }

    /// Lays the packet open with the dictionary that its connection had at that time.
    public Dissection dissect() {
        return Dissection.of(bytes, dictionary);
    }

    /// What stands in the bytes of this field, read big-endian; empty if the packet has no such field.
    public OptionalLong number(Field field) {
        for (FieldSpan span : dissect().fields()) {
            if (span.field() == field) {
                long value = 0;
                for (int at = span.offset(); at < span.end(); at++) {
                    value = value << 8 | bytes.u8(at);
                }
                return OptionalLong.of(value);
            }
        }
        return OptionalLong.empty();
    }

    /// The packet's text for people and for filters: the message's body inflated, else the packet's.
    public String bodyText() {
        if (headline.bodyAt() >= 0) {
            return bytes.from(Math.min(headline.bodyAt(), bytes.length())).utf8();
        }
        Dissection dissection = dissect();
        return dissection
                .message()
                .map(message -> message.body().utf8())
                .or(() -> dissection.packet().map(packet -> packet.body().utf8()))
                .orElse("");
    }

    @Override
    public String toString() {
        return "#" + number + " " + from() + " → " + to() + " " + headline;
    }
}
