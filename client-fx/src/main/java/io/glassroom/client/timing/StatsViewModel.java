package io.glassroom.client.timing;

import io.glassroom.client.filter.FilterField;
import io.glassroom.client.live.LiveViewModel;
import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.PacketKind;
import io.glassroom.client.model.PacketRing;
import io.glassroom.client.selection.Selection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Traffic over time and the latency of each route. Owned by the FX thread.
public final class StatsViewModel {

    /// How much of the past can be shown, seconds.
    private static final List<Integer> SPANS = List.of(60, 120, 300, 600);

    private final LiveViewModel live;
    private final PacketRing packets;
    private final Traffic traffic;
    private final Latencies latencies;
    private final NodeClock clock;
    private final BooleanProperty inBytes = new SimpleBooleanProperty();
    private final ReadOnlyIntegerWrapper span = new ReadOnlyIntegerWrapper(120);
    private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper();
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final ObservableList<Row> readOnly = FXCollections.unmodifiableObservableList(rows);
    private final ObjectProperty<@Nullable Row> chosen = new SimpleObjectProperty<>();

    /// The latency of one route.
    ///
    /// @param answers Responses to Requests of it
    /// @param p50 from a Request to its Response, as are p95 and max; zero without answers
    /// @param handler the usual time from the arrival of a message to the end of its handler
    /// @param handled messages that handlers took
    /// @param split where the time went; empty if no other node answered
    public record Row(
            String route,
            long answers,
            Duration p50,
            Duration p95,
            Duration max,
            Duration handler,
            long handled,
            Optional<Split> split) {

        /// The handler's share of the answers' time, percent; 100 at most.
        public int share() {
            return p50.isZero() ? 0 : (int) Math.min(100, 100 * handler.toNanos() / p50.toNanos());
        }
    }

    /// Where the time of a route usually goes that another node answers, each part by one clock or the difference of
    /// two such times. What passes between the client and the gate, no node sees.
    ///
    /// @param gate on the way in and out
    /// @param between the nodes, there and back
    /// @param serving at the node that answers: queue and handler
    public record Split(Duration gate, Duration between, Duration serving) {}

    public StatsViewModel(LiveViewModel live, NodeClock clock) {
        Capture capture = live.capture();
        this.live = live;
        this.packets = capture.packets();
        this.traffic = new Traffic(capture);
        this.latencies = new Latencies(capture);
        this.clock = clock;
    }

    // Properties

    public Selection selection() {
        return live.selection();
    }

    /// Whether bytes are shown, not packets.
    public BooleanProperty inBytes() {
        return inBytes;
    }

    /// How much of the past is shown, seconds.
    public ReadOnlyIntegerProperty span() {
        return span.getReadOnlyProperty();
    }

    /// Grows whenever something else is to be drawn.
    public ReadOnlyLongProperty version() {
        return version.getReadOnlyProperty();
    }

    /// By route.
    public ObservableList<Row> rows() {
        return readOnly;
    }

    /// The route whose histogram is shown; null for none.
    public ObjectProperty<@Nullable Row> chosen() {
        return chosen;
    }

    /// The second that runs, since 1970.
    public long now() {
        return traffic.now(clock);
    }

    /// What was counted of a kind within some seconds, a second on average.
    public double rate(long from, long seconds, PacketKind kind) {
        double sum = 0;
        for (long second = from; second < from + seconds; second++) {
            sum += inBytes.get() ? traffic.bytes(second, kind) : traffic.packets(second, kind);
        }
        return sum / seconds;
    }

    /// How many answers of the chosen route fell into each column of the histogram.
    public List<Integer> histogram() {
        Row row = chosen.get();
        Latencies.Latency latency = row == null ? null : latencies.routes().get(row.route());
        var columns = new ArrayList<Integer>();
        for (int column = 0; latency != null && column < Spread.columns(); column++) {
            columns.add(latency.whole().in(column));
        }
        return columns;
    }

    // Commands

    /// A batch has been captured.
    public void refresh() {
        version.set(version.get() + 1);
    }

    /// Calculates the rows anew; for the view, while it is shown.
    void recount() {
        var now = new ArrayList<Row>();
        latencies.routes().forEach((route, latency) -> now.add(row(route, latency)));
        Row before = chosen.get();
        if (!now.equals(rows)) {
            rows.setAll(now);
        }
        chosen.set(now.stream()
                .filter(row -> before == null ? row.answers() > 0 : row.route().equals(before.route()))
                .findFirst()
                .orElse(null));
    }

    private static Row row(String route, Latencies.Latency latency) {
        Spread whole = latency.whole();
        return new Row(
                route,
                whole.count(),
                whole.percentile(0.5),
                whole.percentile(0.95),
                whole.max(),
                latency.handler().percentile(0.5),
                latency.handler().count(),
                split(latency.split()));
    }

    private static Optional<Split> split(Latencies.Split split) {
        return split.gate().count() == 0
                ? Optional.empty()
                : Optional.of(new Split(
                        split.gate().percentile(0.5), split.between().percentile(0.5), split.serving().percentile(0.5)));
    }

    /// Shows more of the past, or less.
    public void zoom(int steps) {
        int at = Math.clamp(SPANS.indexOf(span.get()) + steps, 0, SPANS.size() - 1);
        span.set(SPANS.get(at));
        refresh();
    }

    /// Selects the first packet of these seconds, or their beginning if none of them is kept.
    public void selectSeconds(long from, long seconds) {
        for (long second = from; second < from + seconds; second++) {
            long first = traffic.first(second);
            int index = first == 0 ? packets.size() : packets.indexOf(first);
            if (index < packets.size() && packets.get(index).number() <= traffic.last(second)) {
                live.list().pause();
                selection().select(packets.get(index));
                return;
            }
        }
        selection().selectTime(Instant.ofEpochSecond(from));
    }

    /// Filters the packets of these seconds.
    public void filterSeconds(long from, long seconds) {
        long least = Long.MAX_VALUE;
        long most = 0;
        for (long second = from; second < from + seconds; second++) {
            if (traffic.first(second) > 0) {
                least = Math.min(least, traffic.first(second));
                most = Math.max(most, traffic.last(second));
            }
        }
        if (most > 0) {
            live.filter().limit(FilterField.PKT_NO, least, most);
        }
    }

    /// Selects the latest answer of the chosen route that is counted in this column. From a millisecond on, the list is
    /// filtered for all of them: finer the language of filters is not.
    public void selectColumn(int column) {
        Row row = chosen.get();
        if (row == null || column < 0 || column >= Spread.columns()) {
            return;
        }
        if (Spread.edge(column).toMillis() > 0) {
            live.filter().choose(FilterField.MSG_ROUTE, Optional.of(row.route()));
            long most = column + 1 < Spread.columns() ? Spread.edge(column + 1).toMillis() - 1 : Integer.MAX_VALUE;
            live.filter().limit(FilterField.MSG_RTT, Spread.edge(column).toMillis(), most);
        }
        select(row.route(), column);
    }

    /// Selects the latest of the slowest answers of the chosen route.
    public void selectSlowest() {
        Row row = chosen.get();
        if (row != null && row.answers() > 0) {
            select(row.route(), Spread.column(row.max()));
        }
    }

    private void select(String route, int column) {
        for (int i = packets.size() - 1; i >= 0; i--) {
            CapturedPacket packet = packets.get(i);
            if (packet.exchange()
                    .filter(exchange -> exchange.route().equals(route))
                    .filter(exchange -> Spread.column(exchange.roundTrip()) == column)
                    .isPresent()) {
                live.list().pause();
                selection().select(packet);
                return;
            }
        }
    }
}
