package io.glassroom.client.compare;

import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.selection.Selection;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The selected message with and without its route code, and what codes have saved so far.
public final class DictionaryViewModel {

    private final RouteSavings savings = new RouteSavings();
    private final ReadOnlyObjectWrapper<@Nullable RouteForms> forms = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<RouteSavings.Totals> totals = new ReadOnlyObjectWrapper<>(RouteSavings.Totals.NONE);

    public DictionaryViewModel(Capture capture, Selection selection) {
        capture.listen(savings);
        selection.packet().addListener((observable, old, packet) -> show(packet));
    }

    // Properties

    /// Both forms of the selected message; null if it has no route with a code.
    public ReadOnlyObjectProperty<@Nullable RouteForms> forms() {
        return forms.getReadOnlyProperty();
    }

    /// What codes have saved so far.
    public ReadOnlyObjectProperty<RouteSavings.Totals> totals() {
        return totals.getReadOnlyProperty();
    }

    // Commands

    /// A batch has been captured.
    public void refresh() {
        totals.set(savings.totals());
    }

    private void show(@Nullable CapturedPacket packet) {
        forms.set(packet == null ? null : RouteForms.of(packet).orElse(null));
    }
}
