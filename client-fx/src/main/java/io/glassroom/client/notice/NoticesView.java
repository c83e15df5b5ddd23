package io.glassroom.client.notice;

import io.glassroom.client.Ids;
import io.glassroom.client.text.Texts;
import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The notices, one below the other; no higher than they need.
public final class NoticesView extends VBox {

    private final Notices notices;
    private final Texts texts;

    public NoticesView(Notices notices, Texts texts) {
        this.notices = notices;
        this.texts = texts;
        notices.all().addListener((ListChangeListener<Notice>) change -> show());
        show();
    }

    private void show() {
        getChildren().setAll(notices.all().stream().map(this::line).toList());
    }

    private Node line(Notice notice) {
        var sentence = new Label();
        sentence.setId(Ids.notice(notice.id()));
        sentence.setWrapText(true);
        sentence.setMaxWidth(Double.MAX_VALUE);
        sentence.textProperty().bind(texts.bind(notice.key(), notice.details().toArray()));
        HBox.setHgrow(sentence, Priority.ALWAYS);
        var line = new HBox(sentence);
        line.getStyleClass().addAll("banner", "notice", notice.tone().name().toLowerCase(Locale.ROOT));
        notice.remedy().ifPresent(remedy -> line.getChildren().add(button(notice, remedy)));
        line.getChildren().add(dismiss(notice));
        return line;
    }

    private Button button(Notice notice, Notice.Remedy remedy) {
        var button = new Button();
        button.setId(Ids.remedy(notice.id()));
        button.getStyleClass().add("small");
        button.setMinWidth(USE_PREF_SIZE);
        button.textProperty().bind(texts.bind(remedy.key()));
        button.accessibleTextProperty().bind(button.textProperty());
        button.setOnAction(event -> {
            notices.withdraw(notice.id());
            remedy.run().run();
        });
        return button;
    }

    private Button dismiss(Notice notice) {
        var button = new Button();
        button.setId(Ids.dismiss(notice.id()));
        button.getStyleClass().addAll("flat", "small", "notice-dismiss");
        button.setMinWidth(USE_PREF_SIZE);
        button.setGraphic(new FontIcon(Feather.X));
        button.accessibleTextProperty().bind(texts.bind("notice.dismiss"));
        button.setOnAction(event -> notices.withdraw(notice.id()));
        return button;
    }
}
