package io.glassroom.protocol.message;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Fault;
import io.glassroom.protocol.packet.FieldSpan;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.PacketDecoder;
import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.packet.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A packet laid open by the very decoders that the server runs: what was read, where, and how far the reading came.
///
/// @param bytes what was dissected
/// @param packet the packet, unless it broke off or broke a rule before its end
/// @param message the message, if the packet is a Data packet and its message could be read
/// @param fields every field that was read, in the order of the bytes, even if a later one was at fault
/// @param fault the rule that was broken, if one was
public record Dissection(
        Bytes bytes, Optional<Packet> packet, Optional<Message> message, List<FieldSpan> fields, Optional<Fault> fault) {

    public Dissection {
        fields = List.copyOf(fields);
    }

    /// @param packet one packet from its type byte on
    /// @param dictionary the one that the two ends had agreed on
    public static Dissection of(Bytes packet, RouteDictionary dictionary) {
        return of(packet, dictionary, PacketEncoder.MAX_BODY);
    }

    /// As [#of(Bytes, RouteDictionary)], through the eyes of an end that accepts bodies of at most `limit` bytes.
    public static Dissection of(Bytes packet, RouteDictionary dictionary, int limit) {
        var fields = new ArrayList<FieldSpan>();
        Packet outer = null;
        Message inner = null;
        Fault fault = null;
        try {
            outer = PacketDecoder.read(packet, limit, fields::add);
            if (outer instanceof Packet.Data(Bytes body)) {
                inner = MessageCodec.decode(body, dictionary, limit, fields::add);
            }
        } catch (BodyException e) {
            inner = e.unread();
            fault = e.fault();
        } catch (ProtocolException e) {
            fault = e.fault();
        }
        return new Dissection(
                packet, Optional.ofNullable(outer), Optional.ofNullable(inner), fields, Optional.ofNullable(fault));
    }

    /// The innermost field that covers this byte, if any does.
    public Optional<FieldSpan> fieldAt(int offset) {
        return fields.stream()
                .filter(span -> span.offset() <= offset && offset < span.end())
                .reduce((outer, inner) -> inner);
    }
}
