package io.glassroom.client.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.filter.FilterFault;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class TextsTest {

    @Test
    void bothLanguagesHaveTheSameKeys() throws IOException {
        assertEquals(load("en").stringPropertyNames(), load("zh").stringPropertyNames());
    }

    @Test
    void bothLanguagesHaveTheSamePlacesToFill() throws IOException {
        Properties english = load("en");
        Properties chinese = load("zh");
        for (String key : english.stringPropertyNames()) {
            assertTrue(
                    places(chinese.getProperty(key)) <= places(english.getProperty(key)),
                    key + " has places in Chinese that nobody fills");
        }
    }

    @Test
    void noTextIsEmpty() throws IOException {
        for (String language : new String[] {"en", "zh"}) {
            load(language).forEach((key, text) -> assertFalse(((String) text).isBlank(), language + " " + key));
        }
    }

    @Test
    void everyFilterFaultHasASentence() throws IOException {
        Properties english = load("en");
        Arrays.stream(FilterFault.Problem.values())
                .map(problem -> "filter." + problem.name().toLowerCase(Locale.ROOT))
                .forEach(key -> assertTrue(english.containsKey(key), key));
    }

    @Test
    void boundTextChangesWithTheLanguage() {
        var texts = new Texts(Language.ENGLISH);
        var bound = texts.bind("chat.send");
        assertEquals("Send", bound.get());
        texts.speak(Language.CHINESE);
        assertEquals("发送", bound.get());
    }

    private static int places(String pattern) {
        return new MessageFormat(pattern, Locale.ROOT).getFormatsByArgumentIndex().length;
    }

    private static Properties load(String language) throws IOException {
        var all = new Properties();
        for (String bundle : Texts.BUNDLES) {
            var properties = new Properties();
            try (Reader in = new InputStreamReader(
                    Objects.requireNonNull(TextsTest.class.getResourceAsStream(bundle + "_" + language + ".properties"), bundle),
                    StandardCharsets.UTF_8)) {
                properties.load(in);
            }
            properties.forEach((key, text) -> assertNull(all.put(key, text), key + " is in two bundles"));
        }
        return all;
    }
}
