package io.glassroom.client.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.tap.Direction;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PacketTreeTest {

    @Test
    void dataPacketHasTwoLayers() {
        FieldNode root = notifyTree();
        assertEquals("Packet", root.name());
        assertEquals(List.of("type", "length", "Message"), root.children().stream().map(FieldNode::name).toList());
    }

    @Test
    void messageHasItsFieldsInTheOrderOfTheBytes() {
        FieldNode message = notifyTree().children().getLast();
        assertEquals(
                List.of("flag", "route code", "body", "route from dict", "caused"),
                message.children().stream().map(FieldNode::name).toList());
    }

    @Test
    void jsonValuesKnowTheirBytes() {
        FieldNode content = notifyTree().walk().filter(node -> node.name().equals("content")).findFirst().orElseThrow();
        assertEquals("\"你好\"", content.value());
        assertEquals(8, content.width());
    }

    @Test
    void byteBelongsToItsInnermostField() {
        FieldNode root = notifyTree();
        assertEquals("pkt.type", root.at(0).orElseThrow().filter());
        assertEquals("pkt.len", root.at(3).orElseThrow().filter());
        assertEquals("msg.flag", root.at(4).orElseThrow().filter());
        assertEquals("name", root.at(15).orElseThrow().name());
    }

    @Test
    void responseShowsItsRoundTripInBrackets() {
        Capture capture = Captures.of(traffic -> {
            traffic.connect("c1");
            traffic.join("c1", 7, "alice", "lobby");
        });
        FieldNode root = PacketTree.of(Captures.last(capture), capture);
        FieldNode trip = root.walk().filter(node -> node.name().equals("RTT")).findFirst().orElseThrow();
        assertEquals("3.0 ms", trip.value());
        assertEquals(0, trip.width(), "it is not on the wire");
    }

    @Test
    void notifyLeadsToThePushesThatItCaused() {
        Capture capture = Captures.of(traffic -> {
            traffic.connect("c1");
            traffic.say("c1", "alice", "hi", List.of("c1", "c2"));
        });
        CapturedPacket push = Captures.last(capture);
        CapturedPacket cause = capture.causeOf(push).orElseThrow();
        FieldNode caused = PacketTree.of(cause, capture).walk().filter(node -> node.name().equals("caused")).findFirst().orElseThrow();
        assertEquals(Optional.of(Phrase.of("field.said.caused", 2)), caused.phrase());
        assertEquals(List.of(push.number() - 1, push.number()), caused.children().stream().map(FieldNode::leadsTo).toList());
    }

    @Test
    void pushLeadsToTheMessageThatCausedIt() {
        Capture capture = Captures.of(traffic -> {
            traffic.connect("c1");
            traffic.say("c1", "alice", "hi", List.of("c1"));
        });
        CapturedPacket push = Captures.last(capture);
        FieldNode cause = PacketTree.of(push, capture).walk().filter(node -> node.name().equals("caused by")).findFirst().orElseThrow();
        assertEquals(push.number() - 1, cause.leadsTo());
    }

    @Test
    void handshakeBodyIsATreeOfJson() {
        Capture capture = Captures.of(traffic -> traffic.connect("c1"));
        FieldNode root = PacketTree.of(capture.packets().get(1), capture);
        assertTrue(root.walk().anyMatch(node -> node.name().equals("heartbeat") && node.value().equals("30")));
    }

    @Test
    void brokenMessageShowsWhatWasReadAndWhy() {
        Capture capture = Captures.of(traffic -> traffic.raw("c1", Direction.IN, Bytes.hex("04000003 00 ac 02")));
        FieldNode root = PacketTree.of(Captures.last(capture), capture);
        assertTrue(root.walk().anyMatch(node -> node.filter().equals("msg.id") && node.value().equals("300")));
        assertTrue(root.walk().anyMatch(node -> node.kind() == FieldNode.Kind.FAULT));
    }

    @Test
    void arrowKeysStopAtEveryFieldOnceInOrder() {
        List<FieldNode> stops = notifyTree().stops();
        assertEquals(
                List.of("type", "length", "flag", "route code", "name", "content"),
                stops.stream().map(FieldNode::name).toList());
    }

    private static FieldNode notifyTree() {
        Capture capture = Captures.of(traffic -> {
            traffic.connect("c1");
            traffic.say("c1", "alice", "你好", List.of("c1"));
        });
        return PacketTree.of(capture.packets().get(capture.packets().size() - 2), capture);
    }
}
