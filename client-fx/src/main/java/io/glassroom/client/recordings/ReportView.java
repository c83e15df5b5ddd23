package io.glassroom.client.recordings;

import io.glassroom.client.Ids;
import io.glassroom.client.recordings.Report.Line;
import io.glassroom.client.recordings.Report.Outcome;
import io.glassroom.client.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What the last replay has found: a sentence, and each packet that was not the same.
final class ReportView extends VBox {

    private static final double ROWS = 180; // pixels

    private final RecordingsViewModel model;
    private final Texts texts;
    private final ListView<Line> lines = new ListView<>();

    ReportView(RecordingsViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        getStyleClass().add("report");
        var sentence = new Label();
        sentence.setId(Ids.REPORT);
        sentence.setWrapText(true);
        sentence.textProperty().bind(Bindings.createStringBinding(
                this::sentence, model.report(), model.replaying(), texts.language()));
        lines.setId(Ids.REPORT_LINES);
        lines.setPrefHeight(ROWS);
        lines.accessibleTextProperty().bind(texts.bind("recordings.report"));
        lines.setCellFactory(view -> new Row());
        lines.getSelectionModel().selectedItemProperty().addListener((observable, old, now) -> {
            if (now != null) {
                model.show(now);
            }
        });
        lines.visibleProperty().bind(Bindings.isNotEmpty(lines.getItems()));
        lines.managedProperty().bind(lines.visibleProperty());
        texts.language().addListener((observable, old, now) -> lines.refresh());
        model.report().addListener((observable, old, now) -> fill(now));
        fill(model.report().get());
        getChildren().addAll(sentence, lines);
    }

    private void fill(@Nullable Report report) {
        lines.getItems().setAll(report == null
                ? List.of()
                : report.lines().stream().filter(line -> line.outcome() != Outcome.SAME).toList());
    }

    private String sentence() {
        if (model.replaying().get()) {
            return texts.get("recordings.replaying");
        }
        Report report = model.report().get();
        if (report == null) {
            return "";
        }
        var sentences = new ArrayList<String>();
        sentences.add(
                texts.get(report.agrees() ? "recordings.report.agrees" : "recordings.report.differs", report.server()));
        sentences.add(texts.get(
                "recordings.report.counts",
                report.count(Outcome.SAME),
                report.count(Outcome.VARIES),
                report.count(Outcome.CHANGED),
                report.count(Outcome.MISSING),
                report.count(Outcome.ADDITIONAL)));
        sentences.add(texts.get("recordings.report.heartbeats", report.heartbeats().then(), report.heartbeats().now()));
        if (report.begunBefore() > 0) {
            sentences.add(texts.get("recordings.report.before", report.begunBefore()));
        }
        if (!report.trouble().isEmpty()) {
            sentences.add(texts.get("recordings.report.trouble", report.trouble()));
        }
        return String.join(" ", sentences);
    }

    private String describe(Line line) {
        String outcome = texts.get("recordings.outcome." + line.outcome().name().toLowerCase(Locale.ROOT));
        String place = line.packet() == 0 ? "" : "#" + line.packet() + " ";
        String differences = line.differences().stream()
                .map(difference -> texts.get(
                        difference.varies() ? "recordings.difference.varies" : "recordings.difference",
                        difference.field(),
                        brief(difference.then()),
                        brief(difference.now())))
                .collect(Collectors.joining("; "));
        return place + outcome + " · " + line.connection() + " · " + line.what() + (differences.isEmpty() ? "" : " · " + differences);
    }

    private static String brief(String value) {
        return value.isEmpty() ? "—" : value.length() <= 60 ? value : value.substring(0, 60) + "…";
    }

    private final class Row extends ListCell<Line> {
        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            setText(line == null || empty ? "" : describe(line));
        }
    }
}
