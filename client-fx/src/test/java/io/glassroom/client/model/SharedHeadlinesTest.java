package io.glassroom.client.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class SharedHeadlinesTest {

    private final SharedHeadlines headlines = new SharedHeadlines();

    @Test
    void packetsThatSayTheSameKeepOneHeadline() {
        Headline first = headlines.share(push("onMessage"));

        assertSame(first, headlines.share(push("onMessage")));
    }

    @Test
    void otherRoutesKeepTheirOwn() {
        Headline first = headlines.share(push("onMessage"));
        Headline other = headlines.share(push("onLeave"));

        assertNotSame(first, other);
        assertEquals("onLeave", other.route());
    }

    private static Headline push(String route) {
        return new Headline(PacketKind.DATA, MessageKind.PUSH, new String(route), 0, false, 8, null);
    }
}
