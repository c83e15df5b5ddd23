package io.glassroom.client.app;

import io.glassroom.client.Ids;
import io.glassroom.client.chat.ChatView;
import io.glassroom.client.live.BytesView;
import io.glassroom.client.live.ConnectionsView;
import io.glassroom.client.live.ExplanationView;
import io.glassroom.client.live.FieldTreeView;
import io.glassroom.client.live.FilterBarView;
import io.glassroom.client.live.LiveViewModel;
import io.glassroom.client.live.PacketListView;
import io.glassroom.client.text.Texts;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What stands where. On a wide window the connections and the chat have a column of their own; on a narrow one they
/// are tabs beside the fields, below the list.
final class MainView extends BorderPane {

    /// Narrower than this, the right column becomes tabs.
    static final double WIDE = 1_240;

    private static final double COLUMN = 0.755; // share of the list in a wide window

    private final Texts texts;
    private final PacketListView list;
    private final SplitPane dissection;
    private final ConnectionsView connections;
    private final ChatView chat;
    private boolean wide;

    MainView(AppViewModel model) {
        texts = model.texts();
        LiveViewModel live = model.live();
        list = new PacketListView(live.list(), live.selection(), texts);
        var bytes = new VBox(new BytesView(live.dissection(), texts), new ExplanationView(live.dissection(), texts));
        VBox.setVgrow(bytes.getChildren().getFirst(), Priority.ALWAYS);
        bytes.getStyleClass().add("bytes-column");
        dissection = new SplitPane(new FieldTreeView(live.dissection(), texts), bytes);
        dissection.setDividerPositions(0.44);
        connections = new ConnectionsView(live.connections(), texts);
        chat = new ChatView(model.chat(), texts);
        getStyleClass().addAll("glassroom", model.theme().get().styleClass());
        model.theme().addListener((observable, old, now) -> {
            getStyleClass().remove(old.styleClass());
            getStyleClass().add(now.styleClass());
        });
        setTop(new VBox(new ToolBarView(model), interruption(model), new FilterBarView(live, texts)));
        setBottom(new StatusBarView(live, texts));
        arrange(true);
        widthProperty().addListener((observable, old, now) -> {
            if (now.doubleValue() > 0 && wide != now.doubleValue() >= WIDE) {
                arrange(now.doubleValue() >= WIDE);
            }
        });
    }

    /// Puts the focus where the keys do most.
    void focus() {
        list.focus();
    }

    private Label interruption(AppViewModel model) {
        var banner = new Label();
        banner.setId(Ids.BANNER_FEED);
        banner.getStyleClass().addAll("banner", "danger");
        banner.setMaxWidth(Double.MAX_VALUE);
        banner.setWrapText(true);
        banner.textProperty().bind(texts.bind("banner.interrupted", model.source(), model.interruption()));
        banner.visibleProperty().bind(model.interruption().isNotEmpty());
        banner.managedProperty().bind(banner.visibleProperty());
        return banner;
    }

    private void arrange(boolean roomy) {
        wide = roomy;
        setCenter(roomy ? columns() : tabs());
    }

    private Node columns() {
        var left = new SplitPane(list, dissection);
        left.setOrientation(Orientation.VERTICAL);
        left.setDividerPositions(0.55);
        var right = new SplitPane(connections, chat);
        right.setOrientation(Orientation.VERTICAL);
        right.setDividerPositions(0.5);
        var both = new SplitPane(left, right);
        both.setDividerPositions(COLUMN);
        SplitPane.setResizableWithParent(right, false);
        return both;
    }

    private Node tabs() {
        var tabs = new TabPane(
                tab(Ids.TAB_FIELDS, "tab.fields", dissection),
                tab(Ids.TAB_CONNECTIONS, "tab.connections", connections),
                tab(Ids.TAB_CHAT, "tab.chat", chat));
        tabs.accessibleTextProperty().bind(texts.bind("tabs.accessible"));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        var left = new SplitPane(list, tabs);
        left.setOrientation(Orientation.VERTICAL);
        left.setDividerPositions(0.45);
        return left;
    }

    private Tab tab(String id, String key, Node content) {
        var tab = new Tab();
        tab.setId(id);
        tab.textProperty().bind(texts.bind(key));
        tab.setContent(content);
        return tab;
    }
}
