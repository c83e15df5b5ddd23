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
    /// @param listen for other members, 0 to 65534; lines take the next port; 0 takes two free ones
    /// @param join where members may be found; none if this is to be the first
    /// @param secret that all members know
    /// @param tls certificates with which members know each other, and encrypt what they say
    public record Network(InetSocketAddress listen, List<InetSocketAddress> join, Optional<String> secret, Optional<Tls> tls)
            implements Medium {

        private static final int LAST_PORT = 0xffff;

        public Network {
            join = List.copyOf(join);
            if (listen.getPort() == LAST_PORT) {
                throw new IllegalArgumentException(
                        "port for other members is " + LAST_PORT + ", at most " + (LAST_PORT - 1) + ": lines take the next one");
            }
            if (!isLoopback(listen) && secret.isEmpty() && tls.isEmpty()) {
                throw new IllegalArgumentException(
                        "others could join at " + listen.getHostString() + ": a cluster beyond this machine needs a secret or certificates");
            }
        }

        /// Where lines of other members reach this one; port 0 stands for a free one.
        public InetSocketAddress lines() {
            int port = listen.getPort() == 0 ? 0 : listen.getPort() + 1;
            return listen.isUnresolved()
                    ? InetSocketAddress.createUnresolved(listen.getHostString(), port)
                    : new InetSocketAddress(listen.getAddress(), port);
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
