package io.glassroom.client.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.text.Font;
import org.junit.jupiter.api.Test;

class RulerTest {

    private final Ruler ruler = new Ruler();
    private final Font font = Font.font(13);

    @Test
    void aTextForWhichThereIsRoomStaysWhole() {
        assertEquals("alice", ruler.fitting("alice", font, 500));
    }

    @Test
    void aTextThatIsTooLongEndsInAnEllipsis() {
        String cut = ruler.fitting("alice in wonderland", font, 60);

        assertTrue(cut.startsWith("al") && cut.endsWith("…") && cut.length() < 19, cut);
    }

    @Test
    void withMoreRoomThereIsMoreOfIt() {
        String cut = ruler.fitting("alice in wonderland", font, 60);

        assertTrue(cut.length() < ruler.fitting("alice in wonderland", font, 100).length());
    }

    @Test
    void withoutRoomNothingIsLeft() {
        assertEquals("", ruler.fitting("alice", font, 0));
    }
}
