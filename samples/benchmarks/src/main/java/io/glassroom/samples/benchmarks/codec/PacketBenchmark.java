package io.glassroom.samples.benchmarks.codec;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.PacketDecoder;
import io.glassroom.protocol.packet.PacketEncoder;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/// Cutting a stream into packets, and writing one.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PacketBenchmark {
    /// Bytes of body.
    @Param({"64", "4096"})
    public int body;

    private Bytes whole = Bytes.EMPTY;
    private Bytes head = Bytes.EMPTY;
    private Bytes tail = Bytes.EMPTY;
    private Packet packet = new Packet.Data(Bytes.EMPTY);
    private final PacketDecoder decoder = new PacketDecoder(65_536);

    @Setup
    public void prepare() {
        packet = new Packet.Data(Bytes.wrap(new byte[body]));
        whole = PacketEncoder.encode(packet);
        head = whole.slice(0, whole.length() / 2);
        tail = whole.from(whole.length() / 2);
    }

    @Benchmark
    public void decodeWhole(Blackhole sink) {
        decoder.feed(whole, sink::consume);
    }

    @Benchmark
    public void decodeSplit(Blackhole sink) {
        decoder.feed(head, sink::consume);
        decoder.feed(tail, sink::consume);
    }

    @Benchmark
    public Bytes encode() {
        return PacketEncoder.encode(packet);
    }
}
