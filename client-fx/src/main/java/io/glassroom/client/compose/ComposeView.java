package io.glassroom.client.compose;

import io.glassroom.client.Ids;
import io.glassroom.client.compose.ComposeViewModel.Page;
import io.glassroom.client.compose.edit.EditView;
import io.glassroom.client.compose.gallery.GalleryView;
import io.glassroom.client.compose.send.SendView;
import io.glassroom.client.text.Texts;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;

/// The Compose view: sending by hand. A page is made when it is first turned to.
public final class ComposeView extends BorderPane {

    private final TabPane tabs = new TabPane();
    private final Map<Page, Tab> pages = new EnumMap<>(Page.class);

    public ComposeView(ComposeViewModel model, Texts texts) {
        getStyleClass().add("compose");
        add(Page.SEND, Ids.TAB_SEND, "compose.tab.send", texts, () -> new SendView(model.send(), texts));
        add(Page.BYTES, Ids.TAB_BYTES, "compose.tab.bytes", texts, () -> new EditView(model.edit(), model.selection(), texts));
        add(Page.GALLERY, Ids.TAB_GALLERY, "compose.tab.gallery", texts, () -> new GalleryView(model.gallery(), texts));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.accessibleTextProperty().bind(texts.bind("compose.tabs.accessible"));
        setCenter(tabs);
        model.page().addListener((observable, old, now) -> tabs.getSelectionModel().select(pages.get(now)));
        tabs.getSelectionModel().select(pages.get(model.page().get()));
        tabs.getSelectionModel().selectedItemProperty().addListener((observable, old, now) ->
                pages.forEach((page, tab) -> {
                    if (tab == now) {
                        model.page().set(page);
                    }
                }));
    }

    private void add(Page page, String id, String key, Texts texts, Supplier<Node> content) {
        var tab = new Tab();
        tab.setId(id);
        tab.textProperty().bind(texts.bind(key));
        tab.selectedProperty().addListener((observable, old, now) -> {
            if (now && tab.getContent() == null) {
                tab.setContent(content.get());
            }
        });
        pages.put(page, tab);
        tabs.getTabs().add(tab);
    }
}
