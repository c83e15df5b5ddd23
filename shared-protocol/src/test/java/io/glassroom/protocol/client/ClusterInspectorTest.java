package io.glassroom.protocol.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.NodeInfo;
import io.glassroom.protocol.tap.TapCodec;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapEvent.MemberStep;
import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.tap.TapRecord;
import io.glassroom.protocol.time.VirtualTime;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Nodes that are but addresses: what the inspector makes of what they tell.
class ClusterInspectorTest {

    private static final Duration AGAIN = ClusterInspector.AGAIN;
    private static final Map<String, Integer> PORTS = Map.of("gate-1", 1, "gate-2", 2, "chat-1", 3, "chat-2", 4);

    private final VirtualTime time = new VirtualTime();
    private final Map<String, Peer> peers = new HashMap<>(); // by address
    private final List<String> heard = new ArrayList<>();
    private final List<String> dialled = new ArrayList<>();
    private final ClusterListener listener = new ClusterListener() {
        @Override
        public void hello(TapLine.Hello hello) {
            heard.add("hello " + hello.node());
        }

        @Override
        public void records(String node, List<TapRecord> records) {
            heard.add(node + records.stream().map(TapRecord::sequence).toList());
        }

        @Override
        public void lost(String node, long count) {
            heard.add(node + " lost " + count);
        }

        @Override
        public void gone(String node, String reason) {
            heard.add("gone " + node + ": " + reason);
        }

        @Override
        public void blind(String reason, boolean forGood) {
            heard.add((forGood ? "blind for good: " : "blind: ") + reason);
        }
    };

    @Test
    void oneNodeLeadsToAllOthers() {
        start("gate-1", "gate-2", "chat-1");
        watch("gate-1");
        assertEquals(List.of("hello gate-1", "hello gate-2", "hello chat-1"), heard);
        assertEquals(List.of("ws://host:1/inspect", "ws://host:2/inspect", "ws://host:3/inspect"), dialled);
    }

    @Test
    void nodeThatIsAloneIsWatchedAlone() {
        peers.put("ws://host:1/inspect", new Peer("gate-1"));
        watch("gate-1");
        peer("gate-1").tell(record("gate-1", 1));
        assertEquals(List.of("hello gate-1", "gate-1[1]"), heard);
    }

    @Test
    void oneNodeAloneIsWatchedIfThatIsWished() {
        start("gate-1", "gate-2");
        watch("gate-1", false);
        assertEquals(List.of("hello gate-1"), heard);
    }

    @Test
    void recordsAndGapsComeWithTheNameOfTheirNode() {
        start("gate-1", "chat-1");
        watch("gate-1");
        heard.clear();
        peer("chat-1").tell(record("chat-1", 1), record("chat-1", 2), new TapLine.Lost(7), record("chat-1", 10));
        peer("gate-1").tell(record("gate-1", 1));
        assertEquals(List.of("chat-1[1, 2]", "chat-1 lost 7", "chat-1[10]", "gate-1[1]"), heard);
    }

    @Test
    void memberThatJoinsIsWatchedOnceHoweverManyTellOfIt() {
        start("gate-1", "gate-2");
        watch("gate-1");
        heard.clear();
        peers.put("ws://host:3/inspect", new Peer("chat-1", "gate-1", "gate-2", "chat-1"));
        peer("gate-1").tell(change("gate-1", 1, MemberStep.JOINED, "chat-1"));
        peer("gate-2").tell(change("gate-2", 1, MemberStep.JOINED, "chat-1"));
        assertEquals(List.of("gate-1[1]", "hello chat-1", "gate-2[1]"), heard);
    }

    @Test
    void memberThatCrashesIsNotLookedForOnceTheOthersSayThatItLeft() {
        start("gate-1", "chat-1");
        watch("gate-1");
        heard.clear();
        crash("chat-1");
        peer("gate-1").tell(change("gate-1", 1, MemberStep.LEFT, "chat-1"));
        dialled.clear();
        time.advance(AGAIN.multipliedBy(3));
        assertEquals(List.of("gone chat-1: crashed", "gate-1[1]"), heard);
        assertEquals(List.of(), dialled);
    }

    @Test
    void memberThatCannotBeReachedIsLookedForUntilItCanAndMissedOnce() {
        start("gate-1", "chat-1");
        Peer chat = crash("chat-1");
        watch("gate-1");
        time.advance(AGAIN.multipliedBy(3));
        peers.put("ws://host:3/inspect", chat);
        time.advance(AGAIN);
        assertEquals(List.of("hello gate-1", "gone chat-1: Connection refused", "hello chat-1"), heard);
    }

    @Test
    void memberThatStartsAgainElsewhereIsFoundThere() {
        start("gate-1", "chat-1");
        watch("gate-1");
        crash("chat-1");
        heard.clear();
        peers.put("ws://host:9/inspect", new Peer("chat-1", "gate-1", "chat-1"));
        peer("gate-1").tell(
                change("gate-1", 1, MemberStep.LEFT, "chat-1"),
                new TapLine.Recorded(new TapRecord(2, 0, Instant.EPOCH, "gate-1", FlowId.NONE, new TapEvent.Cluster.Change(
                        new NodeInfo("chat-1", "chat", "", "ws://host:9/inspect", "", List.of()), MemberStep.JOINED, 3, ""))));
        assertEquals(List.of("gate-1[1, 2]", "hello chat-1"), heard);
        dialled.clear();
        time.advance(AGAIN.multipliedBy(2));
        assertEquals(List.of(), dialled, "the old address is of no interest");
    }

    @Test
    void lossOfTheFirstNodeIsNotTheLossOfTheOthers() {
        start("gate-1", "chat-1");
        watch("gate-1");
        heard.clear();
        crash("gate-1");
        peer("chat-1").tell(change("chat-1", 1, MemberStep.LEFT, "gate-1"));
        assertEquals(List.of("gone gate-1: crashed", "chat-1[1]"), heard);
    }

    @Test
    void whoSeesNobodySaysSoOnceAndLooksForAllThatItKnew() {
        start("gate-1", "chat-1");
        watch("gate-1");
        heard.clear();
        Peer gate = crash("gate-1");
        crash("chat-1");
        assertEquals(List.of("gone gate-1: crashed", "gone chat-1: crashed", "blind: crashed"), heard);
        time.advance(AGAIN.multipliedBy(2));
        heard.clear();
        dialled.clear();
        time.advance(AGAIN);
        assertEquals(Set.of("ws://host:1/inspect", "ws://host:3/inspect"), new TreeSet<>(dialled));
        assertEquals(List.of(), heard);
        peers.put("ws://host:1/inspect", gate);
        time.advance(AGAIN);
        assertEquals(List.of("hello gate-1"), heard);
    }

    @Test
    void firstNodeThatIsNotThereIsLookedForUntilItIs() {
        watch("gate-1");
        assertEquals(List.of("blind: Connection refused"), heard);
        time.advance(AGAIN);
        peers.put("ws://host:1/inspect", new Peer("gate-1"));
        time.advance(AGAIN);
        assertEquals(List.of("blind: Connection refused", "hello gate-1"), heard);
    }

    @Test
    void nodesThatRefuseAreNotAskedAgain() {
        start("gate-1", "chat-1");
        peer("gate-1").refusal = Optional.of(InspectorRefusal.TOKEN_MISSING);
        watch("gate-1");
        assertEquals(List.of("blind for good: the inspector wants the operator's token"), heard);
        dialled.clear();
        time.advance(AGAIN.multipliedBy(3));
        assertEquals(List.of(), dialled);
    }

    @Test
    void oneThatRefusesIsMissingAmongTheOthers() {
        start("gate-1", "chat-1");
        peer("chat-1").refusal = Optional.of(InspectorRefusal.TOKEN_WRONG);
        watch("gate-1");
        time.advance(AGAIN.multipliedBy(3));
        assertEquals(List.of("hello gate-1", "gone chat-1: this is not the operator's token"), heard);
        assertEquals(2, dialled.size());
    }

    @Test
    void anotherNodeAtTheSameAddressIsWatchedUnderItsOwnName() {
        peers.put("ws://host:1/inspect", new Peer("gate-1"));
        watch("gate-1");
        crash("gate-1");
        peers.put("ws://host:1/inspect", new Peer("gate-2"));
        time.advance(AGAIN);
        assertEquals(List.of("hello gate-1", "gone gate-1: crashed", "blind: crashed", "hello gate-2"), heard);
    }

    @Test
    void nodeThatIsSeenAlreadyIsNotWatchedTwice() {
        start("gate-1", "gate-2", "chat-1");
        watch("gate-1");
        crash("chat-1");
        heard.clear();
        peers.put("ws://host:3/inspect", peer("gate-2")); // at whose old address there is now another
        time.advance(AGAIN);
        peer("gate-2").tell(record("gate-2", 1));
        assertEquals(List.of("gate-2[1]"), heard);
        assertEquals(List.of(1000), peer("gate-2").closes);
    }

    @Test
    void memberWithoutAnInspectorIsNoAddressToDial() {
        var silent = new NodeInfo("chat-1", "chat", "", "", "", List.of());
        var odd = new NodeInfo("chat-2", "chat", "", "over there", "", List.of());
        peers.put("ws://host:1/inspect", new Peer("gate-1", List.of(info("gate-1"), silent, odd)));
        watch("gate-1");
        assertEquals(List.of("hello gate-1", "gone chat-2: 'over there' is no address of an inspector"), heard);
    }

    @Test
    void whoHasClosedHearsNothingAndLooksForNobody() {
        start("gate-1", "chat-1");
        ClusterInspector inspector = watch("gate-1");
        heard.clear();
        inspector.close();
        assertEquals(List.of(1000), peer("gate-1").closes);
        assertEquals(List.of(1000), peer("chat-1").closes);
        dialled.clear();
        time.advance(AGAIN.multipliedBy(2));
        assertEquals(List.of(), heard);
        assertEquals(List.of(), dialled);
    }

    private ClusterInspector watch(String entry) {
        return watch(entry, true);
    }

    private ClusterInspector watch(String entry, boolean following) {
        URI address = URI.create("ws://host:" + PORTS.get(entry) + "/ws");
        return ClusterInspector.open(address, Optional.empty(), following, listener, time, this::dial, Runnable::run);
    }

    private void start(String... names) {
        for (String name : names) {
            peers.put(address(name), new Peer(name, names));
        }
    }

    private Peer crash(String name) {
        Peer peer = peers.remove(address(name));
        assertTrue(peer != null, name);
        List.copyOf(peer.ears).forEach(ear -> ear.closed(1006, "crashed"));
        peer.ears.clear();
        return peer;
    }

    private Peer peer(String name) {
        return peers.values().stream().filter(peer -> peer.hello.node().equals(name)).findFirst().orElseThrow();
    }

    private void dial(URI address, WireListener ear) throws IOException {
        dialled.add(address.toString());
        Peer peer = peers.get(address.toString());
        if (peer == null) {
            throw new IOException("Connection refused");
        }
        peer.take(ear);
    }

    private static String address(String name) {
        return "ws://host:" + PORTS.get(name) + "/inspect";
    }

    private static NodeInfo info(String name) {
        return new NodeInfo(name, name.substring(0, 4), "", address(name), "", List.of());
    }

    private static TapLine record(String node, long sequence) {
        var event = new TapEvent.Link("c1", "OPENED", "CLOSED", "");
        return new TapLine.Recorded(new TapRecord(sequence, 0, Instant.EPOCH, node, FlowId.NONE, event));
    }

    private static TapLine change(String node, long sequence, MemberStep step, String member) {
        var event = new TapEvent.Cluster.Change(info(member), step, sequence, "");
        return new TapLine.Recorded(new TapRecord(sequence, 0, Instant.EPOCH, node, FlowId.NONE, event));
    }

    /// A node, as its watchers see it.
    private static final class Peer {

        private final TapLine.Hello hello;
        private final List<WireListener> ears = new ArrayList<>();
        private final List<Integer> closes = new ArrayList<>();
        private Optional<InspectorRefusal> refusal = Optional.empty();

        Peer(String name, String... members) {
            this(name, Arrays.stream(members).map(ClusterInspectorTest::info).toList());
        }

        Peer(String name, List<NodeInfo> members) {
            hello = new TapLine.Hello(
                    name, "0.1", RouteDictionary.EMPTY, Duration.ZERO, "json", List.of(), members.isEmpty() ? "" : "chat", members);
        }

        void take(WireListener ear) {
            ear.opened(new Wire() {
                @Override
                public void send(Bytes packet) {
                    throw new AssertionError("an inspector's client says nothing");
                }

                @Override
                public void close(int code, String reason) {
                    closes.add(code);
                    ears.remove(ear);
                    ear.closed(code, reason);
                }
            });
            if (refusal.isPresent()) {
                ear.closed(InspectorRefusal.CODE, refusal.get().reason());
            } else {
                ears.add(ear);
                ear.received(TapCodec.encode(hello));
            }
        }

        void tell(TapLine... lines) {
            Bytes all = Bytes.EMPTY;
            for (TapLine line : lines) {
                all = all.concat(TapCodec.encode(line));
            }
            for (WireListener ear : List.copyOf(ears)) {
                ear.received(all);
            }
        }
    }
}
