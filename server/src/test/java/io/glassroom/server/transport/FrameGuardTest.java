package io.glassroom.server.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameGuardTest {

    /// Keeps what the guard passes on, and reads it as a server would.
    private static final class Listener implements FrameGuard.Listener {

        final ByteArrayOutputStream passed = new ByteArrayOutputStream();
        final List<Closing> refused = new ArrayList<>();
        int longest;
        int closeFrames;

        @Override
        public void pass(ByteBuffer bytes) {
            longest = Math.max(longest, bytes.remaining());
            while (bytes.hasRemaining()) {
                passed.write(bytes.get());
            }
        }

        @Override
        public void refuse(Closing why) {
            refused.add(why);
        }

        @Override
        public void closeFrameRead() {
            closeFrames++;
        }

        /// The unmasked payload of all data frames, a zero byte after each message.
        byte[] messages() {
            var all = new ByteArrayOutputStream();
            ByteBuffer in = ByteBuffer.wrap(passed.toByteArray());
            while (in.hasRemaining()) {
                int flags = in.get() & 0xff;
                int length = in.get() & 0x7f;
                length = length == 126 ? in.getShort() & 0xffff : length;
                byte[] mask = new byte[4];
                in.get(mask);
                byte[] payload = new byte[length];
                in.get(payload);
                for (int i = 0; i < length; i++) {
                    payload[i] ^= mask[i % 4];
                }
                if ((flags & 0x0f) < 8) {
                    all.writeBytes(payload);
                    if ((flags & 0x80) != 0) {
                        all.write(0);
                    }
                }
            }
            return all.toByteArray();
        }
    }

    @Test
    void whateverTheChunksTheMessagesStayTheSame() {
        for (int seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            var wire = new ByteArrayOutputStream();
            var expected = new ByteArrayOutputStream();
            for (int i = 0; i < 6; i++) {
                byte[] payload = new byte[random.nextInt(4) == 0 ? random.nextInt(20_000) : random.nextInt(300)];
                random.nextBytes(payload);
                int cut = random.nextInt(payload.length + 1);
                wire.writeBytes(RawClient.frame(false, RawClient.BINARY, Arrays.copyOf(payload, cut)));
                wire.writeBytes(RawClient.frame(true, RawClient.PING, (byte) i));
                wire.writeBytes(RawClient.frame(
                        true, RawClient.CONTINUATION, Arrays.copyOfRange(payload, cut, payload.length)));
                expected.writeBytes(payload);
                expected.write(0);
            }
            var guard = new FrameGuard();
            var listener = new Listener();
            byte[] bytes = wire.toByteArray();
            for (int at = 0; at < bytes.length; ) {
                int count = Math.min(bytes.length - at, 1 + random.nextInt(random.nextBoolean() ? 8 : 5000));
                guard.read(ByteBuffer.wrap(bytes, at, count), 1 << 20, listener);
                at += count;
            }
            assertArrayEquals(expected.toByteArray(), listener.messages(), "seed " + seed);
            assertTrue(listener.longest <= FrameGuard.PIECE);
            assertEquals(List.of(), listener.refused);
        }
    }

    @Test
    void aLongFrameIsRefusedAtItsHead() {
        var guard = new FrameGuard();
        var listener = new Listener();
        guard.read(ByteBuffer.wrap(RawClient.frame(true, RawClient.BINARY, new byte[101]), 0, 6), 100, listener);
        assertEquals(1, listener.refused.size());
        assertEquals(0, listener.passed.size());
    }

    @Test
    void theFrameAfterARefusedOneIsFound() {
        var guard = new FrameGuard();
        var listener = new Listener();
        byte[] refused = RawClient.frame(true, RawClient.BINARY, new byte[10_000]);
        guard.read(ByteBuffer.wrap(refused, 0, 5_000), 100, listener);
        guard.read(ByteBuffer.wrap(refused, 5_000, refused.length - 5_000), 100, listener);
        guard.read(ByteBuffer.wrap(RawClient.closeFrame(1009)), 100, listener);
        assertEquals(1, listener.closeFrames);
    }

    @Test
    void aCloseFrameIsToldWhenItsLastByteHasCome() {
        var guard = new FrameGuard();
        var listener = new Listener();
        byte[] close = RawClient.closeFrame(1000);
        guard.read(ByteBuffer.wrap(close, 0, close.length - 1), 100, listener);
        assertEquals(0, listener.closeFrames);
        guard.read(ByteBuffer.wrap(close, close.length - 1, 1), 100, listener);
        assertEquals(1, listener.closeFrames);
    }
}
