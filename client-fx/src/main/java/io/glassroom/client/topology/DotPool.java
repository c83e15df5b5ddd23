package io.glassroom.client.topology;

import io.glassroom.client.model.PacketKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/// The dots of a picture, used again in each frame: none is made while it moves, and none changes its kind.
final class DotPool {

    private final Map<String, List<Dot>> dots = new HashMap<>();
    private final Map<String, Integer> used = new HashMap<>();
    private final Pane pane;
    private final Function<Object, String> words;
    private final Consumer<Object> pressed;

    /// @param words says what a dot is
    /// @param pressed told what the dot stands for that was pressed
    DotPool(Pane pane, Function<Object, String> words, Consumer<Object> pressed) {
        this.pane = pane;
        this.words = words;
        this.pressed = pressed;
    }

    void begin() {
        used.replaceAll((kind, count) -> 0);
    }

    /// @param kind absent for what goes between nodes
    Dot next(@Nullable PacketKind kind) {
        String name = kind == null ? "" : kind.name();
        List<Dot> all = dots.computeIfAbsent(name, made -> new ArrayList<>());
        int index = used.merge(name, 1, Integer::sum) - 1;
        if (index == all.size()) {
            all.add(made(kind));
        }
        return all.get(index);
    }

    private Dot made(@Nullable PacketKind kind) {
        var dot = new Dot(kind, words);
        dot.setOnMousePressed(event -> {
            if (dot.subject() != null) {
                pressed.accept(dot.subject());
            }
            event.consume();
        });
        pane.getChildren().add(dot);
        return dot;
    }

    void finish() {
        dots.forEach((name, all) -> {
            for (int i = used.getOrDefault(name, 0); i < all.size() && all.get(i).isVisible(); i++) {
                all.get(i).rest();
            }
        });
    }
}
