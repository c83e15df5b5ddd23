package io.glassroom.checks.l09;

import io.glassroom.checks.Expect;
import io.glassroom.conformance.Check;
import io.glassroom.conformance.Ground;
import io.glassroom.conformance.Judgement;
import io.glassroom.conformance.Suite;
import io.glassroom.conformance.Words;
import io.glassroom.conformance.talk.RawDialer;
import io.glassroom.kit.Clock;
import io.glassroom.kit.RealClock;
import io.glassroom.kit.WebSocketServer;
import io.glassroom.protocol.client.SystemTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import mychat.ChatServer;

/// Rules of the conformance suite, tried on the learner's server, which listens on a port of its own for as long.
final class Rules {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration SHORT = Duration.ofSeconds(3); // the verdict is known already
    private static final int HEARTBEAT = 1; // seconds, so that silence is soon noticed
    private static final String LONG = "handshake.timeout"; // takes ten seconds

    private Rules() {}

    /// The rules whose ids match.
    static void keeps(String ids) throws IOException, InterruptedException {
        Predicate<String> wanted = Pattern.compile(ids).asMatchPredicate();
        try (var clock = new RealClock()) {
            report(clock, broken(clock, rules(wanted)));
        }
    }

    /// All of them.
    static void keepsAll() throws IOException, InterruptedException {
        try (var clock = new RealClock()) {
            List<Broken> broken = broken(clock, rules(id -> !id.equals(LONG)));
            broken.addAll(broken(new HurriedClock(clock), rules(LONG::equals)));
            report(clock, broken);
        }
    }

    private static List<Check> rules(Predicate<String> ids) {
        return Suite.all().stream().filter(check -> ids.test(check.id())).toList();
    }

    private record Broken(Check check, Words expected, Words actual) {}

    private static List<Broken> broken(Clock clock, List<Check> rules) throws IOException, InterruptedException {
        new Caller().stillJoins("before anything else"); // who cannot do this keeps each rule waiting
        List<Broken> broken = new ArrayList<>();
        try (var time = new SystemTime("conformance");
                WebSocketServer door = WebSocketServer.start(0, new ChatServer(clock, HEARTBEAT)::opened)) {
            Suite.run(rules, new Ground(door.uri(), new RawDialer(), time, PATIENCE), (check, judgement) -> {
                switch (judgement) {
                    case Judgement.Failed(Words expected, Words actual) -> broken.add(new Broken(check, expected, actual));
                    case Judgement.Passed _, Judgement.Untried _ -> {}
                }
            });
        }
        return broken;
    }

    /// Tries a rule once more, alone, so that its packets can be shown.
    private static void tape(Clock clock, Check rule) throws IOException, InterruptedException {
        var witness = new Witness();
        var server = new ChatServer(clock, HEARTBEAT);
        try (var time = new SystemTime("conformance");
                WebSocketServer door =
                        WebSocketServer.start(0, connection -> witness.opened(connection, server::opened))) {
            Suite.run(List.of(rule), new Ground(door.uri(), new RawDialer(), time, SHORT), (check, judgement) -> {});
        }
        witness.testify();
    }

    /// The first that is broken, and the names of the others.
    private static void report(Clock clock, List<Broken> broken) throws IOException, InterruptedException {
        if (broken.isEmpty()) {
            return;
        }
        Broken first = broken.getFirst();
        tape(clock, first.check());
        String others = String.join(", ", broken.stream().skip(1).map(one -> one.check().id()).toList());
        throw Expect.unlike(
                first.check().id() + ": " + first.check().rule().en(),
                first.expected().en(),
                first.actual().en() + (others.isEmpty() ? "" : " (broken as well: " + others + ")"));
    }
}
