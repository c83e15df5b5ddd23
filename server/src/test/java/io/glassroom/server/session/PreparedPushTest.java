package io.glassroom.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.packet.PacketTooLargeException;
import io.glassroom.protocol.tap.FlowId;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreparedPushTest {

    private static final RouteDictionary DICTIONARY = RouteDictionary.of(List.of("onNews"));
    private static final int NEVER = Integer.MAX_VALUE;

    private static PreparedPush push(Bytes body) {
        return new PreparedPush("onNews", body, false, FlowId.NONE);
    }

    @Test
    void clientsWithTheSameDictionaryShareTheBytes() {
        PreparedPush push = push(Bytes.utf8("hi"));
        assertSame(push.packet(DICTIONARY, NEVER), push.packet(DICTIONARY, NEVER));
        assertSame(push.packet(RouteDictionary.EMPTY, NEVER), push.packet(RouteDictionary.EMPTY, NEVER));
    }

    @Test
    void eachDictionaryHasItsOwnForm() {
        PreparedPush push = push(Bytes.utf8("hi"));
        assertEquals(Bytes.hex("04 00 00 05 07 00 01 68 69"), push.packet(DICTIONARY, NEVER));
        assertEquals(Bytes.hex("04 00 00 0a 06 06 6f 6e 4e 65 77 73 68 69"), push.packet(RouteDictionary.EMPTY, NEVER));
    }

    @Test
    void aLongBodyIsCompressedOnceForAll() {
        PreparedPush push = push(Bytes.wrap(new byte[10_000]));
        Bytes packet = push.packet(DICTIONARY, 1000);
        assertTrue(packet.length() < 100, packet.length() + " bytes");
        assertSame(packet, push.packet(DICTIONARY, 1000));
    }

    @Test
    void aBodyThatFitsNoPacketIsRefused() {
        PreparedPush push = push(Bytes.wrap(new byte[PacketEncoder.MAX_BODY]));
        assertThrows(PacketTooLargeException.class, () -> push.packet(DICTIONARY, NEVER));
    }

    @Test
    void aRouteOfMoreThan255BytesIsRefused() {
        var refusal = assertThrows(
                IllegalArgumentException.class, () -> new PreparedPush("x".repeat(300), Bytes.EMPTY, false, FlowId.NONE));
        assertNotEquals(null, refusal.getMessage());
    }
}
