package io.glassroom.client.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.settings.Theme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Reads the colours out of the style sheet and calculates what WCAG 2 calls their contrast.
class ContrastTest {

    @ParameterizedTest
    @EnumSource
    void packetColoursCanBeReadOnEveryRow(Theme theme) throws IOException {
        for (String ink : new String[] {"handshake", "ack", "heartbeat", "data", "kick", "unknown"}) {
            for (String paper : new String[] {"pane", "row-alt", "row-hover", "row-selected", "row-failed"}) {
                check(theme, "-packet-" + ink, "-glass-" + paper);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void rowsThatARuleColoursCanBeRead(Theme theme) throws IOException {
        for (String tint : new String[] {"rose", "amber", "lime", "teal", "violet"}) {
            for (String ink : new String[] {"handshake", "ack", "heartbeat", "data", "kick", "unknown"}) {
                check(theme, "-packet-" + ink, "-tint-" + tint);
            }
            check(theme, "-glass-text", "-tint-" + tint);
            check(theme, "-glass-faint", "-tint-" + tint);
        }
    }

    @ParameterizedTest
    @EnumSource
    void bytesCanBeReadInTheColourOfTheirField(Theme theme) throws IOException {
        for (String field : new String[] {"type", "length", "flag", "id", "route-length", "route", "body"}) {
            check(theme, "-field-ink", "-field-" + field);
        }
        check(theme, "-mark-ink", "-mark");
        check(theme, "-counted", "-glass-pane");
    }

    @ParameterizedTest
    @EnumSource
    void wordsCanBeReadOnEverySurface(Theme theme) throws IOException {
        for (String paper : new String[] {
            "-glass-pane", "-glass-bar", "-glass-row-alt", "-glass-row-hover", "-glass-row-selected", "-glass-row-failed"
        }) {
            check(theme, "-glass-text", paper);
            check(theme, "-glass-faint", paper);
        }
        check(theme, "-glass-text", "-bubble");
        check(theme, "-glass-text", "-bubble-own");
    }

    @ParameterizedTest
    @EnumSource
    void everyThemeNamesEveryColour(Theme theme) throws IOException {
        assertEquals(colours(Theme.LIGHT).keySet(), colours(theme).keySet());
    }

    private static void check(Theme theme, String ink, String paper) throws IOException {
        Map<String, Color> colours = colours(theme);
        double contrast = Legibility.contrast(colours.get(ink), colours.get(paper));
        assertTrue(contrast >= Legibility.least(theme), "%s: %s on %s is %.2f to 1".formatted(theme, ink, paper, contrast));
    }

    private static Map<String, Color> colours(Theme theme) throws IOException {
        String css;
        try (InputStream in = Objects.requireNonNull(
                ContrastTest.class.getResourceAsStream("/io/glassroom/client/glassroom.css"))) {
            css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        int start = css.indexOf("." + theme.styleClass() + " {");
        String block = css.substring(start, css.indexOf('}', start));
        var colours = new HashMap<String, Color>();
        Matcher matcher = Pattern.compile("(-[a-z-]+): #([0-9a-f]{6});").matcher(block);
        while (matcher.find()) {
            colours.put(matcher.group(1), Color.web(matcher.group(2)));
        }
        return colours;
    }
}
