package io.glassroom.client.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.settings.Theme;
import io.glassroom.client.text.Language;
import io.glassroom.protocol.client.SystemTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// What must be so in all that the window can show.
@ExtendWith(ApplicationExtension.class)
class EverySectionTest {

    private static final Set<String> VALUES = Set.of("table-cell", "tree-table-cell");
    private static final double TOLERANCE = 1.5; // pixels, of rounding

    private final SystemTime time = new SystemTime("rounds");

    @Start
    void start(Stage stage) {
        // The windows of these tests are in no stage: they may be larger than the screen.
    }

    @AfterEach
    void release() {
        time.close();
    }

    @Test
    void everyNodeThatTakesTheFocusSaysWhatItIs(FxRobot hands) {
        Set<String> mute = new TreeSet<>();
        hands.interact(() -> {
            both(1360, 860, rounds -> rounds.walk(where -> {
                for (Node node : Rounds.all(rounds.root())) {
                    Object said = node.queryAccessibleAttribute(AccessibleAttribute.TEXT);
                    if (node.isFocusTraversable() && Rounds.isShown(node) && (said == null || said.toString().isBlank())) {
                        mute.add(where + ": " + node);
                    }
                }
            }));
        });
        assertEquals("", String.join("\n", mute));
    }

    @ParameterizedTest
    @CsvSource({"ENGLISH, 980, 700", "CHINESE, 980, 700", "ENGLISH, 2560, 1440", "CHINESE, 2560, 1440"})
    void noWordIsCutOff(Language language, double width, double height, FxRobot hands) {
        Set<String> cut = new TreeSet<>();
        hands.interact(() -> {
            both(width, height, rounds -> {
                rounds.model().settings().language().set(language);
                rounds.walk(where -> {
                    for (Node node : Rounds.all(rounds.root())) {
                        if (Rounds.isShown(node) && !isValue(node)) {
                            clipping(node).forEach(how -> cut.add(where + ": " + how));
                        }
                    }
                });
            });
        });
        assertEquals("", String.join("\n", cut));
    }

    @ParameterizedTest
    @EnumSource
    void wordsStandOutFromWhatIsBehindThem(Theme theme, FxRobot hands) {
        Set<String> faint = new TreeSet<>();
        var looked = new AtomicInteger();
        hands.interact(() -> {
            both(1360, 860, rounds -> {
                rounds.model().theme().set(theme);
                rounds.walk(where -> {
                    for (Node node : Rounds.all(rounds.root())) {
                        if (node instanceof Text text && Rounds.isShown(text) && !text.getText().isBlank()) {
                            looked.incrementAndGet();
                            Legibility.weakness(text, theme).ifPresent(how -> faint.add(where + ": " + how));
                        }
                    }
                });
            });
        });
        assertEquals("", String.join("\n", faint));
        assertTrue(looked.get() > 2_000, "only " + looked + " words were looked at");
    }

    /// A window on a server of one node, and one on a cluster.
    private void both(double width, double height, Consumer<Rounds> visitor) {
        var alone = new Rounds(time, width, height);
        alone.populate();
        visitor.accept(alone);
        var cluster = Rounds.ofCluster(time, width, height);
        cluster.populateCluster();
        visitor.accept(cluster);
    }

    /// Values are cut by their column, which a person can widen; what is asked here is about our own words.
    private static boolean isValue(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.getStyleClass().stream().anyMatch(VALUES::contains)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> clipping(Node node) {
        var ways = new ArrayList<String>();
        if (node instanceof Labeled label && label.getText() != null && !label.getText().isEmpty()) {
            if (label.lookup(".text") instanceof Text shown && shown.getParent() == label) {
                if (!shown.getText().equals(label.getText())) {
                    ways.add("'" + label.getText() + "' ends in dots");
                }
                if (shown.getLayoutBounds().getHeight() > label.getHeight() + TOLERANCE) {
                    ways.add("'" + label.getText() + "' is higher than its place");
                }
            }
            if (isCutByASurrounding(label)) {
                ways.add("'" + label.getText() + "' reaches out of what is around it");
            }
        }
        if (node instanceof TextInputControl input && input.getPromptText() != null && !input.getPromptText().isEmpty()) {
            var prompt = new Text(input.getPromptText());
            prompt.setFont(input.getFont());
            double room = input.getWidth() - input.snappedLeftInset() - input.snappedRightInset();
            if (prompt.getLayoutBounds().getWidth() > room + TOLERANCE) {
                ways.add("the prompt '" + input.getPromptText() + "' is longer than its field");
            }
        }
        return ways;
    }

    /// Where there is a scroll bar, one can go and see the rest.
    private static boolean isCutByASurrounding(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (scrollsSideways(at)) {
                return false;
            }
        }
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        for (Node at = node.getParent(); at != null; at = at.getParent()) {
            if (at.getStyleClass().contains("viewport") || at.getStyleClass().contains("clipped-container")) {
                return false;
            }
            if (at.getClip() != null || at.getParent() == null) {
                Bounds around = at.localToScene(at.getLayoutBounds());
                if (bounds.getMinX() < around.getMinX() - TOLERANCE
                        || bounds.getMaxX() > around.getMaxX() + TOLERANCE
                        || bounds.getMinY() < around.getMinY() - TOLERANCE
                        || bounds.getMaxY() > around.getMaxY() + TOLERANCE) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean scrollsSideways(Node node) {
        return node.getStyleClass().contains("table-view")
                && node.lookupAll(".scroll-bar").stream()
                        .anyMatch(bar -> bar instanceof ScrollBar shown && shown.isVisible() && shown.getOrientation() == Orientation.HORIZONTAL);
    }
}
