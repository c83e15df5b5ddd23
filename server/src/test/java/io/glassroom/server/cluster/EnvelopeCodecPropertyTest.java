package io.glassroom.server.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.server.session.Uid;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EnvelopeCodecPropertyTest {

    @Property(tries = 2_000)
    void envelopeReadsBackEqual(@ForAll("envelopes") Envelope envelope) {
        assertEquals(envelope, EnvelopeCodec.decode(EnvelopeCodec.encode(envelope)));
    }

    @Property(tries = 1_000)
    void envelopeCutOffAnywhereIsRefusedAndNothingElseIsThrown(@ForAll("envelopes") Envelope envelope, @ForAll int cut) {
        Bytes bytes = EnvelopeCodec.encode(envelope);
        Bytes start = bytes.slice(0, Math.floorMod(cut, bytes.length()));
        var refused = assertThrows(MalformedEnvelopeException.class, () -> EnvelopeCodec.decode(start));
        assertTrue(refused.offset() <= start.length(), refused::toString);
    }

    @Property(tries = 5_000)
    void anyBytesAreReadOrRefused(@ForAll("bytes") Bytes bytes) {
        readOrRefuse(bytes);
    }

    @Property(tries = 2_000)
    void envelopeWithOneByteChangedIsReadOrRefused(
            @ForAll("envelopes") Envelope envelope, @ForAll int where, @ForAll byte what) {
        byte[] bytes = EnvelopeCodec.encode(envelope).toArray();
        bytes[Math.floorMod(where, bytes.length)] = what;
        readOrRefuse(Bytes.wrap(bytes));
    }

    private static void readOrRefuse(Bytes bytes) {
        try {
            EnvelopeCodec.decode(bytes);
        } catch (MalformedEnvelopeException refused) {
            assertTrue(refused.offset() >= 0 && refused.offset() <= bytes.length(), refused::toString);
        }
    }

    @Provide
    Arbitrary<Envelope> envelopes() {
        return Combinators.combine(longs().map(FlowId::new), longs(), letters()).as(Envelope::new);
    }

    private static Arbitrary<Letter> letters() {
        Arbitrary<Bytes> bodies = someBytes();
        Arbitrary<Boolean> flags = Arbitraries.of(true, false);
        Arbitrary<Integer> codes = Arbitraries.integers().between(0, 0xffff);
        Arbitrary<Duration> deadlines = Arbitraries.longs().between(0, Long.MAX_VALUE).map(Duration::ofNanos);
        Arbitrary<Map<String, List<String>>> headers =
                Arbitraries.maps(texts(), texts().list().ofMaxSize(3)).ofMaxSize(5);
        Arbitrary<Uid> uids = texts().filter(text -> !text.isBlank()).map(Uid::new);
        Arbitrary<SessionIds> sessions = longs().array(long[].class).ofMaxSize(20).map(SessionIds::of);
        return Arbitraries.oneOf(
                Combinators.combine(longs(), texts(), texts(), headers, texts(), texts()).as(Letter.Meet::new),
                Combinators.combine(longs(), longs(), flags, texts(), bodies).as(Letter.Handle::new),
                Combinators.combine(longs(), texts(), texts()).as(Letter.News::new),
                longs().map(Letter.Gone::new),
                Combinators.combine(longs(), flags, bodies).as(Letter.Reply::new),
                Combinators.combine(longs(), flags, bodies).as(Letter.Answer::new),
                Combinators.combine(sessions, texts(), bodies, flags).as(Letter.Push::new),
                Combinators.combine(longs(), uids, longs()).as(Letter.Bind::new),
                Combinators.combine(longs(), texts()).as(Letter.Rename::new),
                Combinators.combine(longs(), codes, texts()).as(Letter.Kick::new),
                longs().map(Letter.Close::new),
                Combinators.combine(longs(), longs(), texts(), bodies, deadlines).as(Letter.Ask::new),
                Combinators.combine(longs(), texts().list().ofMaxSize(5)).as(Letter.Reset::new));
    }

    /// Small ones, ids of sessions, and any.
    private static Arbitrary<Long> longs() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(0, 200), Arbitraries.longs().between(1L << 40, 1L << 52), Arbitraries.longs());
    }

    @Provide
    Arbitrary<Bytes> bytes() {
        return someBytes();
    }

    private static Arbitrary<Bytes> someBytes() {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(300).map(Bytes::wrap);
    }

    /// All of Unicode but halves of surrogate pairs, which are no text.
    private static Arbitrary<String> texts() {
        return Arbitraries.strings().ofMaxLength(40).map(text -> Bytes.utf8(text).utf8());
    }
}
