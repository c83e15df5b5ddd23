package io.glassroom.client.live;

import io.glassroom.client.live.RelatedPackets.Bracket;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.Marks;
import io.glassroom.client.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// The first column: the bracket around the selected packet's flow, and the signs of what a person has written beside
/// the packet. What a sign means is said in words in other columns.
final class SignsCell extends RedrawnCell {

    private final PacketListViewModel model;
    private final Texts texts;
    private final Glyph mark = new Glyph("mark");
    private final Glyph note = new Glyph("note");
    private final Glyph reference = new Glyph("reference");
    private final HBox signs = new HBox();

    SignsCell(PacketListViewModel model, Texts texts) {
        super(model);
        this.model = model;
        this.texts = texts;
        getStyleClass().add("signs");
        signs.getStyleClass().add("signs-box");
        setContentDisplay(ContentDisplay.RIGHT);
        setGraphic(signs);
    }

    @Override
    void draw(@Nullable CapturedPacket packet) {
        signs.getChildren().clear();
        setAccessibleText(null);
        if (packet == null) {
            setText("");
            return;
        }
        Bracket bracket = model.bracket(packet);
        Marks marks = model.marks();
        List<String> words = new ArrayList<>();
        Optional<String> written = marks.note(packet.number());
        if (marks.isMarked(packet.number())) {
            words.add(texts.get("packets.marked"));
        }
        written.ifPresent(words::add);
        if (!words.isEmpty()) {
            signs.getChildren().add(written.isPresent() ? note : mark);
        }
        if (marks.reference().filter(from -> from.number() == packet.number()).isPresent()) {
            signs.getChildren().add(reference);
            words.add("t = 0");
        }
        if (bracket != Bracket.NONE && bracket != Bracket.THROUGH) {
            words.add(texts.get("packets.related"));
        }
        setText(bracket.sign());
        if (!words.isEmpty()) {
            setAccessibleText(String.join(", ", words));
        }
    }
}
