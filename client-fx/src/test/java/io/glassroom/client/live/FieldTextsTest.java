package io.glassroom.client.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.glassroom.client.model.Capture;
import io.glassroom.client.model.Captures;
import io.glassroom.client.model.FieldNode;
import io.glassroom.client.model.PacketTree;
import io.glassroom.client.text.Language;
import io.glassroom.client.text.Texts;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.tap.Direction;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldTextsTest {

    private final Texts english = new Texts(Language.ENGLISH);
    private final Texts chinese = new Texts(Language.CHINESE);

    @Test
    void whatAMessageCausedIsCountedInThePersonsLanguage() {
        FieldNode caused = field(message(List.of("c1", "c2")), "caused");
        assertEquals("[2 pushes]", FieldTexts.value(caused, english));
        assertEquals("[2 条推送]", FieldTexts.value(caused, chinese));
        assertEquals("[one push]", FieldTexts.value(field(message(List.of("c1")), "caused"), english));
        long push = caused.leadsTo();
        assertEquals("[第 " + push + " 个包 → " + caused.children().getFirst().value() + "]", FieldTexts.value(caused.children().getFirst(), chinese));
    }

    @Test
    void lengthOfABodyAndBitsOfAFlagAreWords() {
        FieldNode root = message(List.of("c1"));
        FieldNode body = field(root, "body");
        assertEquals(body.width() + " bytes", FieldTexts.said(body, english));
        assertEquals(body.width() + " 字节", FieldTexts.said(body, chinese));
        assertEquals("是", FieldTexts.said(field(root, "route by code"), chinese));
        assertEquals("Notify", FieldTexts.said(root.walk()
                .filter(node -> node.kind() == FieldNode.Kind.BITS && node.name().equals("type"))
                .findFirst()
                .orElseThrow(), chinese));
    }

    @Test
    void faultSaysItsRuleFirst() {
        Capture capture = Captures.of(traffic -> traffic.raw("c1", Direction.IN, Bytes.hex("04000003 00 ac 02")));
        FieldNode fault = PacketTree.of(Captures.last(capture), capture)
                .walk()
                .filter(node -> node.kind() == FieldNode.Kind.FAULT)
                .findFirst()
                .orElseThrow();
        assertEquals(chinese.get("rule.message_truncated") + " " + fault.value(), FieldTexts.said(fault, chinese));
        assertEquals("broken rule", FieldTexts.name(fault, english));
    }

    private static FieldNode message(List<String> receivers) {
        Capture capture = Captures.of(traffic -> {
            traffic.connect("c1");
            traffic.say("c1", "alice", "hi", receivers);
        });
        return PacketTree.of(capture.packets().get(capture.packets().size() - 1 - receivers.size()), capture);
    }

    private static FieldNode field(FieldNode root, String name) {
        return root.walk().filter(node -> node.name().equals(name)).findFirst().orElseThrow();
    }
}
