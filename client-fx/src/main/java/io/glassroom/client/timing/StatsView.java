package io.glassroom.client.timing;

import io.glassroom.client.Ids;
import io.glassroom.client.canvas.Inks;
import io.glassroom.client.canvas.Sheet;
import io.glassroom.client.text.Texts;
import io.glassroom.client.timing.StatsViewModel.Row;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Traffic over time above, the latency of each route and its histogram below.
public final class StatsView extends BorderPane {

    private static final double DRAGGED = 4; // pixels, from which on a press is a drag
    private static final int EVERY = 5; // batches between two counts of the rows

    private final StatsViewModel model;
    private final Texts texts;
    private final TrafficDrawing bars;
    private final Sheet traffic;
    private final Sheet histogram;
    private final TableView<Row> table = new TableView<>();
    private double pressed;
    private boolean counting; // the rows are being replaced

    public StatsView(StatsViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        getStyleClass().addAll("pane", "stats");
        var barInks = new Inks();
        bars = new TrafficDrawing(model, texts, barInks);
        traffic = new Sheet(barInks, bars, bars::words);
        traffic.setId(Ids.TRAFFIC);
        traffic.getStyleClass().add("traffic");
        traffic.setFocusTraversable(true);
        traffic.setOnMousePressed(this::press);
        traffic.setOnMouseDragged(this::drag);
        traffic.setOnMouseReleased(this::release);
        traffic.setOnScroll(event -> model.zoom(event.getDeltaY() > 0 ? -1 : 1));
        traffic.setOnKeyPressed(event -> {
            switch (event.getCode()) {
                case PLUS, ADD, EQUALS -> model.zoom(-1);
                case MINUS, SUBTRACT -> model.zoom(1);
                case LEFT -> move(-1);
                case RIGHT -> move(1);
                default -> {
                    return; // somebody else's key
                }
            }
            event.consume();
        });
        var columnInks = new Inks();
        var columns = new HistogramDrawing(model, texts, columnInks);
        histogram = new Sheet(columnInks, columns, columns::words);
        histogram.setId(Ids.HISTOGRAM);
        histogram.getStyleClass().add("histogram");
        histogram.setOnMouseClicked(event -> model.selectColumn(columns.columnAt(event.getX())));
        var content = new VBox(
                head(), traffic, title("timing.latency.title"), table(), new SplitBar(model, texts), histogram);
        content.getStyleClass().add("stats-content");
        VBox.setVgrow(table, Priority.ALWAYS);
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.accessibleTextProperty().bind(texts.bind("tab.stats"));
        setCenter(scroll);
        model.version().addListener((observable, old, now) -> follow(now.longValue() % EVERY == 0));
        model.selection().time().addListener((observable, old, now) -> traffic.redraw());
        traffic.shown().addListener((observable, old, now) -> follow(true));
        texts.language().addListener((observable, old, now) -> {
            traffic.redraw();
            table.refresh();
        });
    }

    private HBox head() {
        var unit = new ToggleButton();
        unit.setId(Ids.TRAFFIC_BYTES);
        unit.getStyleClass().addAll("small", "chip");
        unit.textProperty().bind(texts.bind("timing.traffic.in_bytes"));
        unit.selectedProperty().bindBidirectional(model.inBytes());
        unit.selectedProperty().addListener((observable, old, now) -> traffic.redraw());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var head = new HBox(title("timing.traffic.title"), gap, unit, zoom(Ids.TRAFFIC_LESS, "−", 1), zoom(Ids.TRAFFIC_MORE, "+", -1));
        head.getStyleClass().add("stats-head");
        return head;
    }

    private Button zoom(String id, String sign, int steps) {
        var button = new Button(sign);
        button.setId(id);
        button.getStyleClass().addAll("small", "stepper");
        button.accessibleTextProperty().bind(
                texts.bind(steps > 0 ? "timing.traffic.more_time" : "timing.traffic.less_time"));
        button.setOnAction(event -> model.zoom(steps));
        return button;
    }

    private Label title(String key) {
        var title = new Label();
        title.getStyleClass().add("pane-title");
        title.textProperty().bind(texts.bind(key));
        return title;
    }

    private TableView<Row> table() {
        table.setId(Ids.LATENCY);
        table.getStyleClass().addAll("dense", "latency");
        table.setItems(model.rows());
        table.setFixedCellSize(24);
        table.setMinHeight(110);
        table.accessibleTextProperty().bind(texts.bind("timing.latency.title"));
        var empty = new Label();
        empty.getStyleClass().add("placeholder");
        empty.setWrapText(true);
        empty.textProperty().bind(texts.bind("timing.latency.empty"));
        table.setPlaceholder(empty);
        column("route", 96, Row::route);
        column("answers", 52, row -> Long.toString(Math.max(row.answers(), row.handled())));
        column("p50", 62, row -> Durations.brief(row.p50()));
        column("p95", 62, row -> Durations.brief(row.p95()));
        column("max", 62, row -> Durations.brief(row.max()));
        column("handler", 106, row -> row.handled() == 0
                ? "–"
                : Durations.brief(row.handler()) + (row.answers() == 0 ? "" : " · " + row.share() + " %"));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getSelectionModel().selectedItemProperty().addListener((observable, old, now) -> {
            if (now != null && !counting) {
                model.chosen().set(now);
                histogram.redraw();
            }
        });
        table.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                model.selectSlowest();
            }
        });
        return table;
    }

    private void column(String key, double width, Function<Row, String> text) {
        var column = new TableColumn<Row, String>();
        column.textProperty().bind(texts.bind("timing.latency." + key));
        column.setPrefWidth(width);
        column.setMinWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        table.getColumns().add(column);
    }

    private void follow(boolean thoroughly) {
        if (!traffic.shown().get()) {
            return;
        }
        if (thoroughly) {
            counting = true;
            model.recount();
            table.getSelectionModel().select(model.chosen().get());
            counting = false;
            histogram.redraw();
        }
        traffic.redraw();
    }

    private void press(MouseEvent event) {
        traffic.requestFocus();
        pressed = event.getX();
    }

    private void drag(MouseEvent event) {
        if (Math.abs(event.getX() - pressed) >= DRAGGED) {
            bars.drag(from(event), from(event) + seconds(event) - 1);
            traffic.redraw();
        }
    }

    private void release(MouseEvent event) {
        bars.drag(0, -1);
        if (Math.abs(event.getX() - pressed) >= DRAGGED) {
            model.filterSeconds(from(event), seconds(event));
        } else {
            model.selectSeconds(bars.secondAt(event.getX()), bars.seconds());
        }
        traffic.redraw();
    }

    private long from(MouseEvent event) {
        return bars.secondAt(Math.min(pressed, event.getX()));
    }

    private long seconds(MouseEvent event) {
        return bars.secondAt(Math.max(pressed, event.getX())) + bars.seconds() - from(event);
    }

    private void move(int later) {
        var time = model.selection().time().get();
        long from = time == null ? model.now() : time.getEpochSecond();
        model.selectSeconds(from + (long) later * bars.seconds(), bars.seconds());
    }
}
