package io.glassroom.server.cluster;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The cluster that a node joins, and how.
///
/// @param name nodes of clusters with different names never mix
public record ClusterConfig(String name, Medium medium, LineConfig lines) {

    public ClusterConfig {
        if (!name.matches("[A-Za-z0-9._-]{1,64}")) {
            throw new IllegalArgumentException("name of the cluster is '" + name + "': 1 to 64 letters, digits, dots, dashes");
        }
    }

    /// What its members share.
    public sealed interface Medium {}

    /// A network. Addresses other than loopback need a secret or certificates.
    ///
    /// @param listen for other members; port 0 takes free ones
    /// @param join where members may be found; none if this is to be the first
    /// @param secret that all members know
    /// @param tls certificates with which members know each other, and encrypt what they say
    public record Network(InetSocketAddress listen, List<InetSocketAddress> join, Optional<String> secret, Optional<Tls> tls)
            implements Medium {
        public Network {
            join = List.copyOf(join);
            if (!isLoopback(listen) && secret.isEmpty() && tls.isEmpty()) {
                throw new IllegalArgumentException(
                        "others could join at " + listen.getHostString() + ": a cluster beyond this machine needs a secret or certificates");
            }
        }

        private static boolean isLoopback(InetSocketAddress address) {
            return address.getAddress() != null && address.getAddress().isLoopbackAddress();
        }
    }

    /// PEM files.
    ///
    /// @param authority whose certificates are trusted
    public record Tls(Path certificate, Path key, Path authority) {}

    /// The memory of one JVM.
    public record Memory(SharedMemory shared) implements Medium {}
}
