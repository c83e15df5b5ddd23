package io.glassroom.samples.bots;

import io.glassroom.protocol.client.ClientConfig;
import io.glassroom.protocol.client.SystemTime;
import io.glassroom.server.node.CannotStart;
import io.glassroom.server.node.Subcommand;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `glassroom bots`: users who are programs, until somebody stops them or the server sends them away. Prints one line:
/// on a terminal it is kept up to date, elsewhere it is printed once all are there.
@Command(
        name = "bots",
        description = "Let bots join a room and chat.",
        footer = {
            "",
            "The same seed and mix make the same bots say the same things. Ctrl+C ends them.",
            "Exit code 1 when the server sends them away, 2 when there is none."
        },
        sortOptions = false,
        showDefaultValues = true)
public final class BotsCommand implements Subcommand {

    private static final int MOST = 10_000;
    private static final Duration REFRESH = Duration.ofSeconds(1);
    private static final Duration FIRST_ARRIVAL = Duration.ofSeconds(15);

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "URL", defaultValue = "ws://127.0.0.1:3250/ws", description = "Of the node.")
    private String url;

    @Option(
            names = "--gates",
            paramLabel = "URL",
            split = ",",
            description = "Of several nodes, in place of one: the bots are spread over them.")
    private List<String> gates = List.of();

    @Option(names = "--count", paramLabel = "N", defaultValue = "6", description = "How many.")
    private int count;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Makes them who they are.")
    private long seed;

    @Option(
            names = "--mix",
            paramLabel = "KIND=N",
            split = ",",
            description = "Shares of the kinds: chatty, quiet, flaky, rejoins (default: chatty=3,quiet=3,flaky=1,rejoins=1).")
    private Map<String, Integer> mix = Map.of();

    @Option(
            names = "--chat",
            paramLabel = "WHICH",
            defaultValue = "rooms",
            description = "rooms, or distributed: one room for all, by way of the master.")
    private String chat;

    @Option(names = "--room", paramLabel = "NAME", defaultValue = "lobby", description = "Where they meet.")
    private String room;

    @Option(names = "--rate", paramLabel = "N", defaultValue = "0.2", description = "Messages a second of an average bot.")
    private double rate;

    @Option(names = "--gap", paramLabel = "MS", defaultValue = "100", description = "Milliseconds between one's coming and the next one's.")
    private int gap;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<URI> servers = gates.isEmpty() ? List.of(server(url)) : gates.stream().map(BotsCommand::server).toList();
        try (var time = new SystemTime("bots")) {
            var bots = new Bots(config(servers, time));
            bots.resize(count);
            arrive(bots, servers);
            boolean terminal = System.console() != null && System.console().isTerminal();
            var stopped = new CompletableFuture<String>();
            Thread farewell = Thread.ofPlatform().unstarted(() -> {
                String end = bots.status().text();
                bots.close();
                stopped.complete("");
                out.println((terminal ? "\r\u001b[K" : "") + end);
            });
            Runtime.getRuntime().addShutdownHook(farewell);
            return stay(bots, servers, stopped, out, terminal);
        }
    }

    private static URI server(String url) {
        try {
            return URI.create(url.contains("://") ? url : "ws://" + url);
        } catch (IllegalArgumentException e) {
            throw new CannotStart("'" + url + "' is not a URL", e);
        }
    }

    private BotsConfig config(List<URI> servers, SystemTime time) {
        if (count < 1 || count > MOST) {
            throw new CannotStart("--count is " + count + ", 1 to " + MOST);
        }
        try {
            return new BotsConfig(
                    servers, ClientConfig.of(time), seed, List.of(chat()), room, rate, Duration.ofMillis(gap), mix());
        } catch (IllegalArgumentException e) {
            throw new CannotStart(String.valueOf(e.getMessage()), e);
        }
    }

    private Mix mix() {
        if (mix.isEmpty()) {
            return Mix.USUAL;
        }
        var shares = new EnumMap<Personality, Integer>(Personality.class);
        mix.forEach((kind, share) -> shares.put(personality(kind), share));
        return new Mix(shares);
    }

    private Chat chat() {
        return switch (chat) {
            case "rooms" -> Chat.ROOMS;
            case "distributed" -> Chat.DISTRIBUTED;
            default -> throw new IllegalArgumentException("--chat is '" + chat + "', which is none of rooms, distributed");
        };
    }

    private static Personality personality(String kind) {
        try {
            return Personality.valueOf(kind.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--mix has '" + kind + "', which is none of chatty, quiet, flaky, rejoins", e);
        }
    }

    private void arrive(Bots bots, List<URI> servers) {
        try {
            bots.firstArrival().orTimeout(FIRST_ARRIVAL.toSeconds(), TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            bots.close();
            String reason = e.getCause() instanceof TimeoutException
                    ? "no bot could join within " + FIRST_ARRIVAL.toSeconds() + " s"
                    : e.getCause().getMessage();
            throw new CannotStart("no bot gets into " + servers.getFirst() + ": " + reason, e.getCause());
        }
    }

    private int stay(Bots bots, List<URI> servers, CompletableFuture<String> stopped, PrintWriter out, boolean terminal) {
        boolean told = false;
        CompletableFuture<Object> end = CompletableFuture.anyOf(stopped, bots.allExpelled());
        while (true) {
            if (terminal) {
                out.print("\r\u001b[K" + bots.status().text());
                out.flush();
            } else if (!told && bots.status().here() == count) {
                told = true;
                out.println(count + " bots are in " + chat().place(room) + " of " + named(servers));
            }
            try {
                end.get(REFRESH.toMillis(), TimeUnit.MILLISECONDS);
                break;
            } catch (TimeoutException e) {
                continue;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        if (!bots.allExpelled().isDone()) {
            return 0;
        }
        String line = "glassroom bots: sent away: " + bots.allExpelled().join();
        spec.commandLine().getErr().println((terminal ? "\r\u001b[K" : "") + line);
        return 1;
    }

    private String named(List<URI> servers) {
        return gates.isEmpty() ? url : servers.size() + " gates";
    }
}
