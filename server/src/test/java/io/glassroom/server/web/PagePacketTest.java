package io.glassroom.server.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// `packet.js` against protocol.md sections 1 and 5.
class PagePacketTest {

    private static PageModules page;

    @BeforeAll
    static void load() {
        page = new PageModules();
    }

    @AfterAll
    static void unload() {
        page.close();
    }

    @Test
    void heartbeatIsFourBytes() {
        assertEquals("03 00 00 00", page.run("return hex(g.encodePacket(g.PacketType.HEARTBEAT));"));
    }

    @Test
    void lengthIsBigEndianInThreeBytes() {
        assertEquals("04 01 02 03", page.run("return hex(g.encodePacket(4, new Uint8Array(0x010203)).subarray(0, 4));"));
    }

    @Test
    void encoderRefusesABodyThatTheLengthCannotCount() {
        assertEquals("RangeError: packet body is 16777216 bytes, at most 16777215",
                page.run("return fault(() => g.encodePacket(4, new Uint8Array(0x1000000)));"));
    }

    @Test
    void encoderRefusesAnUnknownType() {
        assertEquals("RangeError: packet type is 6, must be 1 to 5", page.run("return fault(() => g.encodePacket(6));"));
    }

    @Test
    void decoderFindsSeveralPacketsInOneChunk() {
        assertEquals("3: | 4:aa bb | 5:01", page.run("""
                const chunk = bytes("03 00 00 00 04 00 00 02 aa bb 05 00 00 01 01");
                return [...new g.PacketDecoder().feed(chunk)].map((p) => `${p.type}:${hex(p.body)}`).join(" | ");
                """));
    }

    @Test
    void decoderReadsTheSamePacketsAtEverySplitPoint() {
        assertEquals("every split agrees", page.run("""
                const stream = bytes("03 00 00 00 04 00 00 02 aa bb 05 00 00 01 01");
                const read = (chunks) => {
                  const decoder = new g.PacketDecoder();
                  return chunks.flatMap((chunk) => [...decoder.feed(chunk)]).map((p) => hex(p.bytes)).join(" | ");
                };
                const whole = read([stream]);
                for (let i = 0; i <= stream.length; i++) {
                  for (let j = i; j <= stream.length; j++) {
                    const split = read([stream.subarray(0, i), stream.subarray(i, j), stream.subarray(j)]);
                    if (split !== whole) return `split at ${i} and ${j}: ${split}`;
                  }
                }
                return "every split agrees";
                """));
    }

    @Test
    void decoderKnowsThatItIsInTheMiddleOfAPacket() {
        assertEquals("true false", page.run("""
                const decoder = new g.PacketDecoder();
                [...decoder.feed(bytes("03 00"))];
                const middle = decoder.midPacket;
                [...decoder.feed(bytes("00 00"))];
                return `${middle} ${decoder.midPacket}`;
                """));
    }

    @Test
    void unknownTypeIsFaultedAtItsFirstByte() {
        assertEquals("PACKET_TYPE | 0 | packet type is 6, must be 1 to 5",
                page.run("return fault(() => [...new g.PacketDecoder().feed(bytes('06'))]);"));
    }

    @Test
    void lengthOverTheLimitIsFaultedBeforeTheBody() {
        assertEquals("PACKET_LENGTH | 1 | packet body is 65537 bytes, at most 65536",
                page.run("return fault(() => [...new g.PacketDecoder().feed(bytes('04 01 00 01'))]);"));
    }

    @Test
    void packetsBeforeAFaultAreDelivered() {
        assertEquals("1 packet, then PACKET_TYPE | 0 | packet type is 0, must be 1 to 5", page.run("""
                let count = 0;
                const after = fault(() => {
                  for (const packet of new g.PacketDecoder().feed(bytes("03 00 00 00 00"))) count++;
                });
                return `${count} packet, then ${after}`;
                """));
    }

    @Test
    void decoderRefusesToGoOnAfterAFault() {
        assertEquals("PACKET_TYPE | 0 | packet type is 9, must be 1 to 5", page.run("""
                const decoder = new g.PacketDecoder();
                fault(() => [...decoder.feed(bytes("09"))]);
                return fault(() => [...decoder.feed(bytes("03 00 00 00"))]);
                """));
    }

    @Test
    void headerFieldsHaveOffsetAndWidth() {
        assertEquals("pkt.type@0+1=4 pkt.len@1+3=2", page.run("""
                const [packet] = new g.PacketDecoder().feed(bytes("04 00 00 02 aa bb"));
                return packet.spans.map((s) => `${s.name}@${s.offset}+${s.width}=${s.value}`).join(" ");
                """));
    }
}
