package io.glassroom.conformance;

import io.glassroom.conformance.talk.RawDialer;
import io.glassroom.conformance.talk.RawTalk;
import io.glassroom.protocol.client.SystemTime;
import io.glassroom.server.node.CannotStart;
import io.glassroom.server.node.Subcommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `glassroom conformance`: whether a server keeps the rules of protocol.md, one line each.
@Command(
        name = "conformance",
        description = "Check a server of this protocol, whosever it is, against each rule of docs/protocol.md.",
        footer = {
            "",
            "It opens some hundred connections and sends much that is wrong: not for a server in use.",
            "Exit code 0 if no rule is broken, 1 if one is, 2 if there is no server."
        },
        sortOptions = false)
public final class ConformanceCommand implements Subcommand {

    private enum Mark {
        PASS,
        FAIL,
        SKIP
    }

    private enum Language {
        EN,
        ZH
    }

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "URL", defaultValue = "ws://127.0.0.1:3250/ws",
            description = "Of the server: ws://, wss:// or tcp:// (default: ${DEFAULT-VALUE}).")
    private URI server;

    @Option(names = "--only", paramLabel = "REGEX", defaultValue = "",
            description = "Only rules whose id matches; 'heartbeat', for example.")
    private String only;

    @Option(names = "--patience", paramLabel = "SECONDS", defaultValue = "15",
            description = "Rules that take longer are not tried (default: ${DEFAULT-VALUE}).")
    private int patience;

    @Option(names = "--language", paramLabel = "en|zh", description = "Of the rules; the system's, if absent.")
    private @Nullable Language wanted;

    @Option(names = "--failures", description = "Print only the rules that are broken.")
    private boolean failures;

    @Override
    public Integer call() throws InterruptedException {
        List<Check> checks = chosen();
        PrintWriter out = spec.commandLine().getOut();
        Map<Mark, Integer> counts = new EnumMap<>(Mark.class);
        try (var time = new SystemTime("conformance")) {
            var ground = new Ground(server, new RawDialer(), time, Duration.ofSeconds(patience));
            reach(ground);
            Suite.run(checks, ground, (check, judgement) -> {
                counts.merge(mark(judgement), 1, Integer::sum);
                print(out, check, judgement);
            });
        }
        int failed = counts.getOrDefault(Mark.FAIL, 0);
        out.printf(
                "%d passed, %d failed, %d not tried%n",
                counts.getOrDefault(Mark.PASS, 0), failed, counts.getOrDefault(Mark.SKIP, 0));
        out.flush();
        return failed == 0 ? 0 : 1;
    }

    private List<Check> chosen() {
        try {
            Pattern wanted = Pattern.compile(only);
            List<Check> chosen =
                    Suite.all().stream().filter(check -> wanted.matcher(check.id()).find()).toList();
            if (chosen.isEmpty()) {
                throw new ParameterException(spec.commandLine(), "no rule's id matches '" + only + "'");
            }
            return chosen;
        } catch (PatternSyntaxException e) {
            throw new ParameterException(spec.commandLine(), "'" + only + "' is no regular expression", e);
        }
    }

    private static void reach(Ground ground) {
        try (RawTalk _ = RawTalk.open(ground.server(), ground.dialer(), ground.time())) {
            return;
        } catch (IOException e) {
            throw new CannotStart("no server at " + ground.server() + ": " + e.getMessage());
        }
    }

    private void print(PrintWriter out, Check check, Judgement judgement) {
        Mark mark = mark(judgement);
        Locale language = wanted == null ? Locale.getDefault() : Locale.of(wanted.name().toLowerCase(Locale.ROOT));
        if (failures && mark != Mark.FAIL) {
            return;
        }
        out.printf("%s  §%d  %-34s %s%n", mark, check.section(), check.id(), check.rule().in(language));
        boolean chinese = language.getLanguage().equals("zh");
        switch (judgement) {
            case Judgement.Passed() -> {}
            case Judgement.Failed(Words expected, Words actual) -> {
                out.printf("          %s: %s%n", chinese ? "应为" : "expected", expected.in(language));
                out.printf("          %s: %s%n", chinese ? "实为" : "but was ", actual.in(language));
            }
            case Judgement.Untried(Words why) -> out.printf("          %s%n", why.in(language));
        }
        out.flush();
    }

    private static Mark mark(Judgement judgement) {
        return switch (judgement) {
            case Judgement.Passed() -> Mark.PASS;
            case Judgement.Failed _ -> Mark.FAIL;
            case Judgement.Untried _ -> Mark.SKIP;
        };
    }
}
