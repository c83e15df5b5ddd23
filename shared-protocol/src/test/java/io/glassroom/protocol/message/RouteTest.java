package io.glassroom.protocol.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class RouteTest {

    @Test
    void nameMayHave255Bytes() {
        assertEquals(255, Route.of("x".repeat(255)).text().length());
        assertEquals(85, Route.of("房".repeat(85)).text().length());
    }

    @Test
    void nameOf256BytesIsRefused() {
        assertEquals("route is 256 bytes, at most 255", refusal("x".repeat(256)));
    }

    @Test
    void bytesAreCountedAndNotCharacters() {
        assertEquals("route is 258 bytes, at most 255", refusal("房".repeat(86)));
    }

    @Test
    void emptyNameIsRefused() {
        assertEquals("route is empty", refusal(""));
    }

    @Test
    void nameThatUtf8CannotWriteIsRefused() {
        assertEquals("route has half of a surrogate pair at character 2", refusal("on\ud83d"));
        assertEquals("route has half of a surrogate pair at character 0", refusal("\ude00on"));
    }

    @Test
    void codeThatTwoBytesCannotHoldIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Route.Unresolved(65_536));
        assertThrows(IllegalArgumentException.class, () -> new Route.Unresolved(-1));
    }

    @Test
    void unresolvedRouteIsShownByItsCode() {
        assertEquals("#17", new Route.Unresolved(17).text());
    }

    private static String refusal(String name) {
        return assertThrows(IllegalArgumentException.class, () -> Route.of(name)).getMessage();
    }
}
