package io.glassroom.client.app;

import io.glassroom.client.feed.FakeFeed;
import io.glassroom.client.feed.SyntheticCluster;
import io.glassroom.client.feed.SyntheticTraffic;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.Members;
import io.glassroom.client.model.MessageKind;
import io.glassroom.client.motion.HandPulse;
import io.glassroom.client.place.ClusterSize;
import io.glassroom.client.place.FakeServer;
import io.glassroom.client.place.Surroundings;
import io.glassroom.client.place.Target;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.time.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TabPane;

/// A window of any size that is in no screen, on a feed with a bit of everything, and a walk through all that it can
/// show: every section, every tab, every sheet. All of it on the FX thread.
final class Rounds {

    private static final List<String> EVERYBODY = List.of("c1", "c2", "c3");

    private static final int TICKS = 1_000; // each does as much as it has time for

    private final FakeFeed feed = new FakeFeed();
    private final SyntheticTraffic traffic = new SyntheticTraffic("gate-1", feed::tell);
    private final AppViewModel model;
    private final MainWindow window;

    /// On an own server of one node.
    Rounds(Time time, double width, double height) {
        this(time, width, height, new FakeServer(), new Target.Own());
    }

    /// On an own cluster, whose nodes are those of [SyntheticCluster].
    static Rounds ofCluster(Time time, double width, double height) {
        var server = new FakeServer(SyntheticCluster.NODES.toArray(String[]::new));
        return new Rounds(time, width, height, server, new Target.OwnCluster(ClusterSize.USUAL));
    }

    private Rounds(Time time, double width, double height, FakeServer server, Target target) {
        var surroundings = new Surroundings(
                feed,
                (name, room, guest) -> {
                    throw new AssertionError("nobody joins here");
                },
                Optional.of(server),
                Optional.of(server.uri()),
                target);
        Desk desk = Desks.at(time);
        model = new AppViewModel(surroundings, new Desk(desk.texts(), desk.settings(), time, new HandPulse()));
        window = new MainWindow(model, width, height);
        model.open();
        model.tick();
    }

    AppViewModel model() {
        return model;
    }

    FakeFeed feed() {
        return feed;
    }

    MainWindow window() {
        return window;
    }

    Node root() {
        return window.scene().getRoot();
    }

    /// A chat of three, a heartbeat, a Kick, a closed connection; the last message lies open.
    void populate() {
        EVERYBODY.forEach(traffic::connect);
        traffic.join("c1", 1, "alice", "lobby");
        traffic.join("c2", 2, "bob", "lobby");
        traffic.join("c3", 3, "carol", "lobby");
        traffic.say("c1", "alice", "hello", EVERYBODY);
        traffic.heartbeat("c2");
        traffic.say("c2", "bob", "how are you?", EVERYBODY);
        traffic.in("c3", new Packet.Data(Bytes.utf8("?")));
        traffic.kick("c3", "not a message");
        traffic.close("c3", "kicked");
        traffic.say("c1", "alice", "bye", List.of("c1", "c2"));
        model.tick();
        model.live().selection().select(open());
        model.live().dissection().selectByte(4);
        settle();
    }

    /// Two rooms on two chat nodes, a message to both gates, the distributed chat by way of the master, a node that dies;
    /// the first message lies open, with its way through the cluster.
    void populateCluster() {
        var cluster = new SyntheticCluster(feed::introduce, feed::tell);
        cluster.begin();
        cluster.join("gate-1", "c1", "ann", "chat-1", "lobby");
        cluster.join("gate-1", "c2", "bob", "chat-1", "lobby");
        cluster.join("gate-2", "c1", "carol", "chat-1", "lobby");
        cluster.join("gate-2", "c2", "小明", "chat-2", "distributed-chat");
        cluster.node("gate-2").emit(FlowId.NONE, new TapEvent.Session(
                "c2", 2L << 40 | 2, Long.toString(2L << 40 | 2), TapEvent.SessionStep.BOUND, ""));
        cluster.say("gate-1", "c1", "chat-1", Map.of("gate-1", List.of("c1", "c2"), "gate-2", List.of("c1")));
        FlowId counted = cluster.say("gate-2", "c2", "chat-2", Map.of("gate-2", List.of("c2")));
        cluster.hop("chat-2", "master", TapEvent.HopKind.CALL, "TopicService.Stats", "c2@gate-2", 1, counted, 80);
        cluster.hop("master", "chat-2", TapEvent.HopKind.REPLY, "TopicService.Stats", "c2@gate-2", 1, counted, 60);
        cluster.change("gate-1", "chat-2", TapEvent.MemberStep.LEFT);
        cluster.change("gate-2", "chat-2", TapEvent.MemberStep.LEFT);
        for (int ticks = 0; ticks < TICKS && firstNotify().isEmpty(); ticks++) {
            model.tick();
        }
        model.selection().select(firstNotify().orElseThrow());
        model.live().dissection().selectByte(4);
        model.bots().ifPresent(bots -> bots.want(6));
        settle();
    }

    private Optional<CapturedPacket> firstNotify() {
        return model.live().list().rows().stream()
                .filter(packet -> packet.message() == MessageKind.NOTIFY)
                .findFirst();
    }

    private CapturedPacket open() {
        return model.live().list().rows().reversed().stream()
                .filter(packet -> packet.message() == MessageKind.NOTIFY && packet.route().equals("Room.Message"))
                .findFirst()
                .orElseGet(model.live().list().rows()::getLast);
    }

    /// Visits everything; told where it is, for the message of a test that fails.
    void walk(Consumer<String> visitor) {
        for (Section section : Section.values()) {
            model.section().set(section);
            settle();
            visitor.accept(section.key());
            tabs(section.key(), root(), new ArrayList<>(), visitor);
        }
        model.section().set(Section.LEARN);
        var lessons = model.learn().lessons();
        lessons.open(lessons.lessons().get(1));
        lessons.hint("1.1");
        settle();
        visitor.accept("learn > lesson 1");
        lessons.leave();
        model.section().set(Section.TOPOLOGY);
        for (Members.Member member : List.copyOf(model.live().capture().members().all())) {
            model.selection().selectNode(member.info().node());
            settle();
            visitor.accept("topology > " + member.info().node());
        }
        model.section().set(Section.LIVE);
        for (Overlay overlay : Overlay.values()) {
            model.overlay().set(overlay);
            settle();
            if (overlay != Overlay.NONE) {
                visitor.accept(overlay.name());
            }
        }
        model.overlay().set(Overlay.NONE);
    }

    private void tabs(String where, Node part, List<TabPane> seen, Consumer<String> visitor) {
        for (Node node : all(part)) {
            if (node instanceof TabPane pane && isShown(pane) && !seen.contains(pane)) {
                seen.add(pane);
                for (var tab : List.copyOf(pane.getTabs())) {
                    if (!tab.isDisable()) {
                        pane.getSelectionModel().select(tab);
                        settle();
                        visitor.accept(where + " > " + tab.getText());
                        tabs(where + " > " + tab.getText(), tab.getContent(), seen, visitor);
                    }
                }
                pane.getSelectionModel().selectFirst();
            }
        }
    }

    /// What a frame does: styles, sizes, and what follows from them.
    void settle() {
        model.tick();
        for (int i = 0; i < 3; i++) {
            root().applyCss();
            ((Parent) root()).layout();
        }
    }

    static List<Node> all(Node part) {
        var nodes = new ArrayList<Node>();
        collect(part, nodes);
        return nodes;
    }

    private static void collect(Node node, List<Node> nodes) {
        nodes.add(node);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, nodes));
        }
    }

    /// Whether it and everything around it is visible and has a size.
    static boolean isShown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null && node.getLayoutBounds().getWidth() > 0 && node.getLayoutBounds().getHeight() > 0;
    }
}
