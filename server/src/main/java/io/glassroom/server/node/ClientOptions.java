package io.glassroom.server.node;

import io.glassroom.server.transport.OutboundPolicy;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/// Where clients connect, and what a node does about those that read too slowly.
final class ClientOptions {

    private static final String DEFAULT_LISTEN = "127.0.0.1:3250";

    @Option(names = "--listen", paramLabel = "HOST:PORT", converter = Spelled.Address.class,
            description = "Where clients connect (" + DEFAULT_LISTEN + " if absent); without clients, where the node lets itself"
                    + " be looked into (127.0.0.1:0 if absent). Port 0 takes a free one.")
    private @Nullable InetSocketAddress listen;

    @Option(names = "--path", paramLabel = "PATH", split = ",", defaultValue = "/ws,/nano",
            description = "Where WebSocket is served, besides /.")
    private Set<String> paths = new LinkedHashSet<>();

    @Option(names = "--tcp", description = "Raw TCP in place of WebSocket and HTTP.")
    private boolean tcp;

    @Option(names = "--tls-cert", paramLabel = "FILE", description = "Certificate chain, PEM.")
    private @Nullable Path tlsCertificate;

    @Option(names = "--tls-key", paramLabel = "FILE", description = "Its private key, PEM, PKCS#8.")
    private @Nullable Path tlsKey;

    @Option(names = "--origin", paramLabel = "ORIGIN", split = ",", showDefaultValue = Visibility.NEVER,
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

    /// @param hasClients whether clients connect to this node at all
    /// @throws IllegalArgumentException for a value that cannot be
    void applyTo(NodeConfig.Builder builder, boolean hasClients) {
        builder.listen(address(hasClients))
                .paths(paths)
                .origins(origins)
                .outboundPolicy(new OutboundPolicy(queuePackets, queueBytes, whenFull.policy));
        if (tcp) {
            builder.tcp();
        }
        if ((tlsCertificate == null) != (tlsKey == null)) {
            throw new CannotStart("--tls-cert and --tls-key go together");
        }
        if (tlsCertificate != null && tlsKey != null) {
            builder.tls(tlsCertificate, tlsKey);
        }
    }

    private InetSocketAddress address(boolean hasClients) {
        if (listen != null) {
            return listen;
        }
        return new Spelled.Address().convert(hasClients ? DEFAULT_LISTEN : "127.0.0.1:0");
    }
}
