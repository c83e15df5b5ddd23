package io.glassroom.client.compose.gallery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.compose.gallery.CaseViewModel.Lamp;
import io.glassroom.conformance.trial.Patience;
import io.glassroom.protocol.client.SystemTime;
import io.glassroom.protocol.packet.Rule;
import io.glassroom.protocol.packet.Verdict;
import io.glassroom.samples.chat.ChatApplication;
import io.glassroom.server.node.Node;
import io.glassroom.server.node.NodeConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GalleryTest {

    private static final Patience SHORT =
            new Patience(Duration.ofMillis(500), Duration.ofMillis(150), Duration.ofMillis(300), Duration.ofMillis(500));

    private final SystemTime time = new SystemTime("gallery");

    @AfterEach
    void release() {
        time.close();
    }

    @Test
    void rightServerTurnsEveryCaseGreenOverWebSocketInLessThanFifteenSeconds() throws Exception {
        try (Node node = Node.start(NodeConfig.builder().listen("127.0.0.1", 0).application(new ChatApplication()).build())) {
            var gallery = new Gallery(node.uri(), time, Patience.DEFAULT);
            long start = time.nanos();
            gallery.runAll();
            assertEquals(List.of(), gallery.with(Lamp.DISAGREES));
            assertEquals(gallery.model.cases().size(), gallery.model.agreeing().get());
            assertTrue(time.nanos() - start < 15_000_000_000L, "took " + (time.nanos() - start) / 1_000_000 + " ms");
        }
    }

    @Test
    void rightServerTurnsEveryCaseButTextGreenOverTcp() throws Exception {
        try (Node node = Node.start(NodeConfig.builder().listen("127.0.0.1", 0).tcp().application(new ChatApplication()).build())) {
            var gallery = new Gallery(node.uri(), time, Patience.DEFAULT);
            gallery.runAll();
            assertEquals(List.of(), gallery.with(Lamp.DISAGREES));
        }
    }

    @Test
    void serverThatRefusesNothingTurnsNothingGreenThatItShouldRefuse() throws Exception {
        try (var server = new WrongServer(false)) {
            var gallery = new Gallery(server.uri(), time, SHORT);
            gallery.runAll();
            List<CaseViewModel> green = green(gallery);
            assertTrue(green.stream().allMatch(card -> card.malformed().verdict() instanceof Verdict.Ignore), green.toString());
            assertTrue(!green.isEmpty(), "what it ignores and should ignore is green");
        }
    }

    @Test
    void serverThatSaysNothingTurnsNothingGreen() throws Exception {
        try (var server = new WrongServer(true)) {
            var gallery = new Gallery(server.uri(), time, SHORT);
            gallery.runAll();
            assertEquals(List.of(), gallery.with(Lamp.AGREES));
        }
    }

    @Test
    void serverThatIsNotThereTurnsNothingGreen() throws Exception {
        var gallery = new Gallery(URI.create("ws://127.0.0.1:1/ws"), time, SHORT);
        gallery.runAll();
        assertEquals(List.of(), gallery.with(Lamp.AGREES));
        assertEquals(gallery.model.cases().size(), gallery.model.disagreeing().get());
    }

    @Test
    void ruleNarrowsTheCardsDown() {
        var gallery = new Gallery(URI.create("ws://127.0.0.1:1/ws"), time, SHORT);
        gallery.model.show(Rule.ROUTE_TEXT);
        assertEquals(4, gallery.model.cases().stream().filter(gallery.model::shown).count());
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void everyRuleIsStatedWhereTheCardSays(Rule rule) throws IOException {
        String page = Files.readString(Path.of("../docs/protocol.md"));
        String verdicts = page.substring(page.indexOf("\n## " + Specification.VERDICTS + ". "), page.indexOf("\n## 6. "));
        assertTrue(verdicts.contains("| " + rule.name() + " |"), rule + " has a row");
        assertTrue(page.contains("\n## " + Specification.section(rule) + ". "), rule + " has a section");
    }

    private static List<CaseViewModel> green(Gallery gallery) {
        return gallery.model.cases().stream().filter(card -> card.lamp().get() == Lamp.AGREES).toList();
    }
}
