package io.glassroom.samples.benchmarks.codec;

import io.glassroom.protocol.client.SystemTime;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.TapCodec;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.tap.TapRecord;
import io.glassroom.protocol.tap.TapWriter;
import io.glassroom.server.inspect.TapHub;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/// What watching costs who is watched: telling of one packet with nobody there, with one watcher, and from two threads
/// at once; and what one line of the inspector's stream costs to write and to read.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TapBenchmark {
    private static final int TAKEN = 1 << 20; // bytes of lines, after which they are sent
    private static final FlowId FLOW = new FlowId(7);
    private static final Bytes PACKET =
            Bytes.hex("04 00 00 22 03 00 01").concat(Bytes.utf8("{\"name\":\"alice\",\"content\":\"hi\"}"));

    private final SystemTime time = new SystemTime("tap benchmark");
    private final TapHub unwatched = new TapHub("node-1", time);
    private final TapHub watched = new TapHub("node-1", time);
    private final TapHub masked = new TapHub(
            "node-1", time, TapHub.CAPACITY, Set.of("Login.Enter"), RouteDictionary.of(Set.of("Room.Message")));
    private final TapRecord record = new TapRecord(
            1, 1, Instant.EPOCH, "node-1", FLOW, new TapEvent.Frame("c17", Direction.IN, PACKET));
    private final TapWriter writer = new TapWriter();
    private String line = "";

    @Setup
    public void prepare() {
        watched.subscribe();
        masked.subscribe();
        line = TapCodec.encode(new TapLine.Recorded(record)).utf8();
    }

    @TearDown
    public void stop() {
        time.close();
    }

    @Benchmark
    public void emitUnwatched() {
        emit(unwatched);
    }

    @Benchmark
    public void emitWatched() {
        emit(watched);
    }

    @Benchmark
    @Threads(2)
    public void emitWatchedFromTwoThreads() {
        emit(watched);
    }

    @Benchmark
    public void emitMasked() {
        emit(masked);
    }

    @Benchmark
    public int writeLine() {
        writer.write(record);
        return writer.length() > TAKEN ? writer.take().length() : 0;
    }

    @Benchmark
    public Optional<TapLine> readLine() {
        return TapCodec.decode(line);
    }

    private static void emit(TapHub hub) {
        if (hub.active()) {
            hub.emit(FLOW, new TapEvent.Frame("c17", Direction.IN, PACKET));
        }
    }
}
