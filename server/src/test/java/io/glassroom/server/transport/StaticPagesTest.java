package io.glassroom.server.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StaticPagesTest {

    private final StaticPages pages = new StaticPages(StaticPagesTest.class.getClassLoader(), "web");

    @ParameterizedTest
    @CsvSource({
        "/, text/html; charset=utf-8",
        "/chat.html, text/html; charset=utf-8",
        "/chat.js, text/javascript; charset=utf-8",
        "/style.css, text/css; charset=utf-8",
        "/icon.svg, image/svg+xml",
    })
    void filesHaveTheTypeOfTheirName(String path, String type) {
        Page page = pages.find(request(path)).orElseThrow();
        assertEquals(type, page.contentType());
        assertTrue(page.body().length() > 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../web/chat.js", "/..%2fweb/chat.js", "//chat.js", "/./chat.js", "/chat.js/", "chat.js", "/none.js",
                "/.hidden.js", "/a\\..\\chat.js", "/chat", ""
            })
    void nothingElseIsFound(String path) {
        assertTrue(pages.find(request(path)).isEmpty());
    }

    @Test
    void otherPagesAnswerWhereTheseDoNot() {
        Pages both = pages.or(request -> Optional.of(Page.text(200, "ok")));
        assertEquals("ok", both.find(request("/healthz")).orElseThrow().body().utf8());
    }

    private static PageRequest request(String path) {
        return new PageRequest("GET", path, "127.0.0.1:5000", List.of());
    }
}
