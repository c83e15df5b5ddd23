package io.glassroom.client.live;

import io.glassroom.client.model.ByteGrid;
import io.glassroom.client.model.FieldNode;
import io.glassroom.protocol.packet.Fault;
import io.glassroom.protocol.packet.Rule;
import java.util.Optional;

/// The bytes that a length counts: those that it announces, as far as they are there.
///
/// @param length the field that counts
/// @param announced bytes that should follow
/// @param present bytes that do follow, of those that are announced
/// @param surplus bytes behind them that nobody announced
public record CountedBytes(FieldNode length, int announced, int present, int surplus, Verdict verdict) {

    /// Whether the length tells the truth.
    public enum Verdict {
        /// As many bytes follow as it says.
        RIGHT,
        /// Fewer bytes follow than it says, or more.
        LIES,
        /// It says more than is allowed, so that nobody waited for the bytes.
        REFUSED
    }

    /// Empty for a field that is not a length, or whose own bytes are not all there.
    static Optional<CountedBytes> of(FieldNode field, ByteGrid bytes, Optional<Fault> fault) {
        return switch (field.kind()) {
            case PACKET_LENGTH, ROUTE_LENGTH ->
                field.end() > bytes.length() ? Optional.empty() : Optional.of(count(field, bytes, fault));
            case LAYER, PACKET_TYPE, PACKET_BODY, MESSAGE_FLAG, MESSAGE_ID, ROUTE, ROUTE_CODE, MESSAGE_BODY, JSON, BITS,
                    GENERATED, FAULT ->
                Optional.empty();
        };
    }

    private static CountedBytes count(FieldNode field, ByteGrid bytes, Optional<Fault> fault) {
        int announced = 0;
        for (int at = field.offset(); at < field.end(); at++) {
            announced = announced << 8 | bytes.value(at);
        }
        int rest = bytes.length() - field.end();
        int present = Math.min(announced, rest);
        boolean whole = field.kind() == FieldNode.Kind.PACKET_LENGTH;
        int surplus = whole ? rest - present : 0;
        boolean refused = whole && fault.filter(broken -> broken.rule() == Rule.PACKET_LENGTH).isPresent();
        Verdict verdict = refused ? Verdict.REFUSED : present == announced && surplus == 0 ? Verdict.RIGHT : Verdict.LIES;
        return new CountedBytes(field, announced, present, surplus, verdict);
    }

    /// Whether the bracket is drawn over this byte.
    public boolean covers(int at) {
        return length.end() <= at && at < length.end() + present;
    }

    public boolean lies() {
        return verdict != Verdict.RIGHT;
    }
}
