package io.glassroom.server.cluster.infinispan;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jgroups.util.DefaultSocketFactory;
import org.jspecify.annotations.Nullable;

/// Makes the sockets through which members talk: each connection begins with a [Handshake], in both directions, so that a
/// stranger gets no byte to JGroups or Infinispan. (JGroups' own AUTH looks at requests to join and to merge alone.)
///
/// Safe for any thread.
final class Guard extends DefaultSocketFactory {

    private static final System.Logger LOG = System.getLogger(Guard.class.getName());
    private static final int CONNECT = 1_000; // milliseconds
    private static final int IDLE = 1; // seconds that a thread waits to be used again
    private static final int TOLD = 100; // lines at most: nobody fills the log from outside

    private static final Answer MISFIT = new Answer.Refused("certificates do not fit");
    private static final Answer HUNG_UP = new Answer.Refused("it hangs up; do its members have certificates?");

    private final Handshake handshake;
    private final Optional<Encryption> encryption;
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private final Executor knockers = threads("members-knock");
    private volatile @Nullable ServerSocket server;
    private volatile Optional<UUID> member = Optional.empty();

    Guard(Handshake handshake, Optional<Encryption> encryption) {
        this.handshake = handshake;
        this.encryption = encryption;
    }

    Handshake handshake() {
        return handshake;
    }

    Optional<Encryption> encryption() {
        return encryption;
    }

    /// How somebody answers who is asked whether this node may talk to him.
    sealed interface Answer {
        /// @param member as whom the members of its cluster know it; empty if it is about to begin, like this node
        record Welcome(Optional<UUID> member) implements Answer {}

        record Refused(String reason) implements Answer {}

        /// Nobody is there.
        record Absence() implements Answer {}

        /// Somebody is there and says nothing: a node that hangs, or has so much to do that it cannot answer yet.
        record Silence() implements Answer {}
    }

    /// Threads that are used again by what begins within a second: a node that starts knocks at its peers ten times a second
    /// and more, and they at it. Not virtual ones, which an engine that starts keeps waiting for seconds on a busy machine.
    static Executor threads(String name) {
        return new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE, // each address of the cluster at the same time; whoever accepts has a limit of his own
                IDLE,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                Thread.ofPlatform().daemon().name(name).factory());
    }

    /// Asks all of them at the same time: it may take a second to find that somebody is not there. Returns with the last
    /// answer, so that each is asked once at a time.
    Map<InetSocketAddress, Answer> knock(Collection<InetSocketAddress> addresses) {
        Map<InetSocketAddress, CompletableFuture<Answer>> coming = new LinkedHashMap<>();
        for (InetSocketAddress address : addresses) {
            coming.put(address, CompletableFuture.supplyAsync(() -> knock(address), knockers));
        }
        Map<InetSocketAddress, Answer> answers = new LinkedHashMap<>();
        coming.forEach((address, answer) -> answers.put(address, answer.join()));
        return answers;
    }

    private Answer knock(InetSocketAddress address) {
        Answer answer = knockOnce(address);
        // A node that is just ending hangs up too, but not twice.
        return answer.equals(HUNG_UP) || answer.equals(MISFIT) ? knockOnce(address) : answer;
    }

    private Answer knockOnce(InetSocketAddress address) {
        GuardedSocket socket = new GuardedSocket(this, Handshake.Purpose.KNOCK);
        try (socket) {
            socket.connect(address, CONNECT);
            return new Answer.Welcome(socket.member());
        } catch (Handshake.Refusal e) {
            return new Answer.Refused(e.getMessage());
        } catch (IOException e) {
            if (!socket.isConnected()) {
                return new Answer.Absence();
            }
            if (e instanceof SocketTimeoutException) {
                return new Answer.Silence();
            }
            return encryption.isPresent() ? MISFIT : HUNG_UP;
        }
    }

    /// As whom others know this node; empty until it belongs to a cluster, be it one of its own.
    Optional<UUID> member() {
        return member;
    }

    void becomeMember(UUID id) {
        member = Optional.of(id);
    }

    /// A connection that was accepted got no further than the handshake.
    void turnedAway(InetAddress from, IOException reason) {
        String why =
                switch (reason) {
                    case Handshake.Refusal refusal -> refusal.getMessage();
                    case SSLException _ -> "certificates do not fit";
                    default -> null;
                };
        if (why != null && told.size() < TOLD && told.add(from + why)) {
            LOG.log(System.Logger.Level.WARNING, "a node at {0} was turned away: {1}", from.getHostAddress(), why);
        }
    }

    /// Begins to listen; members that connect wait until JGroups takes them.
    ///
    /// @return the address with the real port
    InetSocketAddress listen(InetSocketAddress address) throws IOException {
        ServerSocket socket = GuardedServerSocket.listen(this, address);
        server = socket;
        return new InetSocketAddress(address.getAddress(), socket.getLocalPort());
    }

    void close() {
        try {
            ServerSocket socket = server;
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            // it is closed either way
        }
    }

    @Override
    public Socket createSocket(String service) {
        return new GuardedSocket(this, Handshake.Purpose.TALK);
    }

    @Override
    public ServerSocket createServerSocket(String service) throws IOException {
        ServerSocket socket = server;
        if (socket == null) {
            throw new IOException("does not listen");
        }
        return socket;
    }
}
