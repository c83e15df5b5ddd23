package io.glassroom.client.live;

import io.glassroom.client.Ids;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.Hop;
import io.glassroom.client.text.Texts;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What is known of the selected hop: what both its nodes tell, and how it compares with the packet at the client. The
/// bytes of envelopes are not told to watchers; those of the message that it carries are the packet's.
final class HopView extends VBox {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

    private final DissectionViewModel model;
    private final Texts texts;
    private final Label title = new Label();
    private final Label lines = new Label();

    HopView(DissectionViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        setId(Ids.HOP);
        getStyleClass().add("hop");
        title.getStyleClass().add("hop-title");
        title.setWrapText(true);
        lines.getStyleClass().add("hop-lines");
        lines.setWrapText(true);
        setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(title, lines);
        model.selection().hop().addListener((observable, old, now) -> show(now));
        model.selection().packet().addListener((observable, old, now) -> show(model.selection().hop().get()));
        texts.language().addListener((observable, old, now) -> show(model.selection().hop().get()));
        show(model.selection().hop().get());
    }

    private void show(@Nullable Hop hop) {
        setVisible(hop != null);
        setManaged(hop != null);
        if (hop != null) {
            String what = hop.what().name().charAt(0) + hop.what().name().substring(1).toLowerCase(Locale.ROOT);
            title.setText(
                    hop.from() + " → " + hop.to() + "  " + what + (hop.route().isEmpty() ? "" : " " + hop.route()));
            lines.setText(String.join("\n", lines(hop)));
        }
    }

    private List<String> lines(Hop hop) {
        var said = new ArrayList<String>();
        String whom = model.client(hop)
                .map(client -> client.name() + " (" + client.key() + ")")
                .orElseGet(() -> hop.client().isEmpty() ? texts.get("hop.sessions", hop.sessions()) : hop.client());
        said.add(texts.get("hop.envelope", hop.number(), hop.from(), hop.bytes(), whom));
        CapturedPacket packet = model.selection().packet().get();
        if (packet != null) {
            int more = hop.bytes() - packet.length();
            said.add(texts.get("hop.packet", packet.length(), hop.bytes(), (more < 0 ? "−" : "+") + Math.abs(more)));
        }
        hop.sent().ifPresent(end -> said.add(texts.get("hop.sent", hop.from(), clock(end))));
        hop.received().ifPresent(end -> said.add(texts.get("hop.received", hop.to(), clock(end))));
        if (!hop.joined()) {
            said.add(texts.get("hop.alone", hop.sent().isPresent() ? hop.to() : hop.from()));
        }
        model.crossing(hop).ifPresent(crossing -> said.add(texts.get(
                "hop.crossing", String.format(Locale.ROOT, "%.2f ms", crossing.toNanos() / 1e6), hop.from(), hop.to())));
        return said;
    }

    private static String clock(Hop.End end) {
        return CLOCK.format(end.at().atZone(ZoneId.systemDefault()));
    }
}
