package io.glassroom.server.node;

import io.glassroom.protocol.client.InspectorClient;
import io.glassroom.protocol.client.InspectorListener;
import io.glassroom.protocol.packet.PacketType;
import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.tap.TapRecord;
import io.glassroom.server.inspect.PacketFilter;
import io.glassroom.server.inspect.Screen;
import io.glassroom.server.inspect.WatchView;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
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

/// `glassroom watch`: a running node's packets in the terminal, until the node goes or the watcher has seen enough.
@Command(
        name = "watch",
        description = "Show a running node's packets, a line each.",
        footer = {
            "",
            "Works on the machine that the node runs on. Ctrl+C ends it; the node does not mind.",
            "Exit code 1 when the node goes, 2 when there is none."
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
        var end = new CompletableFuture<String>();
        InspectorClient client = connect(new UntilTheEnd(view, out, end));
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            if (end.complete("")) {
                client.close();
                err.println(summary(view));
            }
        }));
        String reason = end.join();
        client.close();
        if (reason.isEmpty()) {
            return 0;
        }
        err.println("glassroom watch: the node has gone: " + reason + "; " + summary(view));
        return 1;
    }

    private InspectorClient connect(InspectorListener listener) {
        URI node = node();
        try {
            return InspectorClient.connect(node, listener);
        } catch (IOException e) {
            throw new CannotStart("cannot watch " + node + ": " + e.getMessage(), e);
        }
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

    /// Passes everything on, and notices the end: of the node, or of whoever reads what is printed here (`| head`).
    private record UntilTheEnd(WatchView view, PrintWriter out, CompletableFuture<String> end) implements InspectorListener {
        @Override
        public void hello(TapLine.Hello hello) {
            view.hello(hello);
        }

        @Override
        public void records(List<TapRecord> records) {
            view.records(records);
            if (out.checkError()) {
                end.complete("");
            }
        }

        @Override
        public void lost(long count) {
            view.lost(count);
        }

        @Override
        public void closed(int code, String reason) {
            view.closed(code, reason);
            end.complete((code + " " + reason).strip());
        }
    }
}
