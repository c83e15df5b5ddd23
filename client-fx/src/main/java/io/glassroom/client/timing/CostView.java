package io.glassroom.client.timing;

import io.glassroom.client.Ids;
import io.glassroom.client.canvas.Shown;
import io.glassroom.client.motion.Pulse;
import io.glassroom.client.pump.BatchLog;
import io.glassroom.client.text.Texts;
import java.time.Duration;
import java.util.Locale;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A drawer above the status bar: what the window itself costs.
public final class CostView extends BorderPane {

    private static final PseudoClass SLOW = PseudoClass.getPseudoClass("slow");

    private final CostViewModel model;
    private final Texts texts;
    private final FlowPane figures = new FlowPane();
    private final GridPane table = new GridPane();
    private final ReadOnlyBooleanProperty seen;
    private Pulse.@Nullable Beating beating;

    public CostView(CostViewModel model, Pulse pulse, Texts texts) {
        this.model = model;
        this.texts = texts;
        setId(Ids.COST);
        getStyleClass().add("cost");
        var title = new Label();
        title.getStyleClass().add("pane-title");
        title.textProperty().bind(texts.bind("timing.cost.title"));
        var close = new Button();
        close.setId(Ids.COST_CLOSE);
        close.getStyleClass().addAll("small", "flat");
        close.textProperty().bind(texts.bind("timing.cost.close"));
        close.setOnAction(event -> model.open().set(false));
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var head = new HBox(title, gap, close);
        head.getStyleClass().add("pane-head");
        figures.getStyleClass().add("cost-figures");
        table.getStyleClass().add("cost-table");
        var scroll = new ScrollPane(new VBox(figures, table));
        scroll.setFitToWidth(true);
        scroll.accessibleTextProperty().bind(texts.bind("timing.cost.title"));
        setTop(head);
        setCenter(scroll);
        visibleProperty().bind(model.open());
        managedProperty().bind(model.open());
        seen = Shown.of(this);
        seen.addListener((observable, old, now) -> {
            if (now && beating == null) {
                beating = pulse.listen(nanos -> model.frame());
            } else if (!now && beating != null) {
                beating.cancel();
                beating = null;
            }
        });
        model.look().addListener((observable, old, now) -> show(now));
        texts.language().addListener((observable, old, now) -> show(model.look().get()));
        show(model.look().get());
    }

    private void show(CostViewModel.Look look) {
        figures.getChildren().setAll(
                figure("records", whole(look.records()), false),
                figure("queue", whole(look.queue()), false),
                figure("dropped", whole(look.dropped()), look.dropped() > 0),
                figure("slow", whole(look.slow()) + " / " + whole(look.batches()), look.slow() > 0),
                figure("frames", look.frames() == 0 ? "–" : whole(look.frames()), false),
                figure("heap", megabytes(look.heap()), false),
                figure("resident", look.resident().isEmpty() ? "–" : megabytes(look.resident().getAsLong()), false));
        table.getChildren().clear();
        int column = 1;
        for (String each : new String[] {"last", "p95", "worst"}) {
            cell(column++, 0, texts.get("timing.cost." + each), "faint");
        }
        row(1, texts.get("timing.cost.batch"), look.batch(), look.batch().worst().compareTo(BatchLog.LIMIT) > 0);
        int row = 2;
        for (CostViewModel.Part part : look.parts()) {
            row(row++, name(part.name()), part.cost(), part.cost().worst().compareTo(BatchLog.LIMIT) > 0);
        }
    }

    /// Parts that are sections are called what their sections are.
    private String name(String part) {
        for (String key : new String[] {"timing.cost.part." + part, "section." + part, "tab." + part}) {
            if (texts.has(key)) {
                return texts.get(key);
            }
        }
        return part;
    }

    private VBox figure(String key, String value, boolean bad) {
        var name = new Label(texts.get("timing.cost." + key));
        name.getStyleClass().add("faint");
        var number = new Label(value);
        number.getStyleClass().addAll("mono", "cost-number");
        number.pseudoClassStateChanged(SLOW, bad);
        return new VBox(name, number);
    }

    private void row(int row, String name, BatchLog.Cost cost, boolean bad) {
        cell(0, row, name, row == 1 ? "strip-name" : "faint");
        cell(1, row, millis(cost.last()), "mono");
        cell(2, row, millis(cost.p95()), "mono");
        cell(3, row, millis(cost.worst()), "mono").pseudoClassStateChanged(SLOW, bad);
    }

    private Label cell(int column, int row, String text, String style) {
        var label = new Label(text);
        label.getStyleClass().addAll(style, "cost-number");
        GridPane.setHalignment(label, column == 0 ? HPos.LEFT : HPos.RIGHT);
        table.add(label, column, row);
        return label;
    }

    private static String whole(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.0f MB", bytes / 1e6);
    }

    private static String millis(Duration duration) {
        return String.format(Locale.ROOT, "%.2f ms", duration.toNanos() / 1e6);
    }
}
