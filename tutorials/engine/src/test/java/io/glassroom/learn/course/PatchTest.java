package io.glassroom.learn.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PatchTest {

    private static final Patch PATCH = Patch.read("""
            diff --git a/some/where/Hello.java b/some/where/Hello.java
            --- a/some/where/Hello.java
            +++ b/some/where/Hello.java
            @@ -1,3 +1,4 @@
             class Hello {

            -    int bye;
            +    int one;
            +    int two;
            @@ -9,2 +10,1 @@
            -    --bye;
             }
            """);

    private static final String SOURCE = """
            class Hello {

                int bye;

                --bye;
            }
            """;

    @Test
    void linesGiveWayToOthers() {
        String changed = """
                class Hello {

                    int one;
                    int two;

                }
                """;
        assertEquals(Map.of("Hello.java", changed), PATCH.apply(Map.of("Hello.java", SOURCE, "Other.java", "")));
    }

    @Test
    void linesMayStandElsewhereByNow() {
        String moved = "package hello;\n\n" + SOURCE;
        assertTrue(PATCH.apply(Map.of("Hello.java", moved)).get("Hello.java").startsWith("package hello;\n\nclass Hello"));
    }

    @Test
    void whatFitsNowhereOrTwiceIsRefused() {
        var nowhere = assertThrows(
                IllegalArgumentException.class,
                () -> PATCH.apply(Map.of("Hello.java", SOURCE.replace("int bye", "long bye"))));
        assertTrue(nowhere.getMessage().startsWith("Hello.java should have these lines exactly once:"), nowhere::getMessage);
        assertThrows(IllegalArgumentException.class, () -> PATCH.apply(Map.of("Hello.java", SOURCE + SOURCE)));
        assertThrows(IllegalArgumentException.class, () -> PATCH.apply(Map.of()));
    }
}
