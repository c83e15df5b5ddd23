package io.glassroom.client.app;

import io.glassroom.client.Ids;
import io.glassroom.client.chat.ChatView;
import io.glassroom.client.compare.DictionaryView;
import io.glassroom.client.compare.DiffView;
import io.glassroom.client.errors.ErrorsView;
import io.glassroom.client.live.BytesView;
import io.glassroom.client.live.ConnectionsView;
import io.glassroom.client.live.ConversationView;
import io.glassroom.client.live.DissectionViewModel;
import io.glassroom.client.live.ExplanationView;
import io.glassroom.client.live.FieldTreeView;
import io.glassroom.client.live.FilterBarView;
import io.glassroom.client.live.LiveViewModel;
import io.glassroom.client.live.PacketListView;
import io.glassroom.client.sequence.SequenceView;
import io.glassroom.client.text.Texts;
import io.glassroom.client.timing.HeartbeatsView;
import io.glassroom.client.timing.StatsView;
import io.glassroom.client.topology.TopologyStrip;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

/// The Live section: what stands where. On a wide window the panes about time and connections share a column with the
/// chat at its foot; on a narrow one they are tabs beside the fields, below the list.
final class LiveSection extends BorderPane {

    /// Narrower than this, the right column becomes tabs.
    private static final double WIDE = 1_140;

    private static final double COLUMN = 0.7; // share of the list in a wide window

    private static final double LOWEST = 72; // pixels of tabs in a low window

    private final Texts texts;
    private final PacketListView list;
    private final ChatView chat;
    private final List<Pane> below = new ArrayList<>(); // about the selected packet
    private final List<Pane> beside = new ArrayList<>(); // about time and connections
    private final List<TabPane> shown = new ArrayList<>();
    private final Arrangement arrangement;
    private boolean wide;

    /// What one tab shows.
    private record Pane(String id, String key, Node content) {}

    LiveSection(AppViewModel model) {
        texts = model.texts();
        arrangement = new Arrangement(model.settings().layout(), Section.LIVE.key());
        LiveViewModel live = model.live();
        list = new PacketListView(live, model.actions(), texts, model.desk().pulse());
        chat = new ChatView(model.chat(), texts);
        below.add(new Pane(Ids.TAB_FIELDS, "tab.fields", dissection(model)));
        below.add(new Pane(Ids.TAB_CONVERSATION, "tab.conversation", new ConversationView(live.conversation(), texts)));
        below.add(new Pane(Ids.TAB_DIFF, "tab.diff", new DiffView(model.panes().diff(), texts)));
        below.add(
                new Pane(Ids.TAB_DICTIONARY, "tab.dictionary", new DictionaryView(model.panes().dictionary(), texts)));
        Runnable lessons = () -> model.section().set(Section.LEARN);
        below.add(new Pane(Ids.TAB_ERRORS, "tab.errors", new ErrorsView(model.panes().errors(), texts, lessons)));
        beside.add(new Pane(Ids.TAB_SEQUENCE, "tab.sequence", new SequenceView(model.panes().sequence(), texts)));
        beside.add(new Pane(Ids.TAB_CONNECTIONS, "tab.connections", new ConnectionsView(live.connections(), texts)));
        var heartbeats = new HeartbeatsView(model.panes().heartbeats(), model.desk().pulse(), texts);
        beside.add(new Pane(Ids.TAB_HEARTBEATS, "tab.heartbeats", heartbeats));
        beside.add(new Pane(Ids.TAB_STATS, "tab.stats", new StatsView(model.panes().stats(), texts)));
        var top = new VBox(new FilterBarView(live, texts), strip(model));
        top.setViewOrder(-1); // what the filter offers lies over the list
        setTop(top);
        arrange(true);
        model.pane().addListener((observable, old, now) -> reveal(now));
        widthProperty().addListener((observable, old, now) -> {
            if (now.doubleValue() > 0 && wide != now.doubleValue() >= WIDE) {
                arrange(now.doubleValue() >= WIDE);
            }
        });
    }

    private SplitPane dissection(AppViewModel model) {
        DissectionViewModel packet = model.live().dissection();
        var explanation = new ExplanationView(
                packet, texts, model.desk().pulse(), model.settings(), () -> model.section().set(Section.LEARN));
        var bytes = new SplitPane(new BytesView(packet, model.actions(), texts), explanation);
        bytes.setId("split-bytes");
        bytes.setOrientation(Orientation.VERTICAL);
        bytes.setDividerPositions(0.5);
        bytes.getStyleClass().add("bytes-column");
        var dissection = new SplitPane(new FieldTreeView(packet, model.actions(), texts), bytes);
        dissection.setId("split-packet");
        dissection.setDividerPositions(0.42);
        return dissection;
    }

    private TopologyStrip strip(AppViewModel model) {
        Runnable whole = () -> model.section().set(Section.TOPOLOGY);
        return new TopologyStrip(model.topology(), model.panes().heartbeat(), model.desk().pulse(), texts, whole);
    }

    /// Puts the focus where the keys do most.
    void focus() {
        list.focus();
    }

    /// Brings the tab of this id to the front, if it is one in the present arrangement.
    private void reveal(String id) {
        for (TabPane pane : shown) {
            pane.getTabs().stream()
                    .filter(tab -> id.equals(tab.getId()))
                    .forEach(tab -> pane.getSelectionModel().select(tab));
        }
    }

    private void arrange(boolean roomy) {
        wide = roomy;
        shown.clear();
        Node panes = roomy ? columns() : stacked();
        arrangement.keep(panes);
        setCenter(panes);
    }

    private Node columns() {
        var left = new SplitPane(list, below.size() == 1 ? below.getFirst().content() : tabs(below));
        left.setOrientation(Orientation.VERTICAL);
        left.setId("split-list-wide");
        left.setDividerPositions(0.55);
        var right = new SplitPane(beside.size() == 1 ? beside.getFirst().content() : tabs(beside), chat);
        right.setOrientation(Orientation.VERTICAL);
        right.setId("split-chat");
        right.setDividerPositions(0.5);
        var both = new SplitPane(left, right);
        both.setId("split-columns");
        both.setDividerPositions(COLUMN);
        SplitPane.setResizableWithParent(right, false);
        return both;
    }

    private Node stacked() {
        var all = new ArrayList<>(below);
        all.addAll(beside);
        all.add(new Pane(Ids.TAB_CHAT, "tab.chat", chat));
        var left = new SplitPane(list, tabs(all));
        left.setOrientation(Orientation.VERTICAL);
        left.setId("split-list-narrow");
        left.setDividerPositions(0.45);
        return left;
    }

    private TabPane tabs(List<Pane> panes) {
        var tabs = new TabPane();
        tabs.setMinHeight(LOWEST);
        tabs.setId("tabs-" + (panes == below ? "below" : panes == beside ? "beside" : "all"));
        shown.add(tabs);
        panes.forEach(pane -> tabs.getTabs().add(tab(pane)));
        tabs.accessibleTextProperty().bind(texts.bind("tabs.accessible"));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        return tabs;
    }

    private Tab tab(Pane pane) {
        var tab = new Tab();
        tab.setId(pane.id());
        tab.textProperty().bind(texts.bind(pane.key()));
        tab.setContent(pane.content());
        return tab;
    }
}
