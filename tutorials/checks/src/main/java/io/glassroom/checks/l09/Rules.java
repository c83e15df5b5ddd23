package io.glassroom.checks.l09;

import io.glassroom.checks.Expect;
import io.glassroom.checks.RealWire;
import io.glassroom.checks.Track.Side;
import io.glassroom.checks.Words;
import io.glassroom.conformance.Check;
import io.glassroom.conformance.Ground;
import io.glassroom.conformance.Judgement;
import io.glassroom.conformance.Suite;
import io.glassroom.conformance.talk.RawDialer;
import io.glassroom.kit.Clock;
import io.glassroom.kit.Connection;
import io.glassroom.kit.ConnectionHandler;
import io.glassroom.kit.RealClock;
import io.glassroom.kit.WebSocketServer;
import io.glassroom.protocol.client.SystemTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
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
            report(broken(clock, rules(wanted)));
        }
    }

    /// All of them.
    static void keepsAll() throws IOException, InterruptedException {
        try (var clock = new RealClock()) {
            List<Broken> broken = broken(clock, rules(id -> !id.equals(LONG)));
            broken.addAll(broken(new HurriedClock(clock), rules(LONG::equals)));
            report(broken);
        }
    }

    private static List<Check> rules(Predicate<String> ids) {
        return Suite.all().stream().filter(check -> ids.test(check.id())).toList();
    }

    /// @param clock of the server that has broken it
    private record Broken(Check check, Words expected, Words actual, Clock clock) {}

    private static List<Broken> broken(Clock clock, List<Check> rules) throws IOException, InterruptedException {
        // Who cannot do this would keep each rule waiting.
        new Caller().stillJoins(Words.of("before anything else", "在这一切之前，"));
        List<Broken> broken = new ArrayList<>();
        run(rules, PATIENCE, new ChatServer(clock, HEARTBEAT)::opened, (check, judgement) -> {
            switch (judgement) {
                case Judgement.Failed(var expected, var actual) ->
                    broken.add(new Broken(check, words(expected), words(actual), clock));
                case Judgement.Passed _, Judgement.Untried _ -> {}
            }
        });
        return broken;
    }

    private static void run(
            List<Check> rules,
            Duration patience,
            Function<Connection, ConnectionHandler> server,
            BiConsumer<Check, Judgement> judgements)
            throws IOException, InterruptedException {
        try (var time = new SystemTime("conformance");
                WebSocketServer door = WebSocketServer.start(0, server)) {
            Suite.run(rules, new Ground(door.uri(), new RawDialer(), time, patience), judgements);
        }
    }

    /// The first that is broken, and the names of the others.
    private static void report(List<Broken> broken) throws IOException, InterruptedException {
        if (broken.isEmpty()) {
            return;
        }
        Broken first = broken.getFirst();
        // Once more, alone and on tape: before, several rules were tried at the same time.
        var server = new RealWire(Side.SERVER).to(new ChatServer(first.clock(), HEARTBEAT)::opened);
        run(List.of(first.check()), SHORT, server, (check, judgement) -> {});
        Words name = Words.both(first.check().id() + ": ");
        String others = String.join(", ", broken.stream().skip(1).map(one -> one.check().id()).toList());
        Words more = Words.of(" (broken as well: " + others + ")", "（另外违反的规则：" + others + "）");
        Words actual = first.actual();
        throw Expect.unlike(
                name.and(words(first.check().rule())),
                first.expected(),
                others.isEmpty() ? actual : actual.and(more));
    }

    /// What the suite says, as checks say it.
    private static Words words(io.glassroom.conformance.Words suites) {
        return Words.of(suites.en(), suites.zh());
    }
}
