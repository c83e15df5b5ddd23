package io.glassroom.client.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.google.gson.JsonObject;
import io.glassroom.client.feed.SyntheticTraffic;
import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.protocol.handshake.Extensions;
import io.glassroom.protocol.handshake.HandshakeResponse;
import io.glassroom.protocol.link.LinkConfig;
import io.glassroom.protocol.link.LinkOutput;
import io.glassroom.protocol.link.ServerLink;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.MessageCodec;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.packet.PacketType;
import io.glassroom.protocol.packet.Rule;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.Tap;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapRecord;
import io.glassroom.protocol.time.VirtualTime;
import io.glassroom.protocol.wire.MalformedCase;
import io.glassroom.protocol.wire.WireVector;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/// Writes tests for packets of every kind, compiles them against the real class path, and runs them.
class TestCodeTest {

    /// What only a dispatcher knows: the packet itself is right.
    private static final Set<Rule> NOT_IN_THE_PACKET = EnumSet.of(Rule.ROUTE_UNKNOWN, Rule.BODY_UNREADABLE);

    @TempDir
    private Path folder;

    private final Capture capture = new Capture(1_000);
    private long sequence;

    @Test
    void testOfEveryKindOfPacketCompilesAndPasses() throws Exception {
        var traffic = new SyntheticTraffic("gate-1", capture::apply);
        traffic.connect("c1");
        traffic.join("c1", 300, "小明 \"\\u0041\"", "lobby");
        traffic.say("c1", "alice", "line\nbreak \\ 👋", List.of("c1"));
        traffic.heartbeat("c1");
        traffic.message(FlowId.NONE, "c1", Direction.OUT, new Message.Response(-1, true, Bytes.utf8("{\"code\":404}")));
        traffic.kick("c1", "enough");
        WireVector.all().forEach(vector -> traffic.raw("c1", Direction.IN, vector.bytes()));
        runAll();
    }

    @Test
    void testOfALargePacketCompilesAndPasses() throws Exception {
        var traffic = new SyntheticTraffic("gate-1", capture::apply);
        Bytes large = Bytes.utf8("x".repeat(60_000));
        traffic.message(FlowId.NONE, "c1", Direction.OUT, new Message.Response(7, false, large));
        traffic.raw("c1", Direction.OUT, MessageCodec.encodePacket(new Message.Response(8, false, large), SyntheticTraffic.DICTIONARY, 100));
        runAll();
    }

    @Test
    void testOfEveryMalformedPacketAssertsItsFaultAndPasses() throws Exception {
        for (MalformedCase malformed : MalformedCase.all()) {
            if (malformed.sent() == MalformedCase.Sent.TEXT) {
                continue; // it never becomes bytes of a packet
            }
            send(malformed);
            if (!NOT_IN_THE_PACKET.contains(malformed.rule())) {
                CapturedPacket last = capture.packets().get(capture.packets().size() - 1);
                assertTrue(
                        TestCode.of(last).contains("assertEquals(Rule." + malformed.rule().name()),
                        malformed + ":\n" + TestCode.of(last));
            }
        }
        runAll();
    }

    /// Through a link as a node has it, with a tap on it.
    private void send(MalformedCase malformed) {
        var tap = new Tap() {
            @Override
            public boolean active() {
                return true;
            }

            @Override
            public void emit(FlowId flow, TapEvent event) {
                capture.apply(new TapRecord(++sequence, sequence * 1_000, Instant.EPOCH.plusMillis(sequence), "gate-1", flow, event));
            }

            @Override
            public FlowId nextFlow() {
                return FlowId.NONE;
            }
        };
        var outputs = new ArrayList<LinkOutput>();
        var link = new ServerLink(LinkConfig.DEFAULT, new VirtualTime(), tap, malformed.name());
        for (PacketType type : malformed.before()) {
            if (type == PacketType.HANDSHAKE) {
                link.receive(PacketEncoder.encode(new Packet.Handshake(Bytes.utf8("{}"))), outputs::add);
                var terms = new HandshakeResponse.Accepted(
                        Duration.ZERO, Instant.EPOCH, "json", malformed.dictionary(), true, Extensions.NONE, new JsonObject());
                tap.emit(FlowId.NONE, new TapEvent.Frame(
                        malformed.name(), Direction.OUT, PacketEncoder.encode(new Packet.Handshake(terms.write()))));
                link.accept(terms, outputs::add);
            } else {
                link.receive(PacketEncoder.encode(Packet.of(type, Bytes.EMPTY)), outputs::add);
            }
        }
        link.receive(malformed.bytes(), outputs::add);
        link.closed("gone", outputs::add);
    }

    private void runAll() throws IOException {
        List<CapturedPacket> packets = IntStream.range(0, capture.packets().size()).mapToObj(capture.packets()::get).toList();
        List<Path> sources = new ArrayList<>();
        for (CapturedPacket packet : packets) {
            sources.add(Files.writeString(folder.resolve(name(packet) + ".java"), TestCode.of(packet)));
        }
        var compiler = ToolProvider.getSystemJavaCompiler();
        var said = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler
                    .getTask(said, files, null, List.of("-d", folder.toString(), "-proc:none", "-classpath", System.getProperty("java.class.path")), null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertTrue(compiled, said.toString());
        }
        TestExecutionSummary summary = run(packets);
        assertEquals(
                List.of(),
                summary.getFailures().stream().map(failure -> failure.getTestIdentifier().getUniqueId() + " " + failure.getException()).toList());
        assertTrue(summary.getTestsSucceededCount() >= packets.size(), summary.getTestsSucceededCount() + " tests");
        assertFalse(packets.isEmpty());
    }

    private TestExecutionSummary run(List<CapturedPacket> packets) throws IOException {
        var listener = new SummaryGeneratingListener();
        try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, TestCodeTest.class.getClassLoader())) {
            var request = LauncherDiscoveryRequestBuilder.request();
            for (CapturedPacket packet : packets) {
                request.selectors(selectClass(loader.loadClass(name(packet))));
            }
            LauncherFactory.create().execute(request.build(), listener);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
        return listener.getSummary();
    }

    private static String name(CapturedPacket packet) {
        return "Packet" + packet.number() + "Test";
    }
}
