package io.glassroom.protocol.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FaultTest {

    @Test
    void reasonNamesTheRuleTheOffsetAndTheValue() {
        assertEquals("PACKET_TYPE at byte 0: packet type is 6, 1 to 5", new Fault(Rule.PACKET_TYPE, 0, "packet type is 6, 1 to 5").reason());
    }

    @Test
    void reasonFitsACloseFrame() {
        String reason = new Fault(Rule.ROUTE_TEXT, 6, "x".repeat(500)).reason();
        assertEquals(123, reason.length());
        assertTrue(reason.endsWith("..."), reason);
    }

    @Test
    void reasonIsAscii() {
        assertEquals("ROUTE_TEXT at byte 6: ???!", new Fault(Rule.ROUTE_TEXT, 6, "房间\n!").reason());
    }
}
