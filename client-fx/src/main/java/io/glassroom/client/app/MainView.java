package io.glassroom.client.app;

import io.glassroom.client.Ids;
import io.glassroom.client.compose.ComposeView;
import io.glassroom.client.errors.ErrorCountView;
import io.glassroom.client.learn.LearnView;
import io.glassroom.client.learn.TourView;
import io.glassroom.client.notice.NoticesView;
import io.glassroom.client.place.ConnectView;
import io.glassroom.client.recordings.RecordingsView;
import io.glassroom.client.rooms.RoomsView;
import io.glassroom.client.settings.SettingsView;
import io.glassroom.client.step.StepPaneView;
import io.glassroom.client.text.Texts;
import io.glassroom.client.timing.CostView;
import io.glassroom.client.topology.TopologyView;
import java.util.EnumMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The window's frame: bars above and below, the rail at the left, and the section that is looked at. A section is
/// made when it is first visited and kept from then on.
final class MainView extends BorderPane {

    private final AppViewModel model;
    private final Texts texts;
    private final LiveSection live;
    private final Map<Section, Node> sections = new EnumMap<>(Section.class);
    private final StackPane stage = new StackPane();
    private final TourView tour;

    MainView(AppViewModel model) {
        this.model = model;
        texts = model.texts();
        live = new LiveSection(model);
        sections.put(Section.LIVE, live);
        tour = new TourView(model.tour(), texts);
        setTop(new VBox(
                new ToolBarView(model),
                new ConnectView(model.place(), texts),
                new StepPaneView(model.steps(), texts),
                new NoticesView(model.notices(), texts),
                interruption()));
        setLeft(new RailView(model));
        stage.setMinSize(0, 0); // what does not fit gives way to the bars
        VBox.setVgrow(stage, Priority.ALWAYS);
        var middle = new VBox(stage, new CostView(model.cost(), model.desk().pulse(), texts));
        middle.setMinSize(0, 0);
        setCenter(middle);
        setBottom(new StatusBarView(model.live(), model.intake(), model.cost(), errorCount(), model.panes().copying(), texts));
        model.section().addListener((observable, old, now) -> show(now));
        show(model.section().get());
    }

    /// Puts the focus where the keys do most.
    void focus() {
        live.focus();
    }

    /// A batch has come, or the time for one has passed.
    void tick() {
        if (model.tour().running().get()) {
            tour.follow();
        }
    }

    private void show(Section section) {
        stage.getChildren().setAll(sections.computeIfAbsent(section, this::open));
        if (section == Section.LIVE || section == Section.TOPOLOGY) { // the sections through which tours lead
            stage.getChildren().add(tour); // who looks elsewhere meanwhile finds the card where it was
        }
    }

    private Node open(Section section) {
        Node made = make(section);
        new Arrangement(model.settings().layout(), section.key()).keep(made);
        return made;
    }

    private Node make(Section section) {
        return switch (section) {
            case LIVE -> live;
            case TOPOLOGY -> new TopologyView(model.topology(), model.panes().heartbeat(), model.desk().pulse(), texts);
            case ROOMS -> new RoomsView(model.rooms(), model.actions(), model.desk().pulse(), model.settings(), texts);
            case COMPOSE -> new ComposeView(model.compose(), texts);
            case LEARN -> new LearnView(model.learn(), texts);
            case RECORDINGS -> new RecordingsView(model.recordings(), texts);
            case SETTINGS -> new SettingsView(model.settings(), model.actions(), texts);
        };
    }

    private ErrorCountView errorCount() {
        return new ErrorCountView(model.panes().errors(), texts, () -> model.reveal(Ids.TAB_ERRORS));
    }

    private Label interruption() {
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
}
