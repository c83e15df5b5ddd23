package io.glassroom.client.topology;

import io.glassroom.client.Ids;
import io.glassroom.client.model.Members;
import io.glassroom.client.model.SessionId;
import io.glassroom.client.motion.Speed;
import io.glassroom.client.place.NodeButtonsView;
import io.glassroom.client.place.NodeFacts;
import io.glassroom.client.text.Texts;
import io.glassroom.protocol.tap.NodeInfo;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapRecord;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What one node is and does: its routes, its settings, its rooms, its counters and its last events.
final class NodePanelView extends VBox {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final double LOG = 190;

    private final TopologyViewModel model;
    private final Texts texts;
    private final Label name = new Label();
    private final VBox body = new VBox();
    private final ListView<Logged> log = new ListView<>();
    private final StringProperty about = new SimpleStringProperty("");
    private @Nullable NodeSheet shown;

    NodePanelView(TopologyViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        getStyleClass().add("node-panel");
        name.getStyleClass().add("pane-title");
        body.getStyleClass().add("node-body");
        log.setId(Ids.NODE_LOG);
        log.getStyleClass().addAll("mono", "node-log");
        log.accessibleTextProperty().bind(texts.bind("topology.panel.log"));
        log.setCellFactory(list -> new LoggedCell());
        log.setMinHeight(LOG);
        log.setPrefHeight(LOG);
        var quiet = new Label();
        quiet.textProperty().bind(texts.bind("topology.panel.quiet"));
        quiet.getStyleClass().add("placeholder");
        log.setPlaceholder(quiet);
        var heading = heading("topology.panel.log");
        VBox.setVgrow(log, Priority.ALWAYS);
        getChildren().addAll(name, buttons(), new NodeButtonsView(model.nodes(), about, texts), body, heading, log);
        model.figures().addListener((observable, old, now) -> refresh());
        model.revision().addListener((observable, old, now) -> refresh());
        model.selection().node().addListener((observable, old, now) -> refresh());
        texts.language().addListener((observable, old, now) -> rewrite());
        sceneProperty().addListener((observable, old, now) -> refresh());
    }

    private FlowPane buttons() {
        var step = new Button();
        step.setId(Ids.NODE_STEP);
        step.getStyleClass().add("small");
        step.textProperty().bind(Bindings.when(model.steps().stepping())
                .then(texts.bind("step.end"))
                .otherwise(texts.bind("step.begin")));
        step.accessibleTextProperty().bind(step.textProperty());
        step.setOnAction(event -> model.steps().toggle());
        step.setDisable(!model.steps().isPossible());
        var slow = new Button();
        slow.setId(Ids.NODE_SLOW);
        slow.getStyleClass().add("small");
        slow.textProperty().bind(Bindings.when(model.playhead().lagging())
                .then(texts.bind("step.live"))
                .otherwise(texts.bind("topology.panel.slow")));
        slow.accessibleTextProperty().bind(slow.textProperty());
        slow.setOnAction(event -> {
            if (model.playhead().lagging().get()) {
                model.playhead().toLive();
            } else {
                model.playhead().speed().set(Speed.TENTH);
            }
        });
        var buttons = new FlowPane(step, slow);
        buttons.getStyleClass().add("node-buttons");
        return buttons;
    }

    private void refresh() {
        if (getScene() == null) {
            return;
        }
        NodeSheet before = shown;
        NodeSheet now = model.panelled().map(model::sheet).orElse(null);
        if (now == null || !now.equals(before)) {
            shown = now;
            rewrite();
        }
    }

    private void rewrite() {
        NodeSheet sheet = shown;
        about.set(sheet == null ? "" : sheet.node());
        if (sheet == null) {
            name.setText(texts.get("topology.panel.none"));
            body.getChildren().clear();
            log.getItems().clear();
            return;
        }
        name.setText(sheet.node() + " · " + role(sheet.role()));
        body.getChildren().clear();
        section("topology.panel.routes", routes(sheet.routes()));
        if (sheet.routes().stream().anyMatch(route -> !route.here())) {
            note("topology.panel.forwarded");
        }
        if (sheet.routes().stream().anyMatch(route -> route.kind().equals(Optional.of(NodeFacts.Kind.OPEN)))) {
            note("topology.panel.open");
        }
        if (sheet.routes().isEmpty()) {
            note("topology.panel.no_routes");
        } else if (!sheet.own()) {
            note("topology.panel.routes_from_dictionary");
        }
        sheet.member().ifPresent(member -> section("topology.panel.member", member(member)));
        section("topology.panel.rooms", rooms(sheet.rooms()));
        section("topology.panel.bound", bound(sheet.bound()));
        section("topology.panel.settings", facts(sheet.settings()));
        if (!sheet.own()) {
            note(sheet.greeted() ? "topology.panel.remote" : "topology.panel.stranger");
        }
        section("topology.panel.counters", facts(sheet.counters()));
        List<Logged> lines = new ArrayList<>();
        sheet.log().reversed().forEach(record -> line(record).ifPresent(lines::add));
        log.getItems().setAll(lines);
    }

    private String role(Role role) {
        return switch (role) {
            case GATE -> texts.get("topology.role.gate");
            case CHAT -> texts.get("topology.role.chat");
            case MASTER -> texts.get("topology.role.master");
        };
    }

    private void section(String key, GridPane content) {
        if (!content.getChildren().isEmpty()) {
            body.getChildren().addAll(heading(key), content);
        }
    }

    private Label heading(String key) {
        var heading = new Label();
        heading.textProperty().bind(texts.bind(key));
        heading.getStyleClass().add("node-heading");
        return heading;
    }

    private void note(String key) {
        var note = new Label(texts.get(key));
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        note.getStyleClass().addAll("faint", "node-note");
        body.getChildren().add(note);
    }

    private GridPane routes(List<NodeSheet.Route> routes) {
        GridPane grid = grid();
        for (NodeSheet.Route route : routes) {
            String kind = route.kind().map(this::title).orElse("");
            row(grid, route.code() == 0 ? "–" : Integer.toString(route.code()), route.name(), route.here() ? kind : kind + " ⇢");
        }
        return grid;
    }

    private String title(NodeFacts.Kind kind) {
        return switch (kind) {
            case ANSWERED -> texts.get("topology.kind.answered");
            case OPEN -> texts.get("topology.kind.open");
            case PUSH -> "Push";
        };
    }

    private GridPane rooms(List<NodeFacts.Room> rooms) {
        GridPane grid = grid();
        rooms.forEach(room -> row(grid, room.name(), texts.get("topology.panel.members", room.members())));
        return grid;
    }

    private GridPane member(Members.Member member) {
        GridPane grid = grid();
        String standing = member.standing().name().toLowerCase(Locale.ROOT);
        row(grid, texts.get("topology.fact.standing"), texts.get("topology.standing." + standing));
        NodeInfo info = member.info();
        String heading = texts.get("topology.fact.services");
        for (String service : info.services()) {
            row(grid, heading, service);
            heading = "";
        }
        if (!info.label().isEmpty()) {
            row(grid, texts.get("topology.fact.label"), info.label());
        }
        if (!info.clients().isEmpty()) {
            row(grid, texts.get("topology.fact.clients"), info.clients());
        }
        return grid;
    }

    private GridPane bound(Map<String, Integer> bound) {
        GridPane grid = grid();
        bound.forEach((where, sessions) -> row(grid, where, texts.get("topology.node.sessions", sessions)));
        return grid;
    }

    private GridPane facts(List<NodeSheet.Fact> facts) {
        GridPane grid = grid();
        facts.forEach(fact -> row(grid, texts.get("topology.fact." + fact.key()), fact.value()));
        return grid;
    }

    private static GridPane grid() {
        var grid = new GridPane();
        grid.getStyleClass().add("node-grid");
        return grid;
    }

    private static void row(GridPane grid, String... cells) {
        int row = grid.getRowCount();
        for (int column = 0; column < cells.length; column++) {
            var cell = new Label(cells[column]);
            cell.setMinWidth(USE_PREF_SIZE);
            if (column > 0) {
                cell.getStyleClass().add("mono");
            }
            grid.add(cell, column, row);
        }
    }

    private Optional<Logged> line(TapRecord record) {
        String at = CLOCK.format(record.at().atZone(ZoneId.systemDefault()));
        return words(record.event())
                .map(words -> new Logged(at + "  " + record.event().connection() + "  " + words, number(record.event())));
    }

    /// The number of a session, where the line has it in brief only.
    private static String number(TapEvent event) {
        return event instanceof TapEvent.Session session
                        && !SessionId.brief(session.sessionId()).equals(Long.toString(session.sessionId()))
                ? "#" + session.sessionId()
                : "";
    }

    /// @param tip what it says in full; empty if there is nothing more
    private record Logged(String text, String tip) {}

    /// A line of the log.
    private static final class LoggedCell extends ListCell<Logged> {

        @Override
        protected void updateItem(@Nullable Logged line, boolean empty) {
            super.updateItem(line, empty);
            setText(line == null || empty ? null : line.text);
            setTooltip(line == null || empty || line.tip.isEmpty() ? null : new Tooltip(line.tip));
        }
    }

    private Optional<String> words(TapEvent event) {
        return switch (event) {
            case TapEvent.Frame _, TapEvent.Cluster.Hop _ -> Optional.empty();
            case TapEvent.Cluster.Change change ->
                Optional.of(change.member().node() + " " + change.what() + (change.detail().isEmpty() ? "" : "  " + change.detail()));
            case TapEvent.Cluster.Line line ->
                Optional.of("→ " + line.peer() + " " + line.what()
                        + (line.envelopes() == 0 ? "" : "  " + line.envelopes() + " · " + line.bytes() + " B")
                        + (line.detail().isEmpty() ? "" : "  " + line.detail()));
            case TapEvent.Link(String connection, String from, String to, String detail) ->
                Optional.of((from.equals(to) ? to : from + " → " + to) + (detail.isEmpty() ? "" : "  " + detail));
            case TapEvent.Rejected rejected ->
                Optional.of("✖ " + rejected.fault().rule().text()
                        + (rejected.seen().isEmpty() ? "" : " @" + rejected.fault().offset()));
            case TapEvent.Transport transport ->
                Optional.of(transport.what() + " " + transport.packets() + " · " + transport.bytes() + " B");
            case TapEvent.Dispatch dispatch ->
                Optional.of(dispatch.route() + "  " + dispatch.outcome() + "  " + dispatch.took().toNanos() / 1_000 + " µs");
            case TapEvent.Session session ->
                Optional.of("#" + SessionId.brief(session.sessionId()) + " " + session.what()
                        + (session.uid().isEmpty() ? "" : " uid " + SessionId.uid(session.uid(), session.sessionId()))
                        + (session.detail().isEmpty() ? "" : " " + session.detail()));
        };
    }
}
