package io.glassroom.client.live;

import io.glassroom.client.model.FlagBits;
import io.glassroom.client.text.Texts;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// A message's flag as eight boxes in five parts, each part with its name and what it means at the moment. Whoever
/// gives it somebody to tell makes the boxes switches.
public final class BitsView extends FlowPane {

    private static final int BITS = 8;

    private final Texts texts;
    private final Labeled[] boxes = new Labeled[BITS]; // by the bit's number, 7 the leftmost
    private final Map<FlagBits, Label> meanings = new EnumMap<>(FlagBits.class);
    private int octet;

    /// Boxes to look at.
    public BitsView(Texts texts) {
        this(texts, "", Optional.empty());
    }

    /// Boxes to press.
    ///
    /// @param id that the boxes' ids begin with: `compose-bit` makes `compose-bit-0` of the lowest
    /// @param toggled told of the flag with one bit switched; shows nothing until [#show] is called with it
    public BitsView(Texts texts, String id, IntConsumer toggled) {
        this(texts, id, Optional.of(toggled));
    }

    private BitsView(Texts texts, String id, Optional<IntConsumer> toggled) {
        this.texts = texts;
        getStyleClass().add("bit-parts");
        for (FlagBits part : FlagBits.values()) {
            getChildren().add(part(part, id, toggled));
        }
        texts.language().addListener((observable, old, now) -> show(octet));
        show(0);
    }

    /// Shows the bits of this flag, 0 to 255.
    public void show(int flag) {
        octet = flag;
        for (int bit = 0; bit < BITS; bit++) {
            boolean set = (flag >>> bit & 1) == 1;
            boxes[bit].setText(set ? "1" : "0");
            boxes[bit].pseudoClassStateChanged(Styles.MARKED, set);
            boxes[bit].setAccessibleText(texts.get("explain.bit", bit, partOf(bit).title(), set ? 1 : 0));
        }
        meanings.forEach((part, label) -> label.setText(meaning(part)));
    }

    private VBox part(FlagBits part, String id, Optional<IntConsumer> toggled) {
        var row = new HBox();
        row.getStyleClass().add("bits");
        for (int bit = part.shift() + part.width() - 1; bit >= part.shift(); bit--) {
            boxes[bit] = box(bit, id, toggled);
            row.getChildren().add(boxes[bit]);
        }
        var name = new Label();
        name.textProperty().bind(texts.bind("field." + part.title().replace(' ', '-')));
        name.setMinWidth(USE_PREF_SIZE);
        name.getStyleClass().add("bit-name");
        var meaning = new Label();
        meaning.getStyleClass().add("bit-meaning");
        meanings.put(part, meaning);
        var box = new VBox(row, name, meaning);
        box.getStyleClass().add("bit-part");
        return box;
    }

    private Labeled box(int bit, String id, Optional<IntConsumer> toggled) {
        Labeled box = toggled.<Labeled>map(told -> {
                    var button = new Button();
                    button.setId(id + "-" + bit);
                    button.setOnAction(event -> told.accept(octet ^ 1 << bit));
                    return button;
                })
                .orElseGet(Label::new);
        box.getStyleClass().addAll("mono", "bit");
        return box;
    }

    private String meaning(FlagBits part) {
        return switch (part) {
            case TYPE -> part.meaning(octet);
            case RESERVED, ERROR, ZLIB, ROUTE_CODE -> texts.get(part.read(octet) == 0 ? "explain.no" : "explain.yes");
        };
    }

    private static FlagBits partOf(int bit) {
        for (FlagBits part : FlagBits.values()) {
            if (bit >= part.shift() && bit < part.shift() + part.width()) {
                return part;
            }
        }
        throw new IllegalArgumentException("bit is " + bit + ", 0 to 7");
    }
}
