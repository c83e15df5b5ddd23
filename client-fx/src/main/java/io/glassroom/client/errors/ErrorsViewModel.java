package io.glassroom.client.errors;

import io.glassroom.client.live.DissectionViewModel;
import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.FieldNode;
import io.glassroom.client.selection.Selection;
import io.glassroom.client.settings.Settings;
import io.glassroom.protocol.packet.Rule;
import io.glassroom.protocol.wire.MalformedCase;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The error list: what happened, by level, the latest first; and of the chosen one the cause, the rule, how to cause
/// it, and the lesson.
public final class ErrorsViewModel {

    private final ErrorLog log;
    private final Selection selection;
    private final DissectionViewModel dissection;
    private final Consumer<Rule> gallery;
    private final Map<Level, BooleanProperty> wanted = new EnumMap<>(Level.class);
    private final Map<Level, ReadOnlyLongWrapper> counts = new EnumMap<>(Level.class);
    private final ObservableList<Remark> remarks = FXCollections.observableArrayList();
    private final ObservableList<Remark> readOnly = FXCollections.unmodifiableObservableList(remarks);
    private final ReadOnlyObjectWrapper<@Nullable Remark> chosen = new ReadOnlyObjectWrapper<>();
    private long changes;

    /// @param gallery shows the malformed cases of a rule
    public ErrorsViewModel(
            Capture capture, Selection selection, DissectionViewModel dissection, Settings settings, Consumer<Rule> gallery) {
        this.log = new ErrorLog(capture);
        this.selection = selection;
        this.dissection = dissection;
        this.gallery = gallery;
        capture.listen(log);
        for (Level level : Level.values()) {
            String key = "errors." + level.name();
            var shown = new SimpleBooleanProperty(
                    settings.recall(key).map(Boolean::parseBoolean).orElse(level != Level.CHAT));
            shown.addListener((observable, old, now) -> {
                settings.remember(key, Boolean.toString(now));
                fill();
            });
            wanted.put(level, shown);
            counts.put(level, new ReadOnlyLongWrapper());
        }
    }

    // Properties

    /// The latest first, of the levels that are wanted.
    public ObservableList<Remark> remarks() {
        return readOnly;
    }

    /// Whether remarks of this level are shown.
    public BooleanProperty wanted(Level level) {
        return wanted.get(level);
    }

    /// How often something of this level has happened.
    public ReadOnlyLongProperty count(Level level) {
        return counts.get(level).getReadOnlyProperty();
    }

    /// The one that is explained; null if none is.
    public ReadOnlyObjectProperty<@Nullable Remark> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /// The malformed cases that break this rule.
    public List<MalformedCase> cases(Rule rule) {
        return MalformedCase.all().stream().filter(malformed -> malformed.rule() == rule).toList();
    }

    // Commands

    /// Explains the remark, and selects its packet and the byte at fault; for one without a packet its connection and
    /// its moment.
    public void choose(Remark remark) {
        chosen.set(remark);
        if (remark.packet().isEmpty()) {
            remark.connection().ifPresentOrElse(selection::select, () -> selection.selectNode(remark.node()));
            selection.selectTime(remark.last());
            return;
        }
        CapturedPacket packet = remark.packet().get();
        selection.select(packet);
        if (remark.cause() instanceof Cause.Broken(var fault)) {
            FieldNode tree = dissection.root().get();
            Optional<FieldNode> at = tree == null ? Optional.empty() : tree.at(fault.offset());
            selection.select(at.or(() -> tree == null
                    ? Optional.empty()
                    : tree.walk().filter(node -> node.kind() == FieldNode.Kind.FAULT).findFirst()));
        }
    }

    /// Shows the malformed cases of a rule.
    public void cause(Rule rule) {
        gallery.accept(rule);
    }

    /// A batch has been captured.
    public void refresh() {
        if (changes != log.changes()) {
            changes = log.changes();
            counts.forEach((level, count) -> count.set(log.count(level)));
            fill();
        }
    }

    private void fill() {
        remarks.setAll(log.remarks().reversed().stream()
                .filter(remark -> wanted.get(remark.level()).get())
                .toList());
    }
}
