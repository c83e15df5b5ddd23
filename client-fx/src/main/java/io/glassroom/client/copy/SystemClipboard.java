package io.glassroom.client.copy;

import java.util.function.Consumer;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// The clipboard that all programs of the machine share.
public final class SystemClipboard implements Consumer<String> {

    @Override
    public void accept(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
