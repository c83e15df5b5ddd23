package io.glassroom.server.cluster.grpc;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.server.cluster.MalformedEnvelopeException;
import java.util.function.Consumer;

/// Finds the envelopes in a stream of parcels, wherever it was cut. Each is copied out, so that one small body that
/// somebody keeps does not keep a whole parcel. For one thread at a time.
final class ParcelReader {

    private int length; // of the envelope, as far as it has been read
    private int shift; // bits of the length that have been read
    private byte[] envelope = {};
    private int filled;
    private boolean inEnvelope;

    /// @param envelopes gets each that is complete
    /// @throws MalformedEnvelopeException if one has an impossible length
    void read(byte[] parcel, Consumer<Bytes> envelopes) {
        int at = 0;
        while (at < parcel.length) {
            if (!inEnvelope) {
                lengthByte(parcel[at] & 0xff, at);
                at++;
            } else {
                int count = Math.min(length - filled, parcel.length - at);
                System.arraycopy(parcel, at, envelope, filled, count);
                filled += count;
                at += count;
            }
            if (inEnvelope && filled == length) {
                Bytes whole = Bytes.wrap(envelope);
                begin();
                envelopes.accept(whole);
            }
        }
    }

    private void lengthByte(int octet, int at) {
        length |= (octet & 0x7f) << shift;
        shift += 7;
        if (length > GrpcLines.MAX_ENVELOPE || shift > 28) {
            throw new MalformedEnvelopeException(at, "envelope is " + length + " bytes, at most " + GrpcLines.MAX_ENVELOPE);
        }
        if (octet < 0x80) {
            inEnvelope = true;
            envelope = new byte[length];
        }
    }

    private void begin() {
        length = 0;
        shift = 0;
        envelope = new byte[0];
        filled = 0;
        inEnvelope = false;
    }
}
