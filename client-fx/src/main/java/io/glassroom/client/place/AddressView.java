package io.glassroom.client.place;

import io.glassroom.client.Ids;
import io.glassroom.client.copy.SystemClipboard;
import io.glassroom.client.text.Texts;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What the window looks at, in the bar: a lamp, what kind it is, its address, and the way to another.
public final class AddressView extends HBox {

    private static final double LONGEST = 240; // pixels of an address

    private final Label kind = new Label();

    public AddressView(PlaceViewModel model, Texts texts) {
        setId(Ids.ADDRESS);
        getStyleClass().add("bar-group");
        var lamp = new Region();
        lamp.getStyleClass().addAll("lamp", "lamp-done");
        model.lost().addListener((observable, old, lost) -> {
            lamp.getStyleClass().removeAll("lamp-done", "lamp-broken");
            lamp.getStyleClass().add(lost ? "lamp-broken" : "lamp-done");
        });
        kind.getStyleClass().add("faint");
        kind.setMinWidth(USE_PREF_SIZE);
        kind.textProperty().bind(texts.bind("place.kind." + model.target().kind()));
        var address = new Button(model.source());
        address.setId(Ids.COPY_ADDRESS);
        address.getStyleClass().addAll("flat", "small", "mono", "address");
        address.setMaxWidth(LONGEST);
        address.accessibleTextProperty().bind(texts.bind("bar.address.accessible", model.source()));
        address.setTooltip(tip(texts, "bar.address.tip"));
        address.setOnAction(event -> new SystemClipboard().accept(model.copied()));
        var other = new ToggleButton();
        other.setId(Ids.PLACE_CHANGE);
        other.getStyleClass().addAll("flat", "small");
        other.setMinWidth(USE_PREF_SIZE);
        other.setGraphic(new FontIcon(Feather.CHEVRON_DOWN));
        other.accessibleTextProperty().bind(texts.bind("action.place.connect"));
        other.setTooltip(tip(texts, "action.place.connect"));
        other.selectedProperty().bindBidirectional(model.asking());
        getChildren().addAll(lamp, kind, address, other);
    }

    /// The word before the address, for a bar that has no room for it.
    public Label kind() {
        return kind;
    }

    private static Tooltip tip(Texts texts, String key) {
        var tip = new Tooltip();
        tip.textProperty().bind(texts.bind(key));
        return tip;
    }
}
