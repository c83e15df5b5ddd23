package io.glassroom.server.cluster.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.server.cluster.Line;
import io.glassroom.server.cluster.MalformedEnvelopeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/// What goes into a queue comes out of the reader at the other end.
class ParcelPropertyTest {

    private static final LineQueue.Gauge NOBODY = new LineQueue.Gauge() {
        @Override
        public void full(int envelopes, long bytes) {}

        @Override
        public void drained(int envelopes, long bytes) {}
    };

    @Property(tries = 200)
    void envelopesOfAnySizeArriveWholeAndInOrder(
            @ForAll @Size(max = 30) List<@IntRange(max = 200_000) Integer> sizes, @ForAll @IntRange(min = 1, max = 7) int atOnce) {
        var queue = new LineQueue(64 << 20, NOBODY);
        var reader = new ParcelReader();
        List<Bytes> sent = new ArrayList<>();
        List<Bytes> read = new ArrayList<>();
        for (int size : sizes) {
            Bytes envelope = random(size);
            sent.add(envelope);
            queue.offer(envelope, Line.Witness.NONE);
            if (sent.size() % atOnce == 0) {
                carry(queue, reader, read, 1);
            }
        }
        carry(queue, reader, read, Integer.MAX_VALUE);
        assertEquals(sent, read);
        assertEquals(0, queue.waiting());
    }

    private static void carry(LineQueue queue, ParcelReader reader, List<Bytes> read, int most) {
        for (int i = 0; i < most; i++) {
            byte[] parcel = queue.parcel();
            if (parcel == null) {
                return;
            }
            assertTrue(parcel.length > 0 && parcel.length <= LineQueue.PARCEL, () -> parcel.length + " bytes");
            reader.read(parcel, read::add);
        }
    }

    @Property(tries = 200)
    void streamMayBeCutAnywhere(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 300) Integer> sizes, @ForAll @IntRange(min = 1, max = 50) int piece) {
        var queue = new LineQueue(64 << 20, NOBODY);
        List<Bytes> sent = sizes.stream().map(ParcelPropertyTest::random).toList();
        sent.forEach(envelope -> queue.offer(envelope, Line.Witness.NONE));
        byte[] stream = queue.parcel();
        assertTrue(stream != null);
        var reader = new ParcelReader();
        List<Bytes> read = new ArrayList<>();
        for (int at = 0; at < stream.length; at += piece) {
            reader.read(Arrays.copyOfRange(stream, at, Math.min(stream.length, at + piece)), read::add);
        }
        assertEquals(sent, read);
    }

    @Example
    void envelopeOfAnImpossibleLengthIsRefusedBeforeRoomIsMadeForIt() {
        byte[] tooLong = {(byte) 0x81, (byte) 0x80, (byte) 0x80, 0x10}; // 32 MiB and one
        byte[] endless = {(byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80};
        assertThrows(MalformedEnvelopeException.class, () -> new ParcelReader().read(tooLong, _ -> {}));
        assertThrows(MalformedEnvelopeException.class, () -> new ParcelReader().read(endless, _ -> {}));
    }

    private static Bytes random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return Bytes.wrap(bytes);
    }
}
