package io.glassroom.learn.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.PacketDecoder;
import io.glassroom.protocol.packet.PacketEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every lesson has to be, whatever it is about.
class LessonTextTest {

    private static final Course COURSE = Course.load();

    static Stream<Lesson> lessons() {
        return COURSE.lessons().stream();
    }

    @Test
    void thereAreLessons0To8AndTheCapstone() {
        assertEquals(IntStream.rangeClosed(0, 9).boxed().toList(), lessons().map(Lesson::number).toList());
        assertEquals(List.of(9), lessons().filter(Lesson::capstone).map(Lesson::number).toList());
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void lessonHasThreeToFiveStepsOfItsNumber(Lesson lesson) {
        int steps = lesson.steps().size();
        assertTrue(steps >= 3 && steps <= 5, lesson + " has " + steps + " steps");
        assertEquals(
                IntStream.rangeClosed(1, steps).mapToObj(step -> lesson.number() + "." + step).toList(), lesson.steps());
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void bothLanguagesHaveTheStepsOfTheLesson(Lesson lesson) {
        for (LessonText text : List.of(lesson.english(), lesson.chinese())) {
            assertEquals(lesson.steps(), text.steps().stream().map(StepText::id).toList(), text.title());
            assertTrue(text.steps().stream().noneMatch(step -> step.title().isEmpty()), text.title());
        }
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void bothLanguagesHaveTheSameBlocks(Lesson lesson) {
        assertEquals(blocks(lesson.english().opening()), blocks(lesson.chinese().opening()), lesson + ", opening");
        for (String step : lesson.steps()) {
            StepText english = lesson.english().step(step);
            StepText chinese = lesson.chinese().step(step);
            assertEquals(blocks(english.body()), blocks(chinese.body()), step);
            assertEquals(
                    english.hints().stream().map(LessonTextTest::blocks).toList(),
                    chinese.hints().stream().map(LessonTextTest::blocks).toList(),
                    "hints of " + step);
        }
    }

    /// Kinds of the blocks; of code that is quoted or bytes, all of it. Comments in bytes are of one language.
    private static List<String> blocks(Node document) {
        List<String> blocks = new ArrayList<>();
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            String kind = node.getClass().getSimpleName();
            blocks.add(switch (node) {
                case FencedCodeBlock code when code.getInfo().startsWith("java from=") -> code.getInfo() + code.getLiteral();
                case FencedCodeBlock code when isBytes(code) -> code.getInfo() + " " + hex(code).hex();
                case FencedCodeBlock code -> kind + " " + code.getInfo();
                default -> kind;
            });
        }
        return blocks;
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void eachStepEndsWithWhatIsSeen(Lesson lesson) {
        for (String step : lesson.steps()) {
            assertEquals("You should see", bold(lastParagraph(lesson.english().step(step))), step);
            assertEquals("你会看到", bold(lastParagraph(lesson.chinese().step(step))), step);
        }
    }

    private static Paragraph lastParagraph(StepText step) {
        return nodes(step.body(), Paragraph.class)
                .filter(paragraph -> !bold(paragraph).isEmpty())
                .reduce((before, after) -> after)
                .orElseThrow(() -> new AssertionError(step.id() + " has no paragraph that begins in bold"));
    }

    private static String bold(Paragraph paragraph) {
        return paragraph.getFirstChild() instanceof StrongEmphasis strong && strong.getFirstChild() instanceof Text text
                ? text.getLiteral()
                : "";
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void eachStepHasThreeHintsInBothLanguages(Lesson lesson) {
        for (LessonText text : List.of(lesson.english(), lesson.chinese())) {
            for (StepText step : text.steps()) {
                assertEquals(3, step.hints().size(), () -> text.title() + ", hints of " + step.id());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void quotesStandInTheirFiles(Lesson lesson) throws IOException {
        for (FencedCodeBlock code : codes(lesson)) {
            if (!code.getInfo().startsWith("java from=")) {
                continue;
            }
            Path file = Sources.top().resolve(code.getInfo().substring("java from=".length()).strip());
            assertTrue(Files.exists(file), () -> lesson + " quotes " + file);
            String text = Files.readAllLines(file).stream().map(String::strip).collect(Collectors.joining("\n"));
            String quote = code.getLiteral().lines().map(String::strip).collect(Collectors.joining("\n"));
            assertTrue(text.contains(quote), () -> lesson + " quotes what does not stand in " + file + ":\n" + quote);
        }
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void packetsAreReadByTheRealDecoder(Lesson lesson) {
        for (FencedCodeBlock code : codes(lesson)) {
            if (code.getInfo().strip().equals("packet")) {
                Bytes bytes = hex(code);
                var decoder = new PacketDecoder(PacketEncoder.MAX_BODY);
                List<Object> packets = new ArrayList<>();
                decoder.feed(bytes, packets::add);
                assertFalse(packets.isEmpty(), () -> lesson + ": no packet in " + code.getLiteral());
                assertEquals(0, decoder.buffered(), () -> lesson + ": bytes are left over in " + code.getLiteral());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void codeBlocksAreOfAKnownKind(Lesson lesson) {
        for (FencedCodeBlock code : codes(lesson)) {
            String kind = code.getInfo().split(" ", 2)[0];
            assertTrue(
                    Set.of("", "java", "packet", "bytes", "text", "json", "sh").contains(kind),
                    () -> lesson + " has a block of '" + code.getInfo() + "'");
        }
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void controlsOfTheTextAreThoseOfTheLesson(Lesson lesson) {
        Set<String> listed = new TreeSet<>(lesson.controls());
        assertEquals(listed, controls(lesson.english()), lesson + " in English");
        assertEquals(listed, controls(lesson.chinese()), lesson + " in Chinese");
    }

    private static Set<String> controls(LessonText text) {
        return documents(text)
                .flatMap(document -> nodes(document, Link.class))
                .map(Link::getDestination)
                .filter(destination -> destination.startsWith("control:"))
                .map(destination -> destination.substring("control:".length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<FencedCodeBlock> codes(Lesson lesson) {
        return Stream.of(lesson.english(), lesson.chinese())
                .flatMap(LessonTextTest::documents)
                .flatMap(document -> nodes(document, FencedCodeBlock.class))
                .toList();
    }

    /// The opening, the steps and their hints.
    private static Stream<Node> documents(LessonText text) {
        return Stream.concat(
                Stream.of(text.opening()),
                text.steps().stream().flatMap(step -> Stream.concat(Stream.of(step.body()), step.hints().stream())));
    }

    private static boolean isBytes(FencedCodeBlock code) {
        return code.getInfo().equals("packet") || code.getInfo().equals("bytes");
    }

    private static Bytes hex(FencedCodeBlock code) {
        return Bytes.hex(code.getLiteral().lines().map(line -> line.replaceAll("#.*", "")).collect(Collectors.joining("\n")));
    }

    /// All nodes of a kind, in their order.
    private static <T extends Node> Stream<T> nodes(Node document, Class<T> kind) {
        List<T> found = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            protected void visitChildren(Node parent) {
                for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
                    if (kind.isInstance(child)) {
                        found.add(kind.cast(child));
                    }
                    visitChildren(child);
                }
            }
        });
        return found.stream();
    }

    @Test
    void languagesOfTheEngineHaveTheSameKeys() {
        var english = keys("learn_en.properties");
        assertEquals(english, keys("learn_zh.properties"));
        for (String key : english) {
            assertFalse(Texts.in(Locale.CHINESE).get(key, 1, 2, 3).isEmpty(), key);
            assertFalse(Texts.in(Locale.ENGLISH).get(key, 1, 2, 3).isEmpty(), key);
        }
    }

    private static Set<String> keys(String name) {
        try (var in = Files.newBufferedReader(
                Sources.top().resolve("tutorials/engine/src/main/resources/io/glassroom/learn").resolve(name))) {
            var properties = new Properties();
            properties.load(in);
            return new TreeSet<>(properties.stringPropertyNames());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
