package io.glassroom.protocol.serialize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonObject;
import com.google.gson.reflect.TypeToken;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.wire.WireVector;
import java.lang.reflect.Type;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSerializerTest {

    private final JsonSerializer json = new JsonSerializer();

    record Line(String name, String content) {}

    record Room(String name) {
        Room {
            if (name.isBlank()) {
                throw new IllegalArgumentException("a room needs a name");
            }
        }
    }

    record Tree(List<Tree> children) {}

    @Test
    void recordIsReadAsItWasWritten() {
        var line = new Line("小明", "大家好 😀 <b>&</b>");
        assertEquals(line, json.read(json.write(line), Line.class));
    }

    @Test
    void keysKeepTheOrderOfTheRecord() {
        assertEquals("{\"name\":\"alice\",\"content\":\"hi\"}", json.write(new Line("alice", "hi")).utf8());
    }

    @Test
    void markupIsNotEscaped() {
        assertEquals("\"<b>&'=\"", json.write("<b>&'=").utf8());
    }

    @Test
    void emojiIsWrittenEscaped() {
        assertEquals("\"\\uD83D\\uDE00\"", json.write("😀").utf8());
    }

    @Test
    void emojiIsReadInEachOfItsForms() {
        for (String name : List.of("body-emoji-escaped", "body-emoji-utf-8", "body-emoji-cesu-8")) {
            JsonObject body = json.read(body(name), JsonObject.class);
            assertEquals("😀", body.get("content").getAsString(), name);
        }
    }

    @Test
    void genericTypesAreRead() {
        Type lines = new TypeToken<List<Line>>() {}.getType();
        assertEquals(List.of(new Line("a", "b")), json.read(Bytes.utf8("[{\"name\":\"a\",\"content\":\"b\"}]"), lines));
    }

    @Test
    void unknownKeysAreSkipped() {
        assertEquals(new Room("a"), json.read(Bytes.utf8("{\"name\":\"a\",\"more\":[1]}"), Room.class));
    }

    @Test
    void bytesPassUntouched() {
        Bytes bytes = Bytes.hex("00 ff");
        assertSame(bytes, json.read(bytes, Bytes.class));
        assertSame(bytes, json.write(bytes));
        assertArrayEquals(bytes.toArray(), json.<byte[]>read(bytes, byte[].class));
        assertEquals(bytes, json.write(bytes.toArray()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "{", "hello", "[]", "1", "{\"name\":{}}", "{\"name\":\"a\"} x", "{\"name\":\"a\"}{}"})
    void bodyThatIsNotSuchAValueIsUnreadable(String body) {
        refusal(body, Line.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{name:\"a\"}", "{'name':'a'}", "{\"name\":\"a\",}", "{\"name\"=\"a\"}", "// no\n{}", "{\"name\":\"a\"};", "{\"name\":\"a\tb\"}"})
    void whatOnlyLenientParsersTakeForJsonIsUnreadable(String body) {
        refusal(body, Line.class);
    }

    @Test
    void valueThatItsRecordRefusesIsUnreadable() {
        String refusal = refusal("{\"name\":\" \"}", Room.class);
        assertEquals("a room needs a name", refusal.substring(refusal.indexOf(": ") + 2));
    }

    @Test
    void componentThatItsRecordMissesIsUnreadable() {
        refusal("{}", Room.class);
    }

    @Test
    void refusalIsOneLineWithoutAdviceToProgrammers() {
        String refusal = refusal("{name:1}", Line.class);
        assertFalse(refusal.contains("\n") || refusal.contains("Strictness") || refusal.contains("http"), refusal);
    }

    @Test
    void nestingWithoutEndIsUnreadable() {
        refusal("{\"children\":[".repeat(4000), Tree.class);
        refusal("[".repeat(60_000), Object.class);
    }

    @Test
    void numberThatIsNoneIsUnreadable() {
        refusal("\"one\"", Integer.class);
        refusal("1e99", Integer.class);
    }

    private String refusal(String body, Type type) {
        return assertThrows(UnreadableBodyException.class, () -> json.read(Bytes.utf8(body), type)).getMessage();
    }

    private static Bytes body(String vector) {
        return WireVector.all().stream()
                .filter(candidate -> candidate.name().equals(vector))
                .flatMap(candidate -> candidate.message().stream())
                .findFirst()
                .orElseThrow()
                .body();
    }
}
