package io.glassroom.client.place;

import io.glassroom.client.action.Actions;
import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CaptureListener;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.MessageKind;
import io.glassroom.client.model.TappedConnection;
import io.glassroom.client.notice.Notice;
import io.glassroom.client.notice.Notices;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

/// The nodes of the own server, as things that can be stopped, killed, slowed down and started again; and what came of
/// it. Owned by the FX thread.
public final class NodesViewModel implements CaptureListener {

    /// How long each message waits at a node that is slow.
    public static final Duration SLOW = Duration.ofMillis(300);

    private static final String RESET = "onServiceReset"; // the push with which a gate says that a node is gone

    private final Optional<? extends OwnServer> own;
    private final Notices notices;
    private final Map<String, Life> lives = new HashMap<>();
    private final Map<String, Ending> endings = new HashMap<>(); // of those who are down
    private final Map<String, NodeFacts> lastWords = new HashMap<>(); // of those who were ended here
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
    private final ReadOnlyBooleanWrapper someDown = new ReadOnlyBooleanWrapper();

    /// What was last seen of a node.
    private record Life(OwnNode.State state, String trouble) {
        static Life of(OwnNode node) {
            return new Life(node.state(), node.trouble());
        }
    }

    /// How a node was ended.
    private enum Way {
        STOPPED,
        KILLED
    }

    /// @param clients that it had
    /// @param told connections that were told to begin anew since
    private record Ending(Way way, int clients, Set<TappedConnection> told) {}

    /// @param own the server, if it is our own
    public NodesViewModel(Capture capture, Optional<? extends OwnServer> own, Notices notices) {
        this.own = own;
        this.notices = notices;
        nodes().forEach(node -> lives.put(node.name(), Life.of(node)));
        capture.listen(this);
    }

    /// Names what can be done.
    public void name(Actions actions) {
        actions.add("place.start-nodes", "window", "", this::startAll, someDown);
    }

    // Properties

    /// Whether this node is our own: nothing is done to nodes of others.
    public boolean isOwn(String node) {
        return find(node).isPresent();
    }

    public Optional<OwnNode.State> state(String node) {
        return find(node).map(OwnNode::state);
    }

    /// Whether each message waits there for a while.
    public boolean isSlow(String node) {
        return find(node).map(OwnNode::delay).filter(Duration::isPositive).isPresent();
    }

    /// What it says of itself; empty for a node of somebody else's, and for one that does not run.
    public Optional<NodeFacts> facts(String node) {
        return find(node).flatMap(OwnNode::facts);
    }

    /// What it said of itself, for the last time if it has been stopped or killed; empty for a node of somebody else's.
    public Optional<NodeFacts> said(String node) {
        return facts(node).or(() -> Optional.ofNullable(lastWords.get(node)));
    }

    /// Changes when a node starts, ends, or becomes slow.
    public ReadOnlyLongProperty revision() {
        return revision.getReadOnlyProperty();
    }

    /// Whether a node is down that could be started.
    public ReadOnlyBooleanProperty someDown() {
        return someDown.getReadOnlyProperty();
    }

    /// Whether all of them run.
    public boolean isComplete() {
        return nodes().stream().allMatch(node -> node.state() == OwnNode.State.UP);
    }

    /// The node that keeps this room.
    public Optional<String> keeper(String room) {
        return nodes().stream()
                .filter(node -> node.facts().filter(facts -> facts.keeps(room)).isPresent())
                .map(OwnNode::name)
                .findFirst();
    }

    // Commands

    public void start(String node) {
        find(node).ifPresent(OwnNode::start);
    }

    /// Starts all that are down.
    public void startAll() {
        nodes().stream().filter(node -> node.state() == OwnNode.State.DOWN).forEach(OwnNode::start);
    }

    /// Lets it finish what it has begun, and say good-bye.
    public void stop(String node) {
        end(node, Way.STOPPED);
    }

    /// Ends it without a word.
    public void kill(String node) {
        end(node, Way.KILLED);
    }

    /// Makes it slow, or as fast as it can be.
    public void toggleSlow(String node) {
        find(node).ifPresent(present -> present.delay(present.delay().isZero() ? SLOW : Duration.ZERO));
        revision.set(revision.get() + 1);
    }

    private void end(String name, Way way) {
        find(name).filter(node -> node.state() == OwnNode.State.UP).ifPresent(node -> {
            node.facts().ifPresent(facts -> lastWords.put(name, facts));
            int clients = node.hasClients() ? node.facts().map(facts -> (int) facts.figures().sessions()).orElse(0) : 0;
            endings.put(name, new Ending(way, clients, new HashSet<>()));
            switch (way) {
                case STOPPED -> node.stop();
                case KILLED -> node.kill();
            }
        });
    }

    @Override
    public void captured(CapturedPacket packet) {
        if (packet.message() == MessageKind.PUSH && packet.route().equals(RESET)) {
            endings.forEach((node, ending) -> {
                if (ending.told.add(packet.connection())) {
                    say(node, ending);
                }
            });
        }
    }

    /// Looks at the nodes; called each 100 ms.
    public void tick() {
        boolean down = false;
        for (OwnNode node : nodes()) {
            Life now = Life.of(node);
            if (!now.equals(lives.put(node.name(), now))) {
                revision.set(revision.get() + 1);
                changed(node, now);
            }
            down |= now.state == OwnNode.State.DOWN;
        }
        someDown.set(down);
    }

    private void changed(OwnNode node, Life now) {
        switch (now.state) {
            case UP -> {
                endings.remove(node.name());
                notices.withdraw(notice(node.name()));
            }
            case DOWN -> {
                Ending ending = endings.get(node.name());
                if (!now.trouble.isEmpty()) {
                    post(Notice.danger(notice(node.name()), "place.node.cannot", node.name(), now.trouble), node.name());
                } else if (ending != null) {
                    say(node.name(), ending);
                }
            }
            case STARTING, STOPPING -> {}
        }
    }

    private void say(String node, Ending ending) {
        boolean hasClients = find(node).filter(OwnNode::hasClients).isPresent();
        String key = switch (ending.way) {
            case STOPPED -> "place.node.stopped";
            case KILLED -> "place.node.killed";
        };
        int concerned = hasClients ? ending.clients : ending.told.size();
        post(Notice.warning(notice(node), key + (hasClients ? ".gate" : ".serving"), node, concerned), node);
    }

    private void post(Notice notice, String node) {
        if (state(node).filter(OwnNode.State.DOWN::equals).isPresent()) {
            notices.post(notice.with("place.node.again", () -> start(node)));
        }
    }

    private static String notice(String node) {
        return "node-" + node;
    }

    private Optional<? extends OwnNode> find(String name) {
        return own.flatMap(server -> server.node(name));
    }

    private List<? extends OwnNode> nodes() {
        return own.<List<? extends OwnNode>>map(OwnServer::nodes).orElse(List.of());
    }
}
