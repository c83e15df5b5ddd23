package io.glassroom.learn.check;

import io.glassroom.protocol.message.Dissection;
import io.glassroom.protocol.message.MessageCodec;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.FieldSpan;
import io.glassroom.protocol.packet.PacketDecoder;
import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.packet.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Names the field in which a byte lies, as Glassroom's own decoders read it. Before lesson 4 nothing is known of
/// messages: a packet has a type, a length and a body.
record Fields(boolean messages) {

    private static final int FIRST_WITH_MESSAGES = 4;

    static Fields ofLesson(int lesson) {
        return new Fields(lesson >= FIRST_WITH_MESSAGES);
    }

    /// What should stand at an offset of whole packets.
    Optional<FieldSpan> inPackets(Bytes packets, int at) {
        int start = 0;
        while (start < packets.length()) {
            Bytes rest = packets.from(start);
            int length = rest.length() < PacketEncoder.HEAD ? rest.length() : PacketEncoder.HEAD + rest.u24(1);
            if (at < start + length) {
                return inPacket(rest, at - start);
            }
            start += length;
        }
        return Optional.empty();
    }

    private Optional<FieldSpan> inPacket(Bytes packet, int at) {
        List<FieldSpan> fields = new ArrayList<>();
        try {
            if (messages) {
                fields.addAll(Dissection.of(packet, RouteDictionary.EMPTY).fields());
            } else {
                PacketDecoder.read(packet, PacketEncoder.MAX_BODY, fields::add);
            }
        } catch (ProtocolException meant) {
            // what was read before that has its names
        }
        return innermost(fields, at);
    }

    /// The same, of a message or of the beginning of a packet.
    Optional<FieldSpan> inPart(Bytes part, int at) {
        if (!messages) {
            return inPacket(part, at);
        }
        List<FieldSpan> fields = new ArrayList<>();
        try {
            MessageCodec.decode(part, RouteDictionary.EMPTY, PacketEncoder.MAX_BODY, fields::add);
        } catch (ProtocolException meant) {
            // as above
        }
        return innermost(fields, at + PacketEncoder.HEAD); // the decoder counts from the packet's type
    }

    private static Optional<FieldSpan> innermost(List<FieldSpan> fields, int at) {
        return fields.stream()
                .filter(span -> span.offset() <= at && at < span.end())
                .reduce((outer, inner) -> inner);
    }
}
