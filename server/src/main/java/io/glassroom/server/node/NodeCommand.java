package io.glassroom.server.node;

import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.serialize.JsonSerializer;
import io.glassroom.protocol.serialize.ProtobufSerializer;
import io.glassroom.protocol.serialize.RawSerializer;
import io.glassroom.server.transport.OutboundPolicy;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `glassroom node`: a server process. Serves every [Application] on its class path, prints one line when it does, and
/// drains on SIGTERM.
@Command(
        name = "node",
        description = "Start a server.",
        footer = {"", "It prints `ready ws://HOST:PORT/PATH` when it serves. SIGTERM lets it say good-bye to its clients."},
        sortOptions = false,
        showDefaultValues = true)
public final class NodeCommand implements Subcommand {

    // The process is gone within five seconds of SIGTERM.
    private static final Duration GRACE = Duration.ofSeconds(3); // for clients that are slow to go
    private static final Duration LIMIT = Duration.ofSeconds(4); // for the whole drain: a component may never come to its end

    @Option(names = "--listen", paramLabel = "HOST:PORT", defaultValue = "127.0.0.1:3250",
            converter = Spelled.Address.class, description = "Where clients connect; port 0 takes a free one.")
    private InetSocketAddress listen;

    @Option(names = "--path", paramLabel = "PATH", split = ",", defaultValue = "/ws,/nano",
            description = "Where WebSocket is served, besides /.")
    private Set<String> paths = new LinkedHashSet<>();

    @Option(names = "--tcp", description = "Raw TCP in place of WebSocket and HTTP.")
    private boolean tcp;

    @Option(names = "--name", paramLabel = "NAME", defaultValue = "node-1", description = "What others call this node.")
    private String name;

    @Option(names = "--heartbeat", paramLabel = "TIME", defaultValue = "30s", converter = Spelled.Time.class,
            description = "Heartbeat interval, whole seconds; 0 for none.")
    private Duration heartbeat;

    @Option(names = "--request-timeout", paramLabel = "TIME", defaultValue = "30s", converter = Spelled.Time.class,
            description = "After this a request is answered 504.")
    private Duration requestTimeout;

    @Option(names = "--max-packet", paramLabel = "BYTES", defaultValue = "64k", converter = Spelled.Size.class,
            description = "Largest packet body accepted.")
    private int maxPacket;

    @Option(names = "--dictionary", paramLabel = "on|off", defaultValue = "on", description = "Give routes two-byte codes.")
    private Spelled.Switch dictionary;

    @Option(names = "--serializer", paramLabel = "json|protobuf|raw", defaultValue = "json", description = "Of all bodies.")
    private SerializerName serializer;

    @Option(names = "--deflate-above", paramLabel = "BYTES", converter = Spelled.Size.class,
            description = "Compress bodies of more bytes than this; never, if absent.")
    private @Nullable Integer deflateAbove;

    @Option(names = "--tls-cert", paramLabel = "FILE", description = "Certificate chain, PEM.")
    private @Nullable Path tlsCertificate;

    @Option(names = "--tls-key", paramLabel = "FILE", description = "Its private key, PEM, PKCS#8.")
    private @Nullable Path tlsKey;

    @Option(names = "--origin", paramLabel = "ORIGIN", split = ",",
            description = "Whose pages may connect, such as https://example.org; all, if absent.")
    private Set<String> origins = new LinkedHashSet<>();

    @Option(names = "--queue-packets", paramLabel = "N", defaultValue = "4096",
            description = "Most packets that may wait for a client.")
    private int queuePackets;

    @Option(names = "--queue-bytes", paramLabel = "BYTES", defaultValue = "4m", converter = Spelled.Size.class,
            description = "Most bytes that may wait for a client.")
    private int queueBytes;

    @Option(names = "--when-full", paramLabel = "disconnect|block", defaultValue = "disconnect",
            description = "What happens when more has to wait.")
    private Spelled.WhenFull whenFull;

    @Option(names = "--mask", paramLabel = "ROUTE", split = ",", description = "Routes whose bodies no watcher gets to see.")
    private Set<String> masked = new LinkedHashSet<>();

    @Option(names = "--event-loops", paramLabel = "N", defaultValue = "0",
            description = "Threads for the sockets; 0 for half as many as processors.")
    private int eventLoops;

    @Option(names = "--config", paramLabel = "FILE", description = "Properties file with these options.")
    private @Nullable Path config;

    private enum SerializerName {
        JSON,
        PROTOBUF,
        RAW
    }

    @Override
    public Integer call() throws InterruptedException {
        Node node = start(configuration());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> drain(node), "drain"));
        System.out.println("ready " + node.uri());
        new CountDownLatch(1).await(); // for the signal
        return 0;
    }

    private static void drain(Node node) {
        try {
            if (!Thread.ofVirtual().start(() -> node.stop(GRACE)).join(LIMIT)) {
                System.err.println("glassroom node: a component has not shut down within " + LIMIT.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(0); // a drain is a good end, signal or not
    }

    private NodeConfig configuration() {
        NodeConfig.Builder builder = NodeConfig.builder();
        try {
            builder.name(name)
                    .listen(listen)
                    .paths(paths)
                    .heartbeat(heartbeat)
                    .requestTimeout(requestTimeout)
                    .maxPacket(atMost("--max-packet", maxPacket, PacketEncoder.MAX_BODY))
                    .dictionary(dictionary == Spelled.Switch.ON)
                    .serializer(switch (serializer) {
                        case JSON -> new JsonSerializer();
                        case PROTOBUF -> new ProtobufSerializer();
                        case RAW -> new RawSerializer();
                    })
                    .deflateAbove(deflateAbove == null ? Integer.MAX_VALUE : deflateAbove)
                    .origins(origins)
                    .outboundPolicy(new OutboundPolicy(queuePackets, queueBytes, whenFull.policy))
                    .maskedRoutes(masked)
                    .eventLoops(eventLoops);
        } catch (IllegalArgumentException e) {
            throw new CannotStart(String.valueOf(e.getMessage()), e);
        }
        if (tcp) {
            builder.tcp();
        }
        if ((tlsCertificate == null) != (tlsKey == null)) {
            throw new CannotStart("--tls-cert and --tls-key go together");
        }
        if (tlsCertificate != null && tlsKey != null) {
            builder.tls(tlsCertificate, tlsKey);
        }
        ServiceLoader.load(Application.class).forEach(builder::application);
        return builder.build();
    }

    private static int atMost(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw new CannotStart(option + " is " + value + ", 1 to " + most);
        }
        return value;
    }

    private static Node start(NodeConfig config) {
        try {
            return Node.start(config);
        } catch (IOException | IllegalArgumentException e) {
            throw new CannotStart(String.valueOf(e.getMessage()), e);
        }
    }
}
