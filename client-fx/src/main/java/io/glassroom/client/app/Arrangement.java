package io.glassroom.client.app;

import io.glassroom.client.settings.LayoutMemory;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.MouseEvent;

/// Finds whatever a person can move in a section - dividers, columns, tabs - puts it where it was the last time, and
/// notes it when it is moved. Each has its id for a name, or else its place among its kind.
final class Arrangement {

    private static final int UNKNOWN = 0; // width of a column

    private final LayoutMemory memory;
    private final String section;
    private final Map<String, Integer> nameless = new HashMap<>();
    private final Set<Node> known = Collections.newSetFromMap(new WeakHashMap<>());

    /// @param section whose things these are
    Arrangement(LayoutMemory memory, String section) {
        this.memory = memory;
        this.section = section;
    }

    /// Looks after whatever is new in this part of the window. To be called before it is first shown.
    void keep(Node node) {
        if (!known.add(node)) {
            return;
        }
        switch (node) {
            case SplitPane split -> {
                dividers(split);
                split.getItems().forEach(this::keep);
            }
            case TabPane tabs -> {
                tabs(tabs);
                tabs.getTabs().stream().filter(tab -> tab.getContent() != null).forEach(tab -> keep(tab.getContent()));
            }
            case ScrollPane scroll when scroll.getContent() != null -> keep(scroll.getContent());
            case TableView<?> table -> columns(table, table.getColumns());
            case TreeTableView<?> table -> columns(table, table.getColumns());
            case Parent parent when !(parent instanceof Control) ->
                parent.getChildrenUnmodifiable().forEach(this::keep);
            default -> {}
        }
    }

    private void dividers(SplitPane split) {
        String name = name(split, "split");
        double[] usual = split.getDividerPositions();
        memory.recall(name)
                .map(Arrangement::positions)
                .filter(kept -> kept.length == usual.length)
                .ifPresent(split::setDividerPositions);
        onMoved(split, "split-pane-divider", () -> memory.remember(name, text(split.getDividerPositions())));
        memory.onReset(() -> split.setDividerPositions(usual));
    }

    private void tabs(TabPane tabs) {
        String name = name(tabs, "tabs");
        memory.recall(name).ifPresent(id -> select(tabs, id));
        tabs.getSelectionModel().selectedItemProperty().addListener((observable, old, now) -> {
            if (now != null && now.getId() != null) {
                memory.remember(name, now.getId());
            }
        });
        memory.onReset(() -> tabs.getSelectionModel().selectFirst());
    }

    private static void select(TabPane tabs, String id) {
        for (Tab tab : tabs.getTabs()) {
            if (id.equals(tab.getId())) {
                tabs.getSelectionModel().select(tab);
            }
        }
    }

    private <C extends TableColumnBase<?, ?>> void columns(Node table, ObservableList<C> columns) {
        String name = name(table, "columns");
        List<C> usual = List.copyOf(columns);
        var named = new LinkedHashMap<String, C>();
        usual.forEach(
                column -> named.put(column.getId() == null ? String.valueOf(named.size()) : column.getId(), column));
        Map<C, Double> widths = usual.stream().collect(Collectors.toMap(column -> column, TableColumnBase::getPrefWidth));
        memory.recall(name).ifPresent(text -> arrange(columns, named, text));
        Runnable note = () -> memory.remember(name, describe(columns, named));
        onMoved(table, "column-header-background", note);
        columns.addListener((ListChangeListener<C>) change -> note.run());
        memory.onReset(() -> {
            widths.forEach(Arrangement::width);
            columns.setAll(usual);
            memory.remember(name, "");
        });
    }

    private static <C extends TableColumnBase<?, ?>> void arrange(ObservableList<C> columns, Map<String, C> named, String text) {
        var order = new LinkedHashMap<C, Integer>();
        for (String each : text.split(",")) {
            String[] parts = each.split(":");
            C column = parts.length == 2 ? named.get(parts[0]) : null;
            if (column != null) {
                order.put(column, number(parts[1]).orElse(UNKNOWN));
            }
        }
        order.forEach(Arrangement::width);
        if (order.size() == columns.size()) {
            columns.setAll(order.keySet());
        }
    }

    private static <C extends TableColumnBase<?, ?>> String describe(List<C> columns, Map<String, C> named) {
        var names = new HashMap<C, String>();
        named.forEach((name, column) -> names.put(column, name));
        return columns.stream()
                .filter(names::containsKey)
                .map(column -> names.get(column) + ":" + Math.round(column.getWidth()))
                .collect(Collectors.joining(","));
    }

    private static void width(TableColumnBase<?, ?> column, Number width) {
        if (width.doubleValue() > UNKNOWN && column.isResizable() && !column.prefWidthProperty().isBound()) {
            column.setPrefWidth(width.doubleValue());
        }
    }

    /// A person has let go of something within a node of this style, and the layout has followed.
    private static void onMoved(Node node, String style, Runnable note) {
        node.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> {
            if (event.getTarget() instanceof Node target && isWithin(target, node, style)) {
                note.run();
            }
        });
    }

    private static boolean isWithin(Node target, Node end, String style) {
        for (Node at = target; at != null && at != end; at = at.getParent()) {
            if (at.getStyleClass().contains(style)) {
                return true;
            }
        }
        return false;
    }

    private String name(Node node, String kind) {
        if (node.getId() != null) {
            return section + "." + node.getId();
        }
        return section + "." + kind + "." + nameless.merge(kind, 1, Integer::sum);
    }

    private static String text(double[] numbers) {
        return Arrays.stream(numbers)
                .mapToObj(number -> String.valueOf(Math.round(number * 1_000)))
                .collect(Collectors.joining(","));
    }

    /// Of thousandths; none of those that are no numbers.
    private static double[] positions(String text) {
        return Arrays.stream(text.split(","))
                .map(Arrangement::number)
                .flatMapToInt(OptionalInt::stream)
                .mapToDouble(number -> number / 1_000.0)
                .toArray();
    }

    private static OptionalInt number(String text) {
        return text.matches("\\d{1,5}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }
}
