package io.glassroom.client.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.model.Capture;
import io.glassroom.client.model.Captures;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionTest {

    private static final Capture CAPTURE = Captures.of(traffic -> {
        traffic.connect("c1");
        traffic.join("c1", 300, "alice", "lobby");
        traffic.say("c1", "alice", "hello", List.of("c1"));
    });

    @Test
    void fieldsOfALayerAreListedWithTheirKindAndAnExample() {
        List<Completion> offered = at("msg.");
        assertTrue(offered.stream().allMatch(completion -> completion.text().startsWith("msg.")));
        Completion route = find(offered, "msg.route");
        assertEquals(Completion.Kind.TEXT, route.kind());
        assertEquals("onMessage", route.example());
        Completion id = find(offered, "msg.id");
        assertEquals(Completion.Kind.NUMBER, id.kind());
        assertEquals("300", id.example());
    }

    @Test
    void fieldIsFoundWithoutItsLayer() {
        assertEquals("msg.route", at("rou").getFirst().text());
    }

    @Test
    void wordsAreOfferedToo() {
        assertEquals(Completion.Kind.FLAG, find(at("len > 4 && ki"), "kick").kind());
    }

    @Test
    void comparisonIsOfferedBehindAField() {
        assertEquals("== ", at("msg.route ").getFirst().text());
        assertEquals(List.of("contains "), at("msg.route con").stream().map(Completion::text).toList());
        assertFalse(at("len ").stream().anyMatch(completion -> completion.text().startsWith("contains")));
    }

    @Test
    void valuesOfTheCaptureAreOfferedBehindAComparison() {
        assertEquals(
                List.of("\"onMessage\"", "\"Room.Message\"", "\"Room.Join\""),
                at("msg.route == ").stream().map(Completion::text).toList());
        assertEquals(List.of("\"Room.Join\""), at("msg.route == room.j").stream().map(Completion::text).toList());
        assertEquals(List.of("300"), at("msg.id == ").stream().map(Completion::text).toList());
    }

    @Test
    void membersOfBodiesAreOfferedBehindADollar() {
        Completion content = find(at("$.con"), "$.content");
        assertEquals(Completion.Kind.JSON, content.kind());
        assertEquals("hello", content.example());
        assertEquals(List.of("\"hello\""), at("$.content == ").stream().map(Completion::text).toList());
    }

    @Test
    void completionReplacesTheWordThatIsBeingWritten() {
        String text = "kick || msg.ro && len > 4";
        Completion route = find(Completion.at(text, 14, CAPTURE.packets()), "msg.route");
        assertEquals("kick || msg.route && len > 4", route.into(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"msg.route == \"Ro", "len > 4 ", "(kick) ", "kick ", "bananas "})
    void nothingIsOfferedWhereNothingCanBe(String text) {
        assertEquals(List.of(), at(text));
    }

    @Test
    void whatIsWrittenOutIsNotOffered() {
        assertFalse(at("kick").stream().anyMatch(completion -> completion.text().equals("kick")));
    }

    private static List<Completion> at(String text) {
        return Completion.at(text, text.length(), CAPTURE.packets());
    }

    private static Completion find(List<Completion> offered, String text) {
        return offered.stream().filter(completion -> completion.text().equals(text)).findFirst().orElseThrow();
    }
}
