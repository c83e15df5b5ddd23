package io.glassroom.client.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.glassroom.client.text.Language;
import io.glassroom.client.text.Texts;
import java.util.List;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

/// What a paragraph of a lesson looks like.
@ExtendWith(ApplicationExtension.class)
class MarkdownNodesTest {

    @Test
    void onlyWhatOneShouldSeeIsMarkedAsThat() {
        assertEquals(
                List.of(false, true), marked(Language.ENGLISH, "**An id has 64 bits.** Each byte\n\n**You should see** it pass."));
        assertEquals(List.of(false, true), marked(Language.CHINESE, "**编号有 64 位。**每个字节\n\n**你会看到**它通过。"));
    }

    private static List<Boolean> marked(Language language, String markdown) {
        var nodes = new MarkdownNodes(new Texts(language), control -> {});
        return nodes.box(Parser.builder().build().parse(markdown)).getChildren().stream()
                .map(paragraph -> paragraph.getStyleClass().contains("lesson-see"))
                .toList();
    }
}
