package io.glassroom.server.cluster.infinispan;

import static io.glassroom.server.fixture.SplitNetwork.Half.LEFT;
import static io.glassroom.server.fixture.SplitNetwork.Half.RIGHT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.server.fixture.SplitNetwork;
import io.glassroom.server.fixture.SplitNetwork.Half;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Two halves of a cluster lose each other and meet again.
class PartitionTest {

    private final List<RosterProcess> all = new ArrayList<>();

    private final SplitNetwork network = SplitNetwork.openOrSkip();

    PartitionTest() throws IOException {}

    @AfterEach
    void end() throws IOException {
        all.forEach(RosterProcess::close);
        network.close();
    }

    @Test
    void halvesThatMeetAgainAreOneClusterWithOneLocationForEachUid() throws Exception {
        RosterProcess a = start("a", LEFT, 4000);
        RosterProcess b = start("b", LEFT, 4010);
        RosterProcess c = start("c", RIGHT, 4000);
        RosterProcess d = start("d", RIGHT, 4010);
        Until.holds("all see four", 30, () -> see(List.of("a", "b", "c", "d"), a, b, c, d));
        List<String> numbers = a.members();
        a.ask("fill 200");
        assertEquals("none", a.ask("put ann 1 100"));
        assertEquals("none", c.ask("put bob 2 100"));

        network.cut();
        Until.holds("each half sees itself", 30, () -> see(List.of("a", "b"), a, b) && see(List.of("c", "d"), c, d));
        b.ask("put eve 3 100");
        d.ask("put eve 4 200");
        a.ask("put bob 5 300");
        b.ask("put left 6 100");
        c.ask("put right 7 100");

        network.heal();
        Until.holds("all see four again", 30, () -> see(List.of("a", "b", "c", "d"), a, b, c, d));
        Until.holds("in the same order", 10, () -> Stream.of(b, c, d).allMatch(one -> one.members().equals(a.members())));
        assertEquals(numbers, a.members().stream().sorted().toList());

        // As gates do when the membership has changed: whoever hears its own location is to close that session.
        loses(b, "put eve 3 100", "b 3");
        loses(c, "put bob 2 100", "c 2");
        assertEquals("none", d.ask("put eve 4 200"));
        assertEquals("none", a.ask("put bob 5 300"));
        for (RosterProcess one : List.of(a, b, c, d)) {
            answers(one, "find ann", "a 1");
            answers(one, "find eve", "d 4");
            answers(one, "find bob", "a 5");
            answers(one, "find left", "b 6");
            answers(one, "find right", "c 7");
            answers(one, "count 200", "200");
        }
        assertEquals(List.of(), Stream.of(a, b, c, d).flatMap(one -> one.err().stream()).toList());
    }

    @Test
    void ofTwoWithOneNameThatJoinedInDifferentHalvesOneGivesWay() throws Exception {
        RosterProcess a = start("a", LEFT, 4000);
        RosterProcess c = start("c", RIGHT, 4000);
        Until.holds("both see two", 30, () -> see(List.of("a", "c"), a, c));
        network.cut();
        Until.holds("each half sees itself", 30, () -> see(List.of("a"), a) && see(List.of("c"), c));
        RosterProcess left = start("x", LEFT, 4010);
        RosterProcess right = start("x", RIGHT, 4010);
        network.heal();
        Until.holds("all see three", 30, () -> see(List.of("a", "c", "x"), a, c, left, right));
        Until.holds("one has given way", 10, () -> left.err().isEmpty() != right.err().isEmpty());
        String line = Stream.of(left, right).flatMap(one -> one.err().stream()).reduce("", (one, other) -> one + other);
        assertTrue(line.contains("gives way to another member with the same name or number"), line);
    }

    /// Gates put their locations again when the membership changes, and every 20 s.
    private static void loses(RosterProcess gate, String put, String loser) throws InterruptedException {
        answers(gate, put, loser);
    }

    /// Sooner or later: on a busy machine the membership is told before the maps have become one.
    private static void answers(RosterProcess one, String command, String expected) throws InterruptedException {
        String answer = one.ask(command);
        for (int again = 0; again < 20 && !answer.equals(expected); again++) {
            Thread.sleep(500);
            answer = one.ask(command);
        }
        assertEquals(expected, answer, command);
    }

    private static boolean see(List<String> names, RosterProcess... seers) {
        return Stream.of(seers).allMatch(seer -> seer.names().stream().sorted().toList().equals(names));
    }

    private RosterProcess start(String name, Half half, int port) throws IOException, InterruptedException {
        String listen = network.address(half) + ":" + port;
        RosterProcess process = RosterProcess.start(
                command -> network.command(half, command),
                name,
                listen,
                "secret",
                network.address(LEFT) + ":4000",
                network.address(RIGHT) + ":4000");
        all.add(process);
        return process.joined();
    }
}
