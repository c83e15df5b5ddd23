package io.glassroom.client.topology;

import io.glassroom.client.Ids;
import io.glassroom.client.model.Members.News;
import io.glassroom.client.text.Texts;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.VBox;

/// Who came to the cluster and who went, the latest first, and which nodes have seen it. Not there for a node that is
/// alone.
final class MembershipView extends VBox {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final double HEIGHT = 112;

    private final TopologyViewModel model;
    private final Texts texts;
    private final ListView<String> lines = new ListView<>();
    private List<News> shown = List.of();

    MembershipView(TopologyViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        getStyleClass().add("membership");
        var title = new Label();
        title.textProperty().bind(texts.bind("topology.membership"));
        title.getStyleClass().add("node-heading");
        lines.setId(Ids.MEMBERSHIP);
        lines.getStyleClass().addAll("mono", "node-log");
        lines.accessibleTextProperty().bind(texts.bind("topology.membership"));
        lines.setMinHeight(HEIGHT);
        lines.setPrefHeight(HEIGHT);
        var quiet = new Label();
        quiet.textProperty().bind(texts.bind("topology.membership.quiet"));
        quiet.getStyleClass().add("placeholder");
        lines.setPlaceholder(quiet);
        getChildren().addAll(title, lines);
        setVisible(false);
        setManaged(false);
        model.revision().addListener((observable, old, now) -> refresh());
        texts.language().addListener((observable, old, now) -> write());
        sceneProperty().addListener((observable, old, now) -> refresh());
    }

    private void refresh() {
        if (getScene() == null) {
            return;
        }
        setVisible(model.isCluster());
        setManaged(isVisible());
        List<News> now = model.news();
        if (!now.equals(shown)) {
            shown = now;
            write();
        }
    }

    private void write() {
        lines.getItems().setAll(shown.reversed().stream().map(this::line).toList());
    }

    private String line(News news) {
        String what = texts.get("topology.member." + news.what().name().toLowerCase(Locale.ROOT), news.member());
        String why = "topology.member.why." + news.detail();
        String detail = news.detail().isEmpty() ? "" : " (" + (texts.has(why) ? texts.get(why) : news.detail()) + ")";
        String at = CLOCK.format(news.at().atZone(ZoneId.systemDefault()));
        return at + "  " + what + detail + "  " + texts.get("topology.member.seen_by", String.join(", ", news.seenBy()));
    }
}
