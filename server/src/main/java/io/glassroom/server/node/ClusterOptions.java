package io.glassroom.server.node;

import io.glassroom.server.cluster.ClusterConfig;
import io.glassroom.server.cluster.LineConfig;
import io.glassroom.server.component.Role;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/// What a node is there for, which cluster it joins, and how. With neither `--cluster-listen` nor `--join` it is alone.
final class ClusterOptions {

    static final String SECRET_VARIABLE = "GLASSROOM_CLUSTER_SECRET";

    @Option(names = "--role", paramLabel = "master|gate|chat|all", defaultValue = "all",
            description = "What the node is there for: services that exist once, clients, services, everything.")
    private Role role;

    @Option(names = "--label", paramLabel = "WORD", defaultValue = "", showDefaultValue = Visibility.NEVER,
            description = "For routing to go by: a region, a version.")
    private String label;

    @Option(names = "--cluster-listen", paramLabel = "HOST:PORT", converter = Spelled.Address.class,
            description = "Where other members reach this one; lines between nodes take the next port. Port 0 takes two free"
                    + " ones. With --join it may be absent on one machine.")
    private @Nullable InetSocketAddress listen;

    @Option(names = "--join", paramLabel = "HOST:PORT", split = ",", converter = Spelled.Address.class,
            showDefaultValue = Visibility.NEVER,
            description = "Members that are there already, separated by commas: their --cluster-listen.")
    private List<InetSocketAddress> join = new ArrayList<>();

    @Option(names = "--cluster", paramLabel = "NAME", defaultValue = "glassroom",
            description = "Name of the cluster; those of different names never mix.")
    private String name;

    @Option(names = "--cluster-secret-file", paramLabel = "FILE",
            description = "File whose first line all members know; or set " + SECRET_VARIABLE + ".")
    private @Nullable Path secretFile;

    @Option(names = "--cluster-cert", paramLabel = "FILE", description = "This member's certificate chain, PEM: encrypts too.")
    private @Nullable Path certificate;

    @Option(names = "--cluster-key", paramLabel = "FILE", description = "Its private key, PEM, PKCS#8.")
    private @Nullable Path key;

    @Option(names = "--cluster-ca", paramLabel = "FILE", description = "Who has signed the members' certificates, PEM.")
    private @Nullable Path authority;

    @Option(names = "--line-queue", paramLabel = "BYTES", defaultValue = "16m", converter = Spelled.Size.class,
            description = "Most bytes that may wait for another member.")
    private int lineQueue;

    @Option(names = "--line-full", paramLabel = "slow|shed", defaultValue = "slow",
            description = "What a push does that has no room there: wait, or miss its receivers.")
    private LineConfig.WhenFull lineFull;

    Role role() {
        return role;
    }

    /// @throws IllegalArgumentException for a value that cannot be
    void applyTo(NodeConfig.Builder builder) {
        builder.role(role).label(label);
        if (listen == null && join.isEmpty()) {
            refuseToBeAlone();
            return;
        }
        var lines = new LineConfig(lineQueue, lineFull, LineConfig.DEFAULT.patience());
        Optional<String> secret = Secret.of("--cluster-secret-file", secretFile, SECRET_VARIABLE);
        builder.cluster(new ClusterConfig(name, new ClusterConfig.Network(address(), join, secret, tls()), lines));
    }

    private void refuseToBeAlone() {
        if (role != Role.ALL) {
            throw new CannotStart("--role " + role.word() + " is for a cluster: --join HOST:PORT names a member of it, or"
                    + " --cluster-listen HOST:PORT makes this the first");
        }
        if (secretFile != null || certificate != null || key != null || authority != null) {
            throw new CannotStart("a secret or certificates without a cluster: give --cluster-listen HOST:PORT or --join HOST:PORT");
        }
    }

    private InetSocketAddress address() {
        if (listen == null) {
            if (!join.stream().allMatch(member -> member.getAddress().isLoopbackAddress())) {
                throw new CannotStart("--cluster-listen HOST:PORT has to say where members on other machines reach this one");
            }
            return new InetSocketAddress(join.getFirst().getAddress(), 0);
        }
        if (listen.getAddress().isAnyLocalAddress()) {
            throw new CannotStart("--cluster-listen needs one address of this machine, by which the others reach it");
        }
        return listen;
    }

    private Optional<ClusterConfig.Tls> tls() {
        if (certificate == null && key == null && authority == null) {
            return Optional.empty();
        }
        if (certificate == null || key == null || authority == null) {
            throw new CannotStart("--cluster-cert, --cluster-key and --cluster-ca go together");
        }
        for (Path file : List.of(certificate, key, authority)) {
            if (!Files.isReadable(file)) {
                throw new CannotStart("cannot read " + file);
            }
        }
        return Optional.of(new ClusterConfig.Tls(certificate, key, authority));
    }
}
