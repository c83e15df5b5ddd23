package io.glassroom.client.model;

import io.glassroom.protocol.packet.Field;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One node of the tree that a packet opens into.
///
/// @param kind what it is; decides its colour
/// @param name as the protocol calls it; in a JSON body the key or the index, for a fault the constant of its rule
/// @param value for people, the same in every language; empty for a layer
/// @param offset first byte, from the start of the packet
/// @param width bytes; 0 for what has none, such as a generated field
/// @param filter the name by which filters call it; empty if they cannot
/// @param children in the order of the bytes, generated ones last
/// @param leadsTo number of the packet that a generated field speaks of; 0 if it speaks of none
/// @param phrase what a generated field says besides its value, or around it
public record FieldNode(
        Kind kind,
        String name,
        String value,
        int offset,
        int width,
        String filter,
        List<FieldNode> children,
        long leadsTo,
        Optional<Phrase> phrase) {

    /// What a node stands for.
    public enum Kind {
        /// A whole layer: Packet, Message.
        LAYER,
        PACKET_TYPE,
        PACKET_LENGTH,
        PACKET_BODY,
        MESSAGE_FLAG,
        MESSAGE_ID,
        ROUTE_LENGTH,
        ROUTE,
        ROUTE_CODE,
        MESSAGE_BODY,
        /// A value within a JSON body.
        JSON,
        /// A part of the flag byte.
        BITS,
        /// Not on the wire: what the capture knows beyond the bytes. Shown in brackets.
        GENERATED,
        /// Where the reading broke off, and why.
        FAULT;

        static Kind of(Field field) {
            return switch (field) {
                case PACKET_TYPE -> PACKET_TYPE;
                case PACKET_LENGTH -> PACKET_LENGTH;
                case PACKET_BODY -> PACKET_BODY;
                case MESSAGE_FLAG -> MESSAGE_FLAG;
                case MESSAGE_ID -> MESSAGE_ID;
                case ROUTE_LENGTH -> ROUTE_LENGTH;
                case ROUTE -> ROUTE;
                case ROUTE_CODE -> ROUTE_CODE;
                case MESSAGE_BODY -> MESSAGE_BODY;
            };
        }

        /// Whether the decoder reported it: it owns bytes and has a colour of its own.
        public boolean onWire() {
            return switch (this) {
                case LAYER, JSON, BITS, GENERATED, FAULT -> false;
                case PACKET_TYPE, PACKET_LENGTH, PACKET_BODY, MESSAGE_FLAG, MESSAGE_ID, ROUTE_LENGTH, ROUTE, ROUTE_CODE, MESSAGE_BODY ->
                    true;
            };
        }
    }

    public FieldNode {
        children = List.copyOf(children);
    }

    /// A field that leads nowhere.
    public FieldNode(Kind kind, String name, String value, int offset, int width, String filter, List<FieldNode> children) {
        this(kind, name, value, offset, width, filter, children, 0, Optional.empty());
    }

    public int end() {
        return offset + width;
    }

    public boolean covers(int at) {
        return offset <= at && at < end();
    }

    /// Whether the other stands for the same part of the same packet, whatever is known of it by then.
    public boolean samePlace(FieldNode other) {
        return kind == other.kind
                && name.equals(other.name)
                && offset == other.offset
                && width == other.width
                && leadsTo == other.leadsTo;
    }

    /// This node and everything below it, parents before children.
    public Stream<FieldNode> walk() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(FieldNode::walk));
    }

    /// The field on the wire that owns this byte.
    public Optional<FieldNode> owner(int at) {
        return walk().filter(node -> node.kind.onWire() && node.covers(at)).reduce((outer, inner) -> inner);
    }

    /// The narrowest node that covers this byte: within a JSON body its innermost value.
    public Optional<FieldNode> at(int at) {
        return walk().filter(node -> (node.kind.onWire() || node.kind == Kind.JSON) && node.covers(at))
                .reduce((outer, inner) -> inner);
    }

    /// The fields and JSON values at which the arrow keys stop: those that hold no further ones.
    public List<FieldNode> stops() {
        return walk().filter(node -> (node.kind.onWire() || node.kind == Kind.JSON) && node.width > 0)
                .filter(node -> node.children.stream().noneMatch(child -> child.kind == Kind.JSON))
                .toList();
    }
}
