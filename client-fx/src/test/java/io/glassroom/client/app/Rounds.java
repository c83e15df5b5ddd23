package io.glassroom.client.app;

import io.glassroom.client.feed.FakeFeed;
import io.glassroom.client.feed.SyntheticTraffic;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.MessageKind;
import io.glassroom.client.motion.HandPulse;
import io.glassroom.client.place.FakeServer;
import io.glassroom.client.place.Surroundings;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.time.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TabPane;

/// A window of any size that is in no screen, on a feed with a bit of everything, and a walk through all that it can
/// show: every section, every tab, every sheet. All of it on the FX thread.
final class Rounds {

    private static final List<String> EVERYBODY = List.of("c1", "c2", "c3");

    private final FakeFeed feed = new FakeFeed();
    private final SyntheticTraffic traffic = new SyntheticTraffic("gate-1", feed::tell);
    private final AppViewModel model;
    private final MainWindow window;

    Rounds(Time time, double width, double height) {
        var surroundings = new Surroundings(
                feed,
                (name, room, guest) -> {
                    throw new AssertionError("nobody joins here");
                },
                Optional.of(new FakeServer()));
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
