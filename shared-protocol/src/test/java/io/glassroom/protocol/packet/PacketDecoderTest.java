package io.glassroom.protocol.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.wire.MalformedCase;
import io.glassroom.protocol.wire.SplitPoints;
import io.glassroom.protocol.wire.WireVector;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PacketDecoderTest {

    private static final int LIMIT = 65_536;

    private final PacketDecoder decoder = new PacketDecoder(LIMIT);
    private final List<Packet> packets = new ArrayList<>();

    static List<WireVector> vectors() {
        return WireVector.all();
    }

    static Stream<MalformedCase> malformedPackets() {
        var rules = EnumSet.of(Rule.PACKET_TYPE, Rule.PACKET_LENGTH);
        return MalformedCase.all().stream().filter(malformed -> rules.contains(malformed.rule()));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void decoderReadsAVectorAtEverySplitPoint(WireVector vector) {
        SplitPoints.of(vector.bytes()).forEach(chunks -> assertEquals(List.of(vector.packet()), decode(chunks)));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void decoderReadsThreeMergedPacketsAtEverySplitPoint(WireVector vector) {
        var heartbeat = new Packet.Heartbeat();
        Bytes beat = PacketEncoder.encode(heartbeat);
        Bytes merged = beat.concat(vector.bytes()).concat(beat);
        var expected = List.of(heartbeat, vector.packet(), heartbeat);
        SplitPoints.of(merged).forEach(chunks -> assertEquals(expected, decode(chunks)));
    }

    @Test
    void decoderReadsAllVectorsFromOneChunk() {
        Bytes merged = vectors().stream().map(WireVector::bytes).reduce(Bytes.EMPTY, Bytes::concat);
        assertEquals(vectors().stream().map(WireVector::packet).toList(), decode(List.of(merged)));
    }

    @ParameterizedTest
    @MethodSource("malformedPackets")
    void decoderRefusesAMalformedPacketAtEverySplitPoint(MalformedCase malformed) {
        SplitPoints.of(malformed.bytes()).forEach(chunks -> {
            Fault fault = assertThrows(ProtocolException.class, () -> decode(chunks)).fault();
            assertEquals(malformed.rule(), fault.rule());
            assertEquals(malformed.offset(), fault.offset());
        });
    }

    @Test
    void decoderWaitsForTheRestOfASplitHead() {
        feed("04 00 00");
        assertEquals(List.of(), packets);
        assertEquals(3, decoder.buffered());
        assertEquals(Bytes.hex("04 00 00"), decoder.unfinished());
    }

    @Test
    void decoderWaitsForTheRestOfASplitBody() {
        feed("04 00 00 02 7b");
        assertEquals(List.of(), packets);
        assertEquals(Bytes.hex("04 00 00 02 7b"), decoder.unfinished());
    }

    @Test
    void nothingIsKeptBetweenWholePackets() {
        feed("04 00 00 02 7b");
        feed("7d 03 00 00 00");
        assertEquals(2, packets.size());
        assertEquals(0, decoder.buffered());
        assertEquals(Bytes.EMPTY, decoder.unfinished());
    }

    @Test
    void anEmptyChunkChangesNothing() {
        feed("04 00");
        feed("");
        feed("00 00");
        assertEquals(List.of(new Packet.Data(Bytes.EMPTY)), packets);
    }

    @Test
    void packetsBeforeAFaultAreHandedOver() {
        assertThrows(ProtocolException.class, () -> feed("03 00 00 00 06"));
        assertEquals(List.of(new Packet.Heartbeat()), packets);
    }

    @Test
    void badTypeIsRefusedAtItsFirstByte() {
        Fault fault = refusal("00");
        assertEquals(new Fault(Rule.PACKET_TYPE, 0, "packet type is 0, 1 to 5"), fault);
    }

    @Test
    void bodyOfTheLimitIsRead() {
        decoder.feed(PacketEncoder.encode(new Packet.Data(Bytes.wrap(new byte[LIMIT]))), packets::add);
        assertEquals(LIMIT, packets.getFirst().body().length());
    }

    @Test
    void bodyOfTheLimitIsReadInPieces() {
        Bytes packet = PacketEncoder.encode(new Packet.Data(Bytes.wrap(new byte[LIMIT])));
        for (int at = 0; at < packet.length(); at += 1000) {
            decoder.feed(packet.slice(at, Math.min(packet.length(), at + 1000)), packets::add);
        }
        assertEquals(LIMIT, packets.getFirst().body().length());
    }

    @Test
    void bodyAboveTheLimitIsRefusedAtItsFourthByte() {
        feed("04 01 00");
        assertEquals(new Fault(Rule.PACKET_LENGTH, 1, "body is 65537 bytes, at most 65536"), refusal("01"));
        assertTrue(decoder.buffered() <= PacketEncoder.HEAD, () -> decoder.buffered() + " bytes");
    }

    @Test
    void limitOfZeroAcceptsEmptyBodiesOnly() {
        var strict = new PacketDecoder(0);
        strict.feed(Bytes.hex("03 00 00 00"), packets::add);
        assertEquals(1, packets.size());
        assertThrows(ProtocolException.class, () -> strict.feed(Bytes.hex("03 00 00 01"), packets::add));
    }

    @Test
    void limitThatNoLengthCanReachIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new PacketDecoder(PacketEncoder.MAX_BODY + 1));
        assertThrows(IllegalArgumentException.class, () -> new PacketDecoder(-1));
    }

    @Test
    void announcedBodiesThatDoNotComeCostNoMemory() {
        Bytes announcement = Bytes.hex("04 01 00 00 7b");
        feedFreshDecoder(announcement); // classes are loaded, paths are warm
        long before = allocated();
        for (int i = 0; i < 100; i++) {
            feedFreshDecoder(announcement);
        }
        long each = (allocated() - before) / 100;
        assertTrue(each < 1024, () -> each + " bytes for an announcement of 65 536");
    }

    @Test
    void faultIsThrownAgainWhateverComesNext() {
        Fault fault = refusal("06");
        assertSame(fault, refusal("03 00 00 00"));
        assertSame(fault, refusal(""));
        assertEquals(List.of(), packets);
    }

    @Test
    void wholePacketIsAViewOfItsChunk() {
        byte[] chunk = Bytes.hex("04 00 00 01 61").toArray();
        decoder.feed(Bytes.wrap(chunk), packets::add);
        chunk[4] = 'b';
        assertEquals("b", packets.getFirst().body().utf8());
    }

    @Test
    void splitPacketIsNotTouchedByTheNextOne() {
        feed("04 00 00 01");
        feed("61 04 00 00 01");
        feed("62");
        assertEquals(List.of("a", "b"), packets.stream().map(packet -> packet.body().utf8()).toList());
    }

    private void feed(String hex) {
        decoder.feed(Bytes.hex(hex), packets::add);
    }

    private Fault refusal(String hex) {
        return assertThrows(ProtocolException.class, () -> feed(hex)).fault();
    }

    private static List<Packet> decode(List<Bytes> chunks) {
        var fresh = new PacketDecoder(LIMIT);
        var read = new ArrayList<Packet>();
        chunks.forEach(chunk -> fresh.feed(chunk, read::add));
        return read;
    }

    private static void feedFreshDecoder(Bytes chunk) {
        new PacketDecoder(LIMIT).feed(chunk, packet -> {});
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
