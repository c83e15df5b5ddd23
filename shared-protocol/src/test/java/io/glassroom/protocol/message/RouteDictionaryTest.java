package io.glassroom.protocol.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RouteDictionaryTest {

    @Test
    void codesCountFromOneInTheOrderOfTheNames() {
        var dictionary = RouteDictionary.of(List.of("onMessage", "Room.Join", "Room.Exit"));
        assertEquals(Map.of("Room.Exit", 1, "Room.Join", 2, "onMessage", 3), dictionary.codes());
    }

    @Test
    void namesHaveTheSameCodesInWhateverOrderTheyCome() {
        assertEquals(RouteDictionary.of(List.of("a", "b", "c")), RouteDictionary.of(List.of("c", "a", "b")));
    }

    @Test
    void codesLeadToRoutesAndBack() {
        var dictionary = RouteDictionary.of(List.of("Room.Join", "房间.加入"));
        assertEquals(2, dictionary.codeOf("房间.加入"));
        assertEquals(Route.of("房间.加入"), dictionary.routeOf(2));
    }

    @Test
    void unknownNamesHaveCodeZeroAndUnknownCodesNoRoute() {
        var dictionary = RouteDictionary.of(List.of("Room.Join"));
        assertEquals(0, dictionary.codeOf("Room.Leave"));
        assertNull(dictionary.routeOf(0));
        assertNull(dictionary.routeOf(2));
    }

    @Test
    void nameThatOccursTwiceIsRefused() {
        assertEquals("route a occurs twice", refusal(() -> RouteDictionary.of(List.of("a", "b", "a"))));
    }

    @Test
    void nameThatIsTooLongIsRefused() {
        assertEquals("route is 256 bytes, at most 255", refusal(() -> RouteDictionary.of(List.of("x".repeat(256)))));
    }

    @Test
    void thereIsRoomFor65535Names() {
        var names = IntStream.rangeClosed(1, 65_535).mapToObj(Integer::toString).toList();
        assertEquals(65_535, RouteDictionary.of(names).codes().size());
    }

    @Test
    void oneNameMoreIsRefused() {
        var names = IntStream.rangeClosed(1, 65_536).mapToObj(Integer::toString).toList();
        assertTrue(refusal(() -> RouteDictionary.of(names)).endsWith("is 65536, 1 to 65535"));
    }

    @Test
    void codeZeroIsRefused() {
        assertEquals("code of a is 0, 1 to 65535", refusal(() -> RouteDictionary.ofCodes(Map.of("a", 0))));
    }

    @Test
    void codeThatOccursTwiceIsRefused() {
        assertEquals("code 1 occurs twice", refusal(() -> RouteDictionary.ofCodes(Map.of("a", 1, "b", 1))));
    }

    @Test
    void versionIsTheSameForTheSameContent() {
        assertEquals(RouteDictionary.of(List.of("a", "b")).version(), RouteDictionary.ofCodes(Map.of("b", 2, "a", 1)).version());
    }

    @Test
    void versionChangesWithTheContent() {
        String version = RouteDictionary.ofCodes(Map.of("a", 1, "b", 2)).version();
        assertNotEquals(version, RouteDictionary.ofCodes(Map.of("a", 2, "b", 1)).version());
        assertNotEquals(version, RouteDictionary.ofCodes(Map.of("a", 1)).version());
        assertNotEquals(version, RouteDictionary.ofCodes(Map.of("a=1, b", 2)).version());
    }

    @Test
    void noNamesMakeTheEmptyDictionary() {
        assertSame(RouteDictionary.EMPTY, RouteDictionary.of(List.of()));
    }

    @Test
    void codesCannotBeChanged() {
        var dictionary = RouteDictionary.of(List.of("a"));
        assertThrows(UnsupportedOperationException.class, () -> dictionary.codes().put("b", 2));
    }

    private static String refusal(Runnable attempt) {
        return assertThrows(IllegalArgumentException.class, attempt::run).getMessage();
    }
}
