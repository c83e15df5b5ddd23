package io.glassroom.client.why;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.Captures;
import io.glassroom.client.model.FieldNode;
import io.glassroom.client.model.FlagBits;
import io.glassroom.client.model.PacketKind;
import io.glassroom.client.model.PacketTree;
import io.glassroom.client.text.Language;
import io.glassroom.client.text.Texts;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Rule;
import io.glassroom.protocol.tap.Direction;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WhyTest {

    @ParameterizedTest
    @EnumSource
    void everyFieldPartAndPacketHasItsSentences(Language language) {
        var texts = new Texts(language);
        Stream.of(
                        Arrays.stream(FieldNode.Kind.values()).filter(kind -> kind != FieldNode.Kind.BITS).map(Why::key),
                        Arrays.stream(FlagBits.values()).map(Why::key),
                        Arrays.stream(PacketKind.values()).map(Why::key))
                .flatMap(keys -> keys)
                .forEach(key -> {
                    int sentences = texts.get(key).split("[.。](\\s|$|(?=\\p{IsHan}))").length;
                    assertTrue(sentences >= 2 && sentences <= 6, key + " has " + sentences + " sentences");
                });
    }

    @ParameterizedTest
    @EnumSource
    void everyLessonHasItsName(Language language) {
        var texts = new Texts(language);
        Arrays.stream(Lesson.values()).forEach(lesson -> assertTrue(texts.has(lesson.key()), lesson.key()));
    }

    @Test
    void everyNodeOfATreeHasAReason() {
        Capture capture = Captures.of(traffic -> {
            traffic.connect("c1");
            traffic.join("c1", 300, "alice", "lobby");
            traffic.raw("c1", Direction.IN, Bytes.hex("04 00 00 01 08"));
        });
        var texts = new Texts(Language.ENGLISH);
        for (int i = 0; i < capture.packets().size(); i++) {
            CapturedPacket packet = capture.packets().get(i);
            PacketTree.of(packet, capture)
                    .walk()
                    .forEach(node -> assertTrue(texts.has(Why.of(node, packet.packet(), packet.fault()).key()), node.toString()));
        }
    }

    @Test
    void faultPointsToTheLessonOfItsRule() {
        assertEquals(Lesson.HEARTBEAT, Lesson.of(Rule.HEARTBEAT_TIMEOUT));
        assertEquals("4 MESSAGE_HEAD", Lesson.of(Rule.MESSAGE_ID).number() + " " + Lesson.of(Rule.MESSAGE_ID));
    }
}
