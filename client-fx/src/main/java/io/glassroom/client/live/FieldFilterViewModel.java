package io.glassroom.client.live;

import io.glassroom.client.action.Actions;
import io.glassroom.client.filter.Filter;
import io.glassroom.client.filter.Query;
import io.glassroom.client.live.ColourRule.Tint;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.FieldNode;
import io.glassroom.client.selection.Selection;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;

/// What the selected field is good for beyond looking at it: a filter, a colour, a column.
public final class FieldFilterViewModel {

    private final Selection selection;
    private final DissectionViewModel dissection;
    private final FilterViewModel filter;
    private final RowLooksViewModel looks;

    FieldFilterViewModel(Selection selection, DissectionViewModel dissection, FilterViewModel filter, RowLooksViewModel looks) {
        this.selection = selection;
        this.dissection = dissection;
        this.filter = filter;
        this.looks = looks;
    }

    void nameActions(Actions actions) {
        ObservableBooleanValue asked = Bindings.createBooleanBinding(() -> clause().isPresent(), selection.field());
        ObservableBooleanValue shown = Bindings.createBooleanBinding(() -> query().isPresent(), selection.field());
        actions.add("field.apply", "field", "", () -> with(filter::show), asked);
        actions.add("field.and", "field", "", () -> with(filter::and), asked);
        actions.add("field.not", "field", "", () -> with(clause -> filter.and(new Filter.Not(clause))), asked);
        actions.add("field.column", "field", "", () -> query().ifPresent(looks::addColumn), shown);
        for (Tint tint : Tint.values()) {
            actions.add("field.colour." + tint.key(), "colour", "", () -> with(clause -> looks.colour(clause, tint)), asked);
        }
    }

    /// The filter that asks for the selected field as it is; empty if filters have no name for it.
    public Optional<Filter> clause() {
        return opened().flatMap(root -> Query.clause(root, field().orElseThrow(), packet().orElseThrow()));
    }

    private Optional<Query> query() {
        return opened().flatMap(root -> Query.of(root, field().orElseThrow(), packet().orElseThrow()));
    }

    /// The tree, if a field of it is selected.
    private Optional<FieldNode> opened() {
        return field().isPresent() && packet().isPresent()
                ? Optional.ofNullable(dissection.root().get())
                : Optional.empty();
    }

    private Optional<FieldNode> field() {
        return Optional.ofNullable(selection.field().get());
    }

    private Optional<CapturedPacket> packet() {
        return Optional.ofNullable(selection.packet().get());
    }

    private void with(Consumer<? super Filter> use) {
        clause().ifPresent(use);
    }
}
