package io.glassroom.protocol.client;

import io.glassroom.protocol.tap.NodeInfo;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.tap.TapRecord;
import io.glassroom.protocol.time.Time;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Watches all nodes of a cluster, given any of them: each node's inspector is a stream of its own
/// ([InspectorClient]), and what the nodes tell of their members says which streams there should be. A node that is alone is
/// a cluster of one.
///
/// A node is watched for as long as anybody who can be seen counts it as a member. If it cannot be reached meanwhile it
/// is tried again every two seconds; if nobody can be seen, all are tried that were known last, but for those that refused.
///
/// Whatever happens is told under one lock ([#telling]), so that the listener hears one thing after the other; within it, the
/// list of nodes has its own, which is held for moments.
public final class ClusterInspector implements AutoCloseable {

    static final Duration AGAIN = Duration.ofSeconds(2);

    private final Optional<OperatorToken> token;
    private final boolean following;
    private final ClusterListener listener;
    private final Time time;
    private final Dialer dialer;
    private final Executor threads;
    private final Object telling = new Object();
    private final Map<String, Node> nodes = new HashMap<>(); // by name; guarded by itself, like what is in them
    private final Node entry;
    private boolean closed; // guarded by nodes
    private String blindness = ""; // what was told last, empty while somebody can be seen; guarded by telling

    private ClusterInspector(
            URI entry, Optional<OperatorToken> token, boolean following, ClusterListener listener, Time time, Dialer dialer, Executor threads) {
        this.token = token;
        this.following = following;
        this.listener = listener;
        this.time = time;
        this.dialer = dialer;
        this.threads = threads;
        this.entry = new Node("", entry);
    }

    /// Begins to watch, and returns at once.
    ///
    /// @param entry any WebSocket URL of any node
    /// @param token the operator's, if the nodes want one
    /// @param following whether to watch all members, or that one node alone
    /// @param time to look again by
    public static ClusterInspector open(
            URI entry, Optional<OperatorToken> token, boolean following, ClusterListener listener, Time time, Dialer dialer) {
        return open(entry, token, following, listener, time, dialer, task -> Thread.ofVirtual().name("cluster-inspector").start(task));
    }

    static ClusterInspector open(
            URI entry, Optional<OperatorToken> token, boolean following, ClusterListener listener, Time time, Dialer dialer, Executor threads) {
        var inspector = new ClusterInspector(entry, token, following, listener, time, dialer, threads);
        inspector.dial(inspector.entry);
        return inspector;
    }

    /// Ends it; the listener hears nothing more but what is under way.
    @Override
    public void close() {
        List<Stream> open = new ArrayList<>();
        synchronized (nodes) {
            closed = true;
            entry.drop().ifPresent(open::add);
            nodes.values().forEach(node -> node.drop().ifPresent(open::add));
            nodes.clear();
        }
        open.forEach(Stream::close);
    }

    private void dial(Node node) {
        var stream = new Stream(node);
        URI address;
        synchronized (nodes) {
            if (closed || node.stream != null) {
                return;
            }
            node.stream = stream;
            address = node.address;
        }
        threads.execute(() -> {
            try {
                stream.keep(InspectorClient.connect(address, token, stream, dialer, threads));
            } catch (IOException e) {
                stream.ended(String.valueOf(e.getMessage()), false);
            }
        });
    }

    /// Tries a node again after a while, if it is still of interest then.
    private void dialLater(Node node) {
        time.after(AGAIN, () -> threads.execute(() -> {
            if (keepIfWanted(node)) {
                dial(node);
            }
        }));
    }

    private boolean keepIfWanted(Node node) {
        synchronized (nodes) {
            boolean known = node == entry && node.name.isEmpty() || nodes.get(node.name) == node;
            if (!known || node.stream != null) {
                return false;
            }
            if (!isWanted(node)) {
                nodes.remove(node.name);
                return false;
            }
            return true;
        }
    }

    private boolean isWanted(Node node) {
        return isBlind() || nodes.values().stream().anyMatch(other -> other.visible && other.sees.contains(node.name));
    }

    private boolean isBlind() {
        return nodes.values().stream().noneMatch(node -> node.visible);
    }

    /// Watches a member that a node has told of.
    ///
    /// @param teller at which address that node was reached
    private void follow(NodeInfo member, URI teller) {
        if (!following || member.inspect().isEmpty()) {
            return;
        }
        Optional<URI> address = InspectorAddress.resolve(member.inspect(), teller);
        if (address.isEmpty()) {
            listener.gone(member.node(), "'" + member.inspect() + "' is no address of an inspector");
            return;
        }
        Node node;
        synchronized (nodes) {
            if (closed) {
                return;
            }
            node = nodes.computeIfAbsent(member.node(), name -> new Node(name, address.get()));
            boolean reachedOtherwise = node.visible && node.said.isEmpty(); // whoever gave the first address knew a way
            if (!reachedOtherwise && !node.said.equals(member.inspect())) {
                node.address = address.get();
            }
            node.said = member.inspect();
        }
        dial(node);
    }

    private void heed(TapEvent.Cluster.Change change, Node teller) {
        String member = change.member().node();
        switch (change.what()) {
            case JOINED, DRAINING -> {
                synchronized (nodes) {
                    teller.sees.add(member);
                }
                follow(change.member(), teller.address);
            }
            case LEFT -> {
                synchronized (nodes) {
                    teller.sees.remove(member);
                }
            }
            case REFUSED -> {}
        }
    }

    /// A node that is watched. Guarded by [#nodes].
    private static final class Node {

        private String name; // empty while only its address is known
        private URI address;
        private String said = ""; // the address as members say it
        private @Nullable Stream stream; // that is open or about to be
        private boolean visible; // has introduced itself in this stream
        private boolean missed; // was told to be gone
        private final Set<String> sees = new HashSet<>(); // members, by name, while it is visible

        Node(String name, URI address) {
            this.name = name;
            this.address = address;
        }

        /// Hears nothing more; what is returned is to be closed.
        Optional<Stream> drop() {
            Stream open = stream;
            stream = null;
            visible = false;
            return Optional.ofNullable(open);
        }
    }

    /// What comes from one node while it can be reached. Whatever comes from a stream that is not its node's any more is
    /// late, and nobody hears of it.
    private final class Stream implements InspectorListener {

        private final Node node;
        private volatile @Nullable InspectorClient client;

        Stream(Node node) {
            this.node = node;
        }

        void keep(InspectorClient connected) {
            client = connected;
            if (!isOpen()) {
                connected.close();
            }
        }

        void close() {
            InspectorClient open = client;
            if (open != null) {
                open.close();
            }
        }

        @Override
        public void hello(TapLine.Hello hello) {
            synchronized (telling) {
                if (isKnownAs(hello)) {
                    blindness = "";
                    listener.hello(hello);
                    hello.members().forEach(member -> follow(member, address()));
                } else {
                    threads.execute(this::close);
                }
            }
        }

        /// Gives the node its name. Where there was one there may be another by now: then it is the other that is watched.
        /// If that is seen at another address already, once is enough.
        private boolean isKnownAs(TapLine.Hello hello) {
            synchronized (nodes) {
                if (node.stream != this) {
                    return false;
                }
                nodes.remove(node.name, node);
                Node other = nodes.get(hello.node());
                if (other != null && other.visible) {
                    node.drop();
                    return false;
                }
                if (other != null) {
                    other.drop().ifPresent(late -> threads.execute(late::close));
                }
                node.name = hello.node();
                nodes.put(node.name, node);
                node.visible = true;
                node.missed = false;
                node.sees.clear();
                node.sees.add(node.name);
                hello.members().forEach(member -> node.sees.add(member.node()));
                return true;
            }
        }

        @Override
        public void records(List<TapRecord> records) {
            synchronized (telling) {
                if (!isOpen()) {
                    return;
                }
                listener.records(node.name, records);
                for (TapRecord record : records) {
                    if (record.event() instanceof TapEvent.Cluster.Change change) {
                        heed(change, node);
                    }
                }
            }
        }

        @Override
        public void lost(long count) {
            synchronized (telling) {
                if (isOpen()) {
                    listener.lost(node.name, count);
                }
            }
        }

        @Override
        public void closed(int code, String reason) {
            String said = reason.isEmpty() ? "closed with " + code : reason;
            ended(said, InspectorRefusal.of(code, reason).isPresent());
        }

        /// @param refused whether to try again would be in vain
        void ended(String reason, boolean refused) {
            synchronized (telling) {
                String name;
                boolean firstTime;
                boolean blind;
                boolean hopeless;
                synchronized (nodes) {
                    if (node.stream != this) {
                        return;
                    }
                    node.stream = null;
                    name = node.name;
                    firstTime = !name.isEmpty() && !node.missed;
                    node.missed = true;
                    node.visible = false;
                    blind = isBlind();
                    if (refused) {
                        nodes.remove(name, node);
                    }
                    hopeless = refused && nodes.isEmpty();
                }
                if (firstTime) {
                    listener.gone(name, reason);
                }
                if (blind && (hopeless || !blindness.equals(reason))) {
                    blindness = reason;
                    listener.blind(reason, hopeless);
                }
                if (!refused) {
                    dialLater(node);
                }
            }
        }

        private URI address() {
            synchronized (nodes) {
                return node.address;
            }
        }

        private boolean isOpen() {
            synchronized (nodes) {
                return node.stream == this;
            }
        }
    }
}
