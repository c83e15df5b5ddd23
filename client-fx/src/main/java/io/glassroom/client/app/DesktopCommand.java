package io.glassroom.client.app;

import io.glassroom.client.place.ClusterSize;
import io.glassroom.client.place.Finder;
import io.glassroom.client.place.Place;
import io.glassroom.client.place.Refusal;
import io.glassroom.client.place.Target;
import io.glassroom.client.rooms.BotsViewModel;
import io.glassroom.client.settings.Theme;
import io.glassroom.client.store.Home;
import io.glassroom.client.store.Store;
import io.glassroom.client.text.Language;
import io.glassroom.protocol.client.Dialer;
import io.glassroom.protocol.client.InspectorRefusal;
import io.glassroom.protocol.client.OperatorToken;
import io.glassroom.protocol.client.SystemTime;
import io.glassroom.server.node.CannotStart;
import io.glassroom.server.node.Secret;
import io.glassroom.server.node.Subcommand;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/// `glassroom desktop`, and plain `glassroom`: a node in this process with bots who chat, and the window that looks
/// into it. With `--connect`, the window looks into somebody else's node.
@Command(
        name = "desktop",
        description = "Open the window, on a server of its own or on a running node.",
        footer = {"", "Without a display it shows the same packets in the terminal."},
        sortOptions = false)
public final class DesktopCommand implements Subcommand {

    @Option(names = "--connect", paramLabel = "URL",
            description = "Look into this running node: ws://127.0.0.1:3250/ws. Where there is no inspector, be a client of it.")
    private @Nullable String connect;

    @Option(names = "--token-file", paramLabel = "FILE",
            description = "With --connect: file whose first line is the operator's token; or set " + Secret.OPERATOR_TOKEN + ".")
    private @Nullable Path tokenFile;

    @Option(names = "--plain", description = "With --connect: be a client even of a node that could be inspected.")
    private boolean plain;

    @Option(names = "--cluster", paramLabel = "GxC", arity = "0..1", fallbackValue = "2x2", converter = SizeOfCluster.class,
            description = "Start a cluster in the window: gates x chat nodes, and a master (2x2 if nothing is said).")
    private @Nullable ClusterSize cluster;

    @Option(names = "--open", paramLabel = "FILE", description = "Open this recording.")
    private @Nullable Path open;

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "A recording (.glass) to open.")
    private @Nullable Path file;

    @Option(names = "--packet", paramLabel = "N",
            description = "With --open: show this packet first; they are counted from 1.")
    private @Nullable Long packet;

    @Option(names = "--byte", paramLabel = "K", description = "With --packet: the byte at this offset of it.")
    private @Nullable Integer offset;

    @Option(names = "--bots", paramLabel = "N", defaultValue = "6",
            description = "Bots who chat on the own server (default: ${DEFAULT-VALUE}).")
    private int bots;

    @Option(names = "--language", paramLabel = "en|zh",
            description = "Of the window; the one chosen last or the machine's, if absent.")
    private @Nullable LanguageName language;

    @Option(names = "--theme", paramLabel = "light|dark|dracula|contrast",
            description = "Of the window; the one chosen last, if absent.")
    private @Nullable Theme theme;

    @Option(names = "--size", paramLabel = "WxH", converter = WindowSize.Converter.class, hidden = true)
    private @Nullable WindowSize size;

    @Option(names = "--screenshot", paramLabel = "FILE", hidden = true,
            description = "Draw the window with live traffic into this PNG file, and end.")
    private @Nullable Path screenshot;

    private static final class SizeOfCluster implements ITypeConverter<ClusterSize> {
        @Override
        public ClusterSize convert(String text) {
            try {
                return ClusterSize.of(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }

    private enum LanguageName {
        EN(Language.ENGLISH),
        ZH(Language.CHINESE);

        private final Language language;

        LanguageName(Language language) {
            this.language = language;
        }
    }

    @Override
    public Integer call() {
        if (bots < 0 || bots > BotsViewModel.MOST) {
            throw new CannotStart("--bots is " + bots + ", 0 to " + BotsViewModel.MOST);
        }
        Optional<String> obstacle = Display.obstacle();
        Optional<Store> store = obstacle.isPresent() || screenshot != null // which looks the same on every machine
                ? Optional.empty()
                : Optional.of(Store.open(Home.ofThisMachine())); // reads while the node and JavaFX start
        try (var time = new SystemTime("desktop")) {
            try (Place place = Place.open(target(time), time)) {
                return look(place, time, obstacle, store);
            }
        } finally {
            store.ifPresent(Store::close);
        }
    }

    private Target target(SystemTime time) {
        Path chosen = open == null ? file : open;
        if (chosen != null) {
            if (connect != null || cluster != null) {
                throw new CannotStart("a server and a recording: the window looks at one thing at a time");
            }
            return new Target.Recording(chosen.toAbsolutePath(), spot());
        }
        if (packet != null || offset != null) {
            throw new CannotStart("--packet and --byte are of a recording: --open FILE");
        }
        if (connect != null && cluster != null) {
            throw new CannotStart("--connect and --cluster: the window looks at one thing at a time");
        }
        if (connect == null) {
            return cluster == null ? new Target.Own() : new Target.OwnCluster(cluster);
        }
        Optional<OperatorToken> token = Secret.operatorToken("--token-file", tokenFile);
        return switch (new Finder(time, Dialer.standard()).find(connect, token, plain)) {
            case Finder.Found.There(Target there) -> there;
            case Finder.Found.Nothing(Refusal why) -> absent(why, token);
        };
    }

    private Optional<Target.Spot> spot() {
        if (packet == null && offset != null) {
            throw new CannotStart("--byte of which packet? --packet N");
        }
        return Optional.ofNullable(packet).map(number -> new Target.Spot(number, offset == null ? -1 : offset));
    }

    /// A server that is not there yet is waited for.
    private Target absent(Refusal why, Optional<OperatorToken> token) {
        URI address = switch (why.kind()) {
            case ADDRESS, UNKNOWN_HOST, OTHER_PROTOCOL, TLS ->
                throw new CannotStart(
                        "--connect " + connect + ": " + (why.detail().isEmpty() ? why.kind() : why.detail()));
            case TOKEN_MISSING ->
                throw new CannotStart("--connect " + connect + ": " + InspectorRefusal.TOKEN_MISSING.reason()
                    + ": give --token-file, or " + Secret.OPERATOR_TOKEN + "; --plain needs none");
            case TOKEN_WRONG ->
                throw new CannotStart("--connect " + connect + ": " + InspectorRefusal.TOKEN_WRONG.reason());
            case REFUSED, UNREACHABLE, SILENT -> Finder.address(String.valueOf(connect));
        };
        return plain ? new Target.Plain(address) : new Target.Inspected(address, token);
    }

    private int look(Place place, SystemTime time, Optional<String> obstacle, Optional<Store> store) {
        if (obstacle.isPresent() && place.surroundings().target() instanceof Target.Recording) {
            throw new CannotStart("a recording is opened in a window, and there is none: " + obstacle.get());
        }
        if (obstacle.isPresent()) {
            return Terminal.watch(obstacle.get(), place.populated(bots), tokenFile);
        }
        try {
            return Desktop.show(place, look(), time, store);
        } catch (NoWindowException e) {
            return Terminal.watch(String.valueOf(e.getMessage()), place.populated(bots), tokenFile);
        }
    }

    private Look look() {
        Optional<Language> spoken = Optional.ofNullable(language).map(name -> name.language);
        return new Look(
                spoken, Optional.ofNullable(theme), Optional.ofNullable(size), bots, Optional.ofNullable(screenshot));
    }
}
