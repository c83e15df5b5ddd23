package io.glassroom.client.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.settings.Theme;
import io.glassroom.protocol.time.VirtualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The main views, pixel by pixel, against the pictures in `src/test/resources`. After a change of looks that is meant,
/// run this test with `-DupdateScreens` and look at the pictures before you commit them. The pictures are Linux's:
/// elsewhere the same letters are drawn a little differently.
@ExtendWith(ApplicationExtension.class)
@EnabledOnOs(OS.LINUX)
class ScreensTest {

    private static final double TOLERATED = 0.001; // share of the pixels
    private static final Path EXPECTED = Path.of("src/test/resources/io/glassroom/client/screens");
    private static final Path SEEN = Path.of("target/screens");
    private static final Set<String> OURS = Set.of("Inter", "Inter Semi Bold", "Inter SemiBold", "JetBrains Mono", "FeatherIcons");

    /// What there is to see, and how to get there.
    private enum View {
        LIVE(model -> model.section().set(Section.LIVE)),
        TOPOLOGY(model -> model.section().set(Section.TOPOLOGY)),
        ROOMS(model -> model.section().set(Section.ROOMS)),
        COMPOSE(model -> model.section().set(Section.COMPOSE)),
        SETTINGS(model -> model.section().set(Section.SETTINGS)),
        PALETTE(model -> model.overlay().set(Overlay.PALETTE));

        private final Consumer<AppViewModel> way;

        View(Consumer<AppViewModel> way) {
            this.way = way;
        }
    }

    static Stream<Arguments> screens() {
        return Stream.of(View.values()).flatMap(view -> Stream.of(Theme.LIGHT, Theme.DARK).map(theme -> Arguments.of(view, theme)));
    }

    @Start
    void start(Stage stage) {
        // The pictures are of windows in no stage.
    }

    @ParameterizedTest
    @MethodSource("screens")
    void viewLooksAsItDid(View view, Theme theme, FxRobot hands) throws IOException {
        Picture actual = look(view, theme, hands);
        String name = view.name().toLowerCase(Locale.ROOT) + "-" + theme.key();
        Path file = EXPECTED.resolve(name + ".png");
        if (System.getProperty("updateScreens") != null) {
            actual.write(file);
        }
        assertTrue(Files.exists(file), file + " is missing: run with -DupdateScreens");
        Picture expected = Picture.read(file);
        double difference = actual.difference(expected);
        if (difference > TOLERATED) {
            expected.write(SEEN.resolve(name + "-expected.png"));
            actual.write(SEEN.resolve(name + "-actual.png"));
            actual.marked(expected).write(SEEN.resolve(name + "-diff.png"));
        }
        assertTrue(
                difference <= TOLERATED,
                "%s: %.2f %% of the pixels differ; see %s, and -DupdateScreens if that is meant"
                        .formatted(name, difference * 100, SEEN.toAbsolutePath().resolve(name + "-diff.png")));
    }

    @Test
    void noFontOfTheMachineIsInThePictures(FxRobot hands) {
        Set<String> others = new TreeSet<>();
        hands.interact(() -> {
            Rounds rounds = rounds(Theme.LIGHT);
            for (View view : View.values()) {
                view.way.accept(rounds.model());
                rounds.settle();
                for (Node node : Rounds.all(rounds.root())) {
                    if (node instanceof Text text && Rounds.isShown(text) && !OURS.contains(text.getFont().getFamily())) {
                        others.add(view + ": " + text.getFont().getFamily() + ": " + text.getText());
                    }
                }
            }
        });
        assertEquals("", String.join("\n", others));
    }

    private Picture look(View view, Theme theme, FxRobot hands) {
        var picture = new Picture[1];
        hands.interact(() -> {
            Rounds rounds = rounds(theme);
            view.way.accept(rounds.model());
            rounds.settle();
            picture[0] = Picture.of(rounds.window().scene().snapshot(null));
        });
        return picture[0];
    }

    private static Rounds rounds(Theme theme) {
        var rounds = new Rounds(new VirtualTime(), 1280, 800);
        rounds.model().theme().set(theme);
        rounds.populate();
        return rounds;
    }
}
