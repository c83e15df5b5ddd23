package io.glassroom.protocol.tap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Fault;
import io.glassroom.protocol.packet.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TapCodecPropertyTest {

    private static final long SECONDS = Long.MAX_VALUE / 1_000_000_000L - 1; // that a count of nanoseconds can hold

    @Property(tries = 500)
    void streamOfRecordsReadsBackEqual(@ForAll("records") List<TapRecord> records) {
        var writer = new TapWriter();
        records.forEach(writer::write);
        List<TapRecord> read = new ArrayList<>();
        writer.take().utf8().lines().forEach(line -> {
            switch (TapCodec.decode(line).orElseThrow()) {
                case TapLine.Recorded(TapRecord record) -> read.add(record);
                case TapLine.Lost _, TapLine.Hello _ -> throw new AssertionError(line);
            }
        });
        assertEquals(records, read);
    }

    @Property(tries = 500)
    void lineCutOffAnywhereIsRefusedAndNothingElseIsThrown(@ForAll("record") TapRecord record, @ForAll int cut) {
        String line = TapCodec.encode(new TapLine.Recorded(record)).utf8().strip();
        String start = line.substring(0, Math.floorMod(cut, line.length()));
        assertThrows(TapFormatException.class, () -> TapCodec.decode(start));
    }

    @Property(tries = 500)
    void anyTextIsReadOrRefused(@ForAll String text) {
        try {
            TapCodec.decode(text);
        } catch (TapFormatException refused) {
            assertEquals(Optional.empty(), Optional.ofNullable(refused.getCause()));
        }
    }

    @Provide
    Arbitrary<List<TapRecord>> records() {
        return record().list().ofMaxSize(20);
    }

    @Provide
    Arbitrary<TapRecord> record() {
        Arbitrary<Long> numbers = Arbitraries.longs();
        Arbitrary<Instant> instants = Combinators.combine(
                        Arbitraries.longs().between(-SECONDS, SECONDS), Arbitraries.integers().between(0, 999_999_999))
                .as((second, nano) -> Instant.ofEpochSecond(second, nano));
        return Combinators.combine(numbers, numbers, instants, texts(), numbers.map(FlowId::new), events())
                .as(TapRecord::new);
    }

    private static Arbitrary<TapEvent> events() {
        Arbitrary<Bytes> bytes = Arbitraries.bytes().array(byte[].class).ofMaxSize(300).map(Bytes::wrap);
        Arbitrary<Fault> faults = Combinators.combine(Arbitraries.of(Rule.class), Arbitraries.integers(), texts()).as(Fault::new);
        Arbitrary<Duration> durations = Arbitraries.longs().map(Duration::ofNanos);
        Arbitrary<NodeInfo> nodes =
                Combinators.combine(texts(), texts(), texts(), texts(), texts(), texts().list().ofMaxSize(3)).as(NodeInfo::new);
        return Arbitraries.oneOf(
                Combinators.combine(
                                Arbitraries.of(Direction.class), texts(), Arbitraries.of(TapEvent.HopKind.class), texts(), texts(),
                                Arbitraries.integers(), Arbitraries.longs(), Arbitraries.integers())
                        .as(TapEvent.Cluster.Hop::new),
                Combinators.combine(nodes, Arbitraries.of(TapEvent.MemberStep.class), Arbitraries.longs(), texts())
                        .as(TapEvent.Cluster.Change::new),
                Combinators.combine(
                                texts(), Arbitraries.of(TapEvent.LineStep.class), Arbitraries.integers(), Arbitraries.longs(), texts())
                        .as(TapEvent.Cluster.Line::new),
                Combinators.combine(texts(), Arbitraries.of(Direction.class), bytes).as(TapEvent.Frame::new),
                Combinators.combine(texts(), texts(), texts(), texts()).as(TapEvent.Link::new),
                Combinators.combine(texts(), faults, bytes).as(TapEvent.Rejected::new),
                Combinators.combine(texts(), Arbitraries.of(TapEvent.TransportStep.class), Arbitraries.integers(), Arbitraries.longs())
                        .as(TapEvent.Transport::new),
                Combinators.combine(texts(), texts(), texts(), texts(), durations).as(TapEvent.Dispatch::new),
                Combinators.combine(texts(), Arbitraries.longs(), texts(), Arbitraries.of(TapEvent.SessionStep.class), texts())
                        .as(TapEvent.Session::new));
    }

    /// All of Unicode, halves of surrogate pairs and control characters included.
    private static Arbitrary<String> texts() {
        return Arbitraries.strings().ofMaxLength(40);
    }
}
