package io.glassroom.client.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPathTest {

    private static final String JSON =
            "{\"a\":{\"b\":[1,{\"c d\":\"x\"},null]},\"names\":[\"alice\",\"小明\"],\"ok\":true,\"é\\\"\":2}";

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "$.a.b[0] ; 1",
        "$.a.b[1][\"c d\"] ; x",
        "$.a.b[2] ; null",
        "$.names[1] ; 小明",
        "$.ok ; true",
        "$.a.b[1] ; {\"c d\":\"x\"}",
    })
    void pathLeadsToItsValue(String path, String value) {
        assertEquals(List.of(value), JsonPath.parse(path).orElseThrow().values(JSON));
    }

    @Test
    void starLeadsToEachElement() {
        assertEquals(List.of("alice", "小明"), JsonPath.parse("$.names[*]").orElseThrow().values(JSON));
    }

    @ParameterizedTest
    @ValueSource(strings = {"$.b", "$.a.b.c", "$.names[2]", "$.ok.no", "$.a[0]"})
    void whatIsNotThereHasNoValue(String path) {
        assertEquals(List.of(), JsonPath.parse(path).orElseThrow().values(JSON));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "{\"content\":", "{\"content\"", "[1", "\"content\""})
    void whatIsNoJsonHasNoValue(String text) {
        assertEquals(List.of(), JsonPath.parse("$.content").orElseThrow().values(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "$", "content", "$content", "$.", "$.a[", "$.a[-1]", "$..a"})
    void whatIsNoPathIsRefused(String text) {
        assertEquals(Optional.empty(), JsonPath.parse(text));
    }
}
