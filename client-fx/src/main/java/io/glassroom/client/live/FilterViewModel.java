package io.glassroom.client.live;

import io.glassroom.client.filter.Clauses;
import io.glassroom.client.filter.Filter;
import io.glassroom.client.filter.FilterException;
import io.glassroom.client.filter.FilterFault;
import io.glassroom.client.filter.FilterField;
import io.glassroom.client.filter.FilterFlag;
import io.glassroom.client.filter.FilterParser;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// The filter bar. Its text is the only truth: what is typed is parsed at each key and applied on Enter; the chips
/// rewrite the text, apply it, and show as pressed what the text says.
public final class FilterViewModel {

    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable FilterFault> fault = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Filter> typed = new ReadOnlyObjectWrapper<>(new Filter.All());
    private final ReadOnlyObjectWrapper<Filter> applied = new ReadOnlyObjectWrapper<>(new Filter.All());
    private final ReadOnlyBooleanWrapper pending = new ReadOnlyBooleanWrapper();

    FilterViewModel() {
        text.addListener((observable, old, now) -> parse(now));
        pending.bind(typed.isNotEqualTo(applied));
    }

    // Properties

    public StringProperty text() {
        return text;
    }

    /// Why the text cannot be read; null if it can.
    public ReadOnlyObjectProperty<@Nullable FilterFault> fault() {
        return fault.getReadOnlyProperty();
    }

    /// What the list shows.
    public ReadOnlyObjectProperty<Filter> applied() {
        return applied.getReadOnlyProperty();
    }

    /// Whether what is typed differs from what is shown.
    public ReadOnlyBooleanProperty pending() {
        return pending.getReadOnlyProperty();
    }

    /// The last readable text, as a value; the chips show what it says.
    public ReadOnlyObjectProperty<Filter> typed() {
        return typed.getReadOnlyProperty();
    }

    public Set<FilterFlag> pressed() {
        return Clauses.flags(typed.get());
    }

    /// What a menu has chosen for this field.
    public Optional<String> chosen(FilterField field) {
        return Clauses.value(typed.get(), field);
    }

    // Commands

    /// Shows what is typed; without effect while it cannot be read.
    public void apply() {
        if (fault.get() == null) {
            applied.set(typed.get());
        }
    }

    public void clear() {
        write(new Filter.All());
    }

    /// Presses or releases a chip.
    public void toggle(FilterFlag flag) {
        write(Clauses.toggle(readable(), flag));
    }

    /// Chooses from a menu, or takes the choice back.
    public void choose(FilterField field, Optional<String> value) {
        write(Clauses.bind(readable(), field, value));
    }

    /// Shows only what has this number within a range, both ends included.
    public void limit(FilterField field, long least, long most) {
        write(Clauses.limit(readable(), field, least, most));
    }

    /// Shows through this filter alone.
    public void show(Filter filter) {
        write(filter);
    }

    /// Shows through this filter besides what is typed.
    public void and(Filter clause) {
        write(Clauses.join(readable(), clause));
    }

    /// A chip pressed on an unreadable text replaces it.
    private Filter readable() {
        return fault.get() == null ? typed.get() : new Filter.All();
    }

    private void write(Filter filter) {
        text.set(filter.text());
        apply();
    }

    private void parse(String now) {
        try {
            Filter filter = FilterParser.parse(now);
            fault.set(null);
            typed.set(filter);
        } catch (FilterException e) {
            fault.set(e.fault());
        }
    }
}
