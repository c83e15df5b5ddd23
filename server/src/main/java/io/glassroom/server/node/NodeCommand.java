package io.glassroom.server.node;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/// `glassroom node`: a server process. Serves every [Application] on its class path, prints one line when it does, and
/// drains on SIGTERM.
@Command(
        name = "node",
        description = "Start a server, alone or as a member of a cluster.",
        footer = {
            "",
            "It prints `ready ws://HOST:PORT/PATH` when it serves. SIGTERM lets it say good-bye to its clients.",
            "`glassroom cluster` starts a whole cluster on this machine."
        },
        abbreviateSynopsis = true,
        sortOptions = false,
        showDefaultValues = true)
public final class NodeCommand implements Subcommand {

    // The process is gone within five seconds of SIGTERM; a member, which hands over what it kept for others, within eight.
    private static final Duration GRACE = Duration.ofSeconds(3); // for clients that are slow to go
    private static final Duration LIMIT = Duration.ofSeconds(4); // for the whole drain: a component may never come to its end
    private static final Duration MEMBER_LIMIT = Duration.ofSeconds(7);

    private static final String TOKEN_VARIABLE = Secret.OPERATOR_TOKEN;

    @Option(names = "--name", paramLabel = "NAME", defaultValue = "node-1",
            description = "What others call this node; unique in its cluster.")
    private String name;

    @Option(names = "--event-loops", paramLabel = "N", defaultValue = "0",
            description = "Threads for the sockets; 0 for half as many as processors.")
    private int eventLoops;

    @Option(names = "--end-with-input",
            description = "Stop when standard input ends: when whoever started the node has died.")
    private boolean endWithInput;

    @Option(names = "--config", paramLabel = "FILE", description = "Properties file with these options.")
    private @Nullable Path config;

    @ArgGroup(validate = false, order = 1, heading = "%nClients:%n")
    private ClientOptions clients = new ClientOptions();

    @ArgGroup(validate = false, order = 2, heading = "%nProtocol:%n")
    private ProtocolOptions protocol = new ProtocolOptions();

    @ArgGroup(validate = false, order = 3, heading = "%nCluster:%n")
    private ClusterOptions cluster = new ClusterOptions();

    @ArgGroup(validate = false, order = 4, heading = "%nWatchers:%n")
    private WatcherOptions watchers = new WatcherOptions();

    private static final class WatcherOptions {

        @Option(names = "--mask", paramLabel = "ROUTE", split = ",", showDefaultValue = Visibility.NEVER,
                description = "Routes whose bodies no watcher gets to see.")
        private Set<String> masked = new LinkedHashSet<>();

        @Option(names = "--operator-token-file", paramLabel = "FILE",
                description = "File whose first line watchers on other machines have to know; or set " + TOKEN_VARIABLE
                        + ". Without one nobody watches from there.")
        private @Nullable Path tokenFile;

        void applyTo(NodeConfig.Builder builder) {
            builder.maskedRoutes(masked);
            Secret.of("--operator-token-file", tokenFile, TOKEN_VARIABLE).ifPresent(builder::operatorToken);
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        NodeConfig settings = configuration();
        Duration limit = settings.cluster().isPresent() ? MEMBER_LIMIT : LIMIT;
        var started = new CompletableFuture<Node>();
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> drain(started, limit), "drain"));
        } catch (IllegalStateException ending) { // the signal was quicker
            return 0;
        }
        try {
            Node node = Node.start(settings);
            started.complete(node);
            tell(node);
        } catch (IOException | IllegalArgumentException e) {
            started.completeExceptionally(e);
            throw new CannotStart(String.valueOf(e.getMessage()), e);
        }
        if (endWithInput) {
            awaitEndOfInput();
            return 0;
        }
        new CountDownLatch(1).await(); // for the signal
        return 0;
    }

    private static void tell(Node node) {
        System.out.println("ready " + node.uri());
        node.config().cluster().ifPresent(cluster -> System.out.println("member of " + cluster.name() + ": "
                + node.membership().members().stream()
                        .map(member -> member.name() + " (" + member.role().word() + ")")
                        .collect(Collectors.joining(", "))));
    }

    private static void awaitEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                // what is said does not matter
            }
        } catch (IOException broken) {
            // an end, too
        }
    }

    /// Also when the signal comes while the node starts: then it is stopped as soon as it has.
    private static void drain(CompletableFuture<Node> started, Duration limit) {
        try {
            Node node = started.get(limit.toSeconds(), TimeUnit.SECONDS);
            if (Thread.ofVirtual().start(() -> node.stop(GRACE)).join(limit)) {
                ClassArchive.wanted().ifPresent(ClassArchive::write);
            } else {
                System.err.println("glassroom node: has ended after " + limit.toSeconds() + " s, and waited in vain for "
                        + node.stopStep().words());
            }
        } catch (ExecutionException | TimeoutException notServing) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(0); // a drain is a good end, signal or not
    }

    private NodeConfig configuration() {
        NodeConfig.Builder builder = NodeConfig.builder();
        try {
            builder.name(name).eventLoops(eventLoops);
            clients.applyTo(builder, cluster.role().hasClients());
            protocol.applyTo(builder);
            cluster.applyTo(builder);
            watchers.applyTo(builder);
        } catch (IllegalArgumentException e) {
            throw new CannotStart(String.valueOf(e.getMessage()), e);
        }
        ServiceLoader.load(Application.class).forEach(builder::application);
        return builder.build();
    }
}
