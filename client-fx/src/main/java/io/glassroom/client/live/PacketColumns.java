package io.glassroom.client.live;

import io.glassroom.client.filter.Query;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.Marks;
import io.glassroom.client.model.MessageKind;
import io.glassroom.client.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableColumn;
import org.jspecify.annotations.Nullable;

/// What the columns of the packet list say.
final class PacketColumns {

    private static final double WIDEST = 2_000; // takes what the others leave
    private static final double WIDE = 400;

    private final PacketListViewModel model;
    private final Texts texts;

    PacketColumns(PacketListViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
    }

    /// @param own what the person wants to see besides
    List<TableColumn<CapturedPacket, CapturedPacket>> all(List<Query> own) {
        var columns = new ArrayList<>(List.of(
                signs(),
                column("no", 68, "numeric", packet -> Long.toString(packet.number())),
                time(),
                column("delta", 64, "numeric faint", packet -> Figures.brief(packet.sincePrevious())),
                column("peers", 130, "", this::peers),
                kind(),
                column("message", 78, "", packet -> title(packet.message())),
                column("route", 116, "mono", CapturedPacket::route),
                column("id", 46, "numeric", packet -> packet.id() == 0 ? "" : Long.toUnsignedString(packet.id())),
                column("len", 54, "numeric", packet -> Integer.toString(packet.length())),
                column("info", 108, "mono faint", this::info)));
        own.forEach(query -> columns.add(columns.size() - 1, own(query)));
        columns.getLast().setPrefWidth(own.isEmpty() ? WIDEST : WIDE);
        return columns;
    }

    private TableColumn<CapturedPacket, CapturedPacket> own(Query query) {
        var column = new TableColumn<CapturedPacket, CapturedPacket>(query.title());
        column.setId("column-own-" + query.title());
        column.setMinWidth(60);
        column.setPrefWidth(140);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(owner -> new PacketCell(model, packet -> query.value(packet).orElse(""), "mono"));
        return column;
    }

    private TableColumn<CapturedPacket, CapturedPacket> column(
            String key, double width, String styles, Function<CapturedPacket, String> text) {
        TableColumn<CapturedPacket, CapturedPacket> column = bare(key, width);
        column.setCellFactory(owner -> new PacketCell(model, text, styles));
        if (styles.contains("numeric")) {
            column.getStyleClass().add("align-right");
        }
        return column;
    }

    private TableColumn<CapturedPacket, CapturedPacket> signs() {
        TableColumn<CapturedPacket, CapturedPacket> column = bare("signs", 40);
        column.setResizable(false);
        column.setCellFactory(owner -> new SignsCell(model, texts));
        return column;
    }

    /// Counts from where the person wants it to.
    private TableColumn<CapturedPacket, CapturedPacket> time() {
        TableColumn<CapturedPacket, CapturedPacket> column = column("time", 76, "numeric", this::time);
        column.textProperty().unbind();
        column.textProperty().bind(Bindings.createStringBinding(
                () -> texts.get(model.marks().reference().isPresent() ? "column.time.relative" : "column.time"),
                texts.language(), model.looks()));
        return column;
    }

    private TableColumn<CapturedPacket, CapturedPacket> kind() {
        TableColumn<CapturedPacket, CapturedPacket> column = bare("packet", 110);
        column.setCellFactory(owner -> new PacketKindCell(model));
        return column;
    }

    private TableColumn<CapturedPacket, CapturedPacket> bare(String key, double width) {
        var column = new TableColumn<CapturedPacket, CapturedPacket>();
        column.textProperty().bind(texts.bind("column." + key));
        column.setId("column-" + key);
        column.setMinWidth(width);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        return column;
    }

    private String time(CapturedPacket packet) {
        Marks marks = model.marks();
        return marks.reference().filter(from -> from.number() == packet.number()).isPresent()
                ? "t = 0"
                : Figures.seconds(marks.time(packet));
    }

    private String peers(CapturedPacket packet) {
        Optional<HeartbeatRun> run = model.run(packet).filter(found -> !found.isOpen() && !found.isUniform());
        String arrow = run.isPresent() ? " ↔ " : " → ";
        return run.isEmpty() || run.get().isOfOneConnection()
                ? packet.from() + arrow + packet.to()
                : texts.get("packets.many");
    }

    private String info(CapturedPacket packet) {
        String said = model.run(packet)
                .filter(run -> !run.isOpen())
                .map(run -> texts.get(
                        "packets.folded",
                        Long.toString(run.first().number()),
                        Long.toString(run.last().number()),
                        Figures.rough(run.span())))
                .orElseGet(() -> Preview.of(packet));
        String mark = model.marks().isMarked(packet.number()) ? texts.get("packets.marked") : "";
        String note = model.marks().note(packet.number()).orElse("");
        String written = mark.isEmpty() || note.isEmpty() ? mark + note : mark + ": " + note;
        return written.isEmpty() ? said : "[" + written + "]  " + said;
    }

    private static String title(@Nullable MessageKind kind) {
        return kind == null ? "" : kind.title();
    }
}
