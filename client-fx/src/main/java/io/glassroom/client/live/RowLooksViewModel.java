package io.glassroom.client.live;

import io.glassroom.client.filter.Filter;
import io.glassroom.client.filter.FilterException;
import io.glassroom.client.filter.FilterParser;
import io.glassroom.client.filter.Query;
import io.glassroom.client.live.ColourRule.Tint;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.settings.Settings;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/// What a person has added to the rows of the list: backgrounds by rule, and columns of their own. Both are remembered.
public final class RowLooksViewModel {

    private static final String RULES = "list.colours"; // in the settings: a line for each, tint and filter
    private static final String COLUMNS = "list.columns"; // in the settings: a line for each

    private final ObservableList<ColourRule> rules = FXCollections.observableArrayList();
    private final ObservableList<ColourRule> readOnlyRules = FXCollections.unmodifiableObservableList(rules);
    private final ObservableList<Query> columns = FXCollections.observableArrayList();
    private final ObservableList<Query> readOnlyColumns = FXCollections.unmodifiableObservableList(columns);

    /// @param relook rows look different
    RowLooksViewModel(Settings settings, Runnable relook) {
        settings.recall(RULES).ifPresent(lines -> lines.lines().forEach(this::recallRule));
        settings.recall(COLUMNS)
                .ifPresent(lines -> lines.lines().forEach(line -> Query.parse(line).ifPresent(columns::add)));
        rules.addListener((ListChangeListener<ColourRule>) change -> {
            settings.remember(RULES, rules.stream()
                    .map(rule -> rule.tint().key() + " " + rule.filter().text())
                    .collect(Collectors.joining("\n")));
            relook.run();
        });
        columns.addListener((ListChangeListener<Query>) change ->
                settings.remember(COLUMNS, columns.stream().map(Query::title).collect(Collectors.joining("\n"))));
    }

    // Properties

    /// The first that lets a packet through decides.
    public ObservableList<ColourRule> rules() {
        return readOnlyRules;
    }

    /// What is shown beside the usual columns.
    public ObservableList<Query> columns() {
        return readOnlyColumns;
    }

    /// The background of this packet's row, if a rule gives it one.
    Optional<Tint> tint(CapturedPacket packet) {
        for (ColourRule rule : rules) {
            if (rule.filter().matches(packet)) {
                return Optional.of(rule.tint());
            }
        }
        return Optional.empty();
    }

    // Commands

    /// Colours what the filter lets through, ahead of the rules there are; a rule with the same filter is replaced.
    public void colour(Filter filter, Tint tint) {
        rules.removeIf(rule -> rule.filter().equals(filter));
        rules.addFirst(new ColourRule(filter, tint));
    }

    public void remove(ColourRule rule) {
        rules.remove(rule);
    }

    public void addColumn(Query query) {
        if (!columns.contains(query)) {
            columns.add(query);
        }
    }

    public void removeColumn(Query query) {
        columns.remove(query);
    }

    private void recallRule(String line) {
        int blank = line.indexOf(' ');
        Optional<Tint> tint = Arrays.stream(Tint.values())
                .filter(known -> blank > 0 && known.key().equals(line.substring(0, blank)))
                .findFirst();
        try {
            Filter filter = FilterParser.parse(line.substring(blank + 1));
            tint.ifPresent(known -> rules.add(new ColourRule(filter, known)));
        } catch (FilterException e) {
            // from another version: that rule is forgotten
        }
    }
}
