package io.glassroom.client.compose.send;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.glassroom.client.compose.send.JsonFault.Problem;
import io.glassroom.client.text.Language;
import io.glassroom.client.text.Texts;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFaultTest {

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", " {\"a\" : [1, -2.5e3, true, null, \"\\u00e9\\n\"]} ", "\"text\"", "0", "{\"a\":{\"b\":[{}]}}"})
    void jsonHasNoFault(String text) {
        assertEquals(Optional.empty(), JsonFault.in(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "``|0|EMPTY",
        "{\"a\":}|5|VALUE_EXPECTED",
        "{a:1}|1|KEY_EXPECTED",
        "{\"a\" 1}|5|COLON_EXPECTED",
        "{\"a\":1 \"b\":2}|7|COMMA_EXPECTED",
        "{\"a\":1,}|6|TRAILING_COMMA",
        "[1,]|2|TRAILING_COMMA",
        "{\"a|1|OPEN_TEXT",
        "\"\\x\"|1|BAD_ESCAPE",
        "{'a':1}|1|SINGLE_QUOTE",
        "{\"a\":hello}|5|UNKNOWN_WORD",
        "[01]|1|BAD_NUMBER",
        "{\"a\":[1|5|UNCLOSED",
        "{} {}|3|MORE_BEHIND"
    })
    void faultIsFoundAtItsPlace(String text, int offset, Problem problem) {
        assertEquals(Optional.of(new JsonFault(offset, problem)), JsonFault.in(text));
    }

    @Test
    void placeIsCountedInLinesAndColumns() {
        String text = "{\n  \"a\": nope\n}";
        JsonFault fault = JsonFault.in(text).orElseThrow();
        assertEquals(2, fault.line(text));
        assertEquals(8, fault.column(text));
    }

    @ParameterizedTest
    @EnumSource(Problem.class)
    void everyProblemHasASentence(Problem problem) {
        String key = "compose.json." + problem.name().toLowerCase(Locale.ROOT).replace('_', '-');
        assertEquals(true, new Texts(Language.ENGLISH).has(key), key);
    }

    @Test
    void deepNestingEndsInAFault() {
        assertEquals(Problem.TOO_DEEP, JsonFault.in("[".repeat(100_000)).orElseThrow().problem());
    }
}
