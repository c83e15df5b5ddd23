package io.glassroom.client.action;

import io.glassroom.client.Ids;
import io.glassroom.client.text.Texts;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/// The command palette: a line to type into, and what it finds.
public final class PaletteView extends VBox {

    private static final int PAGE = 8; // lines

    private final PaletteViewModel model;
    private final Runnable close;
    private final TextField query = new TextField();
    private final ListView<Action> list;

    /// @param close sends the palette away
    public PaletteView(PaletteViewModel model, Texts texts, Runnable close) {
        this.model = model;
        this.close = close;
        getStyleClass().addAll("sheet", "palette");
        setMaxSize(600, 480);
        query.setId(Ids.PALETTE_QUERY);
        query.promptTextProperty().bind(texts.bind("palette.prompt"));
        query.accessibleTextProperty().bind(texts.bind("palette.prompt"));
        query.textProperty().bindBidirectional(model.query());
        list = new ListView<>(model.found());
        list.setId(Ids.PALETTE_FOUND);
        list.setFocusTraversable(false);
        list.accessibleTextProperty().bind(texts.bind("palette.found"));
        list.setCellFactory(view -> new PaletteCell(model, texts));
        var nothing = new Label();
        nothing.textProperty().bind(texts.bind("palette.nothing"));
        nothing.getStyleClass().add("placeholder");
        list.setPlaceholder(nothing);
        list.setOnMouseClicked(event -> {
            model.choose(list.getSelectionModel().getSelectedIndex());
            run();
        });
        model.chosen().addListener((observable, old, now) -> mark());
        model.found().addListener((ListChangeListener<Action>) change -> mark());
        getChildren().addAll(query, list);
        addEventFilter(KeyEvent.KEY_PRESSED, this::press);
    }

    /// Begins anew, with the focus where one types.
    public void open() {
        model.open();
        mark();
        query.requestFocus();
    }

    private void mark() {
        list.getSelectionModel().select(model.chosen().get());
        list.scrollTo(Math.max(0, model.chosen().get() - PAGE / 2));
    }

    private void press(KeyEvent event) {
        boolean used = true;
        switch (event.getCode()) {
            case DOWN, TAB -> model.move(event.isShiftDown() ? -1 : 1);
            case UP -> model.move(-1);
            case PAGE_DOWN -> model.choose(model.chosen().get() + PAGE);
            case PAGE_UP -> model.choose(model.chosen().get() - PAGE);
            case ENTER -> run();
            case ESCAPE -> close.run();
            default -> used = false;
        }
        if (used) {
            event.consume();
        }
    }

    /// The palette goes first: what is done may open something else, or ask for the focus.
    private void run() {
        var found = model.found();
        if (!found.isEmpty() && found.get(model.chosen().get()).possible().get()) {
            close.run();
            model.run();
        }
    }
}
