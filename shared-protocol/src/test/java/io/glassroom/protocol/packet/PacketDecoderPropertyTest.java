package io.glassroom.protocol.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class PacketDecoderPropertyTest {

    @Property
    void packetsAreReadAsTheyWereWrittenHoweverTheStreamIsCut(
            @ForAll("packets") List<Packet> packets, @ForAll Random random) {
        Bytes stream = packets.stream().map(PacketEncoder::encode).reduce(Bytes.EMPTY, Bytes::concat);
        var read = new ArrayList<Packet>();
        var decoder = new PacketDecoder(64);
        cut(stream, random).forEach(chunk -> decoder.feed(chunk, read::add));
        assertEquals(packets, read);
        assertEquals(0, decoder.buffered());
    }

    @Property
    void anyStreamGivesTheSamePacketsAndTheSameFaultHoweverItIsCut(
            @ForAll("streams") Bytes stream, @ForAll Random random) {
        assertEquals(outcome(List.of(stream)), outcome(cut(stream, random)));
    }

    @Property
    void noMoreThanTheLimitIsKeptWhateverComes(
            @ForAll("streams") Bytes stream, @ForAll @IntRange(max = 100) int limit, @ForAll Random random) {
        var decoder = new PacketDecoder(limit);
        try {
            for (Bytes chunk : cut(stream, random)) {
                decoder.feed(chunk, packet -> assertTrue(packet.body().length() <= limit));
                assertTrue(decoder.buffered() < PacketEncoder.HEAD + Math.max(1, limit));
            }
        } catch (ProtocolException e) {
            assertTrue(decoder.buffered() <= PacketEncoder.HEAD);
        }
    }

    @Property
    void bytesAroundAChunkAreNotRead(@ForAll("streams") Bytes stream, @ForAll byte poison) {
        byte[] larger = new byte[stream.length() + 16];
        Arrays.fill(larger, poison);
        stream.copyTo(larger, 8);
        assertEquals(outcome(List.of(stream)), outcome(List.of(Bytes.wrap(larger, 8, stream.length()))));
    }

    @Property
    void readingOnePacketAgreesWithReadingTheStream(@ForAll("streams") Bytes stream) {
        Outcome streamed = outcome(List.of(stream));
        try {
            Packet first = PacketDecoder.read(stream, 64, FieldSink.NONE);
            assertEquals(streamed.packets.stream().findFirst().orElse(null), first);
        } catch (ProtocolException e) {
            assertEquals(new Outcome(List.of(), e.fault().toString()), streamed);
        }
    }

    /// Packets, whatever they hold, one after the other.
    @Provide
    Arbitrary<List<Packet>> packets() {
        return packet(64).list().ofMaxSize(6);
    }

    /// Noise, and packets of which some bytes were changed: the first is mostly refused at once, the second later.
    @Provide
    Arbitrary<Bytes> streams() {
        Arbitrary<Bytes> noise = bytes(80);
        Arbitrary<Bytes> changed = Combinators.combine(packets(), Arbitraries.integers().between(0, 100), Arbitraries.bytes())
                .as((packets, at, value) -> {
                    byte[] stream = packets.stream().map(PacketEncoder::encode).reduce(Bytes.EMPTY, Bytes::concat).toArray();
                    if (at < stream.length) {
                        stream[at] = value;
                    }
                    return Bytes.wrap(stream);
                })
                .withoutEdgeCases(); // there are more of them than tries
        return Arbitraries.oneOf(noise, changed);
    }

    private static Arbitrary<Packet> packet(int longest) {
        return Combinators.combine(Arbitraries.of(PacketType.class), bytes(longest)).as(Packet::of);
    }

    private static Arbitrary<Bytes> bytes(int longest) {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(longest).map(Bytes::wrap);
    }

    private static List<Bytes> cut(Bytes stream, Random random) {
        var chunks = new ArrayList<Bytes>();
        for (int at = 0; at < stream.length(); ) {
            int end = Math.min(stream.length(), at + random.nextInt(9)); // now and then an empty chunk
            chunks.add(stream.slice(at, end));
            at = end;
        }
        return chunks;
    }

    private static Outcome outcome(List<Bytes> chunks) {
        var decoder = new PacketDecoder(64);
        var packets = new ArrayList<Packet>();
        try {
            chunks.forEach(chunk -> decoder.feed(chunk, packets::add));
            return new Outcome(packets, "waits with " + decoder.unfinished());
        } catch (ProtocolException e) {
            return new Outcome(packets, e.fault().toString());
        }
    }

    private record Outcome(List<Packet> packets, String end) {}
}
