package io.glassroom.client.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.packet.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSpansTest {

    @Test
    void valuesLieWhereTheTextHasThem() {
        String text = " {\"a\" : 12, \"b\":[true,{\"c\":\"x\\\"y\"}]} ";
        List<FieldNode> members = JsonSpans.of(Bytes.utf8(text), 7);
        FieldNode a = members.get(0);
        assertEquals("12", text.substring(a.offset() - 7, a.end() - 7));
        FieldNode c = members.get(1).children().get(1).children().get(0);
        assertEquals("\"x\\\"y\"", text.substring(c.offset() - 7, c.end() - 7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"a\"}", "{\"a\":}", "[1,]", "{} x", "nul", "hello", "\"open", "[\"a\\", "{\"a\":1,}", "[1 2]"})
    void whatIsNotJsonHasNoValues(String text) {
        assertTrue(JsonSpans.of(Bytes.utf8(text), 0).isEmpty());
    }

    @Test
    void depthsThatNobodyReadsAreGivenUp() {
        assertTrue(JsonSpans.of(Bytes.utf8("[".repeat(10_000)), 0).isEmpty());
    }
}
