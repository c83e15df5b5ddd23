package io.glassroom.samples.benchmarks.codec;

import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.MessageCodec;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.FieldSink;
import io.glassroom.protocol.packet.FieldSpan;
import io.glassroom.protocol.packet.PacketEncoder;
import java.util.List;
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

/// Reading and writing messages with a body of 64 bytes, with routes spelled out and as dictionary codes, and what
/// reporting the fields to an inspector adds.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MessageBenchmark {
    private static final int LIMIT = 65_536; // bytes
    private static final int BODY = 64; // bytes

    /// Whether routes are dictionary codes.
    @Param({"false", "true"})
    public boolean codes;

    private RouteDictionary dictionary = RouteDictionary.EMPTY;
    private Message request = new Message.Notify(Route.of("Echo.Ping"), Bytes.EMPTY);
    private Message response = new Message.Response(1, false, Bytes.EMPTY);
    private Bytes data = Bytes.EMPTY;

    @Setup
    public void prepare() {
        Bytes body = Bytes.wrap(new byte[BODY]);
        List<String> routes = List.of("Echo.Ping", "Room.Join", "Room.Message", "onMessage");
        dictionary = codes ? RouteDictionary.of(routes) : RouteDictionary.EMPTY;
        request = new Message.Request(300, Route.of("Echo.Ping"), body);
        response = new Message.Response(300, false, body);
        data = MessageCodec.encodePacket(request, dictionary).from(PacketEncoder.HEAD);
    }

    @Benchmark
    public Message decodeRequest() {
        return MessageCodec.decode(data, dictionary, LIMIT, FieldSink.NONE);
    }

    @Benchmark
    public Message decodeRequestReportingFields(Blackhole sink) {
        return MessageCodec.decode(data, dictionary, LIMIT, new FieldSink() {
            @Override
            public void field(FieldSpan span) {
                sink.consume(span);
            }
        });
    }

    @Benchmark
    public Bytes encodeRequest() {
        return MessageCodec.encodePacket(request, dictionary);
    }

    @Benchmark
    public Bytes encodeResponse() {
        return MessageCodec.encodePacket(response, dictionary);
    }
}
