package io.glassroom.server.node;

import io.glassroom.protocol.client.ClusterInspector;
import io.glassroom.protocol.client.ClusterListener;
import io.glassroom.protocol.client.Dialer;
import io.glassroom.protocol.client.InspectorRefusal;
import io.glassroom.protocol.client.SystemTime;
import io.glassroom.protocol.packet.PacketType;
import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.tap.TapRecord;
import io.glassroom.server.inspect.CauseFirst;
import io.glassroom.server.inspect.PacketFilter;
import io.glassroom.server.inspect.Screen;
import io.glassroom.server.inspect.WatchView;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `glassroom watch`: the packets of a running node in the terminal, and of all others in its cluster, until they go or the
/// watcher has seen enough.
@Command(
        name = "watch",
        description = "Show the packets of a running node or of its whole cluster, a line each.",
        footer = {
            "",
            "Works on the machine that the nodes run on, or wherever the operator's token is known:",
            "in a file, or in the variable GLASSROOM_OPERATOR_TOKEN. Ctrl+C ends it; the nodes do not mind.",
            "Exit code 1 when the nodes go, 2 when there is none or it refuses."
        },
        sortOptions = false)
public final class WatchCommand implements Subcommand {

    /// Kinds of packet, as one writes them.
    enum Type {
        HANDSHAKE(PacketType.HANDSHAKE),
        ACK(PacketType.HANDSHAKE_ACK),
        HEARTBEAT(PacketType.HEARTBEAT),
        DATA(PacketType.DATA),
        KICK(PacketType.KICK);

        private final PacketType packetType;

        Type(PacketType packetType) {
            this.packetType = packetType;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "URL", defaultValue = "ws://127.0.0.1:3250",
            description = "Of the node (default: ${DEFAULT-VALUE}).")
    private String url;

    @Option(names = "--only-this", description = "Only this node, not the others of its cluster.")
    private boolean alone;

    @Option(names = "--token-file", paramLabel = "FILE", description = "File whose first line is the operator's token.")
    private @Nullable Path tokenFile;

    @Option(names = "--bytes", description = "Each field of each packet, with its bytes.")
    private boolean bytes;

    @Option(names = "--route", paramLabel = "ROUTE", split = ",", description = "Only messages of this route, and their answers.")
    private Set<String> routes = new LinkedHashSet<>();

    @Option(names = "--type", paramLabel = "TYPE", split = ",", description = "Only packets of this type: ${COMPLETION-CANDIDATES}.")
    private Set<Type> types = new LinkedHashSet<>();

    @Option(names = "--color", paramLabel = "auto|always|never", defaultValue = "AUTO", description = "Colours; on a terminal, if absent.")
    private TerminalScreen.Colours colours;

    @Option(names = "--columns", paramLabel = "N", description = "Width of a line; the terminal's, if absent.")
    private @Nullable Integer columns;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Screen screen = screen();
        var view = new WatchView(out, screen, filter(), bytes, ZoneId.systemDefault());
        var end = new CompletableFuture<End>();
        try (var time = new SystemTime("watch")) {
            var listener = new CauseFirst(new UntilTheEnd(view, out, end), time, Thread::startVirtualThread);
            try (var _ = ClusterInspector.open(node(), Secret.operatorToken("--token-file", tokenFile), !alone, listener, time, Dialer.standard())) {
                Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
                    if (end.complete(new End.Enough())) {
                        err.println(summary(view));
                    }
                }));
                return switch (end.join()) {
                    case End.Enough() -> 0;
                    case End.Gone(String reason) -> {
                        err.println("glassroom watch: the node has gone: " + reason + "; " + summary(view));
                        yield 1;
                    }
                    case End.Nobody(String reason) -> throw new CannotStart("cannot watch " + node() + ": " + reason);
                };
            }
        }
    }

    /// Why it ends.
    private sealed interface End {

        /// The watcher, or whoever reads what is printed here, wants no more.
        record Enough() implements End {}

        record Gone(String reason) implements End {}

        /// There never was anything to see.
        record Nobody(String reason) implements End {}
    }

    private URI node() {
        String whole = url.contains("://") ? url : "ws://" + url;
        try {
            return URI.create(whole);
        } catch (IllegalArgumentException e) {
            throw new CannotStart("'" + url + "' is not a URL", e);
        }
    }

    private Screen screen() {
        try {
            return TerminalScreen.detect(colours, Optional.ofNullable(columns));
        } catch (IllegalArgumentException e) {
            throw new CannotStart(String.valueOf(e.getMessage()), e);
        }
    }

    private PacketFilter filter() {
        return new PacketFilter(routes, types.stream().map(type -> type.packetType).collect(Collectors.toSet()));
    }

    private static String summary(WatchView view) {
        String lost = view.lost() == 0 ? "" : ", " + view.lost() + " records lost";
        return view.packets() + (view.packets() == 1 ? " packet" : " packets") + " shown" + lost;
    }

    /// Passes everything on, and notices the end: of the nodes, or of whoever reads what is printed here (`| head`).
    private static final class UntilTheEnd implements ClusterListener {

        private final WatchView view;
        private final PrintWriter out;
        private final CompletableFuture<End> end;
        private boolean seen;

        UntilTheEnd(WatchView view, PrintWriter out, CompletableFuture<End> end) {
            this.view = view;
            this.out = out;
            this.end = end;
        }

        @Override
        public void hello(TapLine.Hello hello) {
            seen = true;
            view.hello(hello);
        }

        @Override
        public void records(String node, List<TapRecord> records) {
            view.records(node, records);
            if (out.checkError()) {
                end.complete(new End.Enough());
            }
        }

        @Override
        public void lost(String node, long count) {
            view.lost(node, count);
        }

        @Override
        public void gone(String node, String reason) {
            view.gone(node, reason);
        }

        @Override
        public void blind(String reason, boolean forGood) {
            view.blind(reason, forGood);
            end.complete(seen ? new End.Gone(reason) : new End.Nobody(reason + hint(reason)));
        }

        private static String hint(String reason) {
            boolean token = InspectorRefusal.of(InspectorRefusal.CODE, reason).filter(InspectorRefusal::isOfToken).isPresent();
            return token ? " (--token-file, or " + Secret.OPERATOR_TOKEN + ")" : "";
        }
    }
}
