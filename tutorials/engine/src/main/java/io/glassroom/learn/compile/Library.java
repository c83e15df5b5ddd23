package io.glassroom.learn.compile;

import com.google.gson.JsonElement;
import io.glassroom.kit.Connection;
import java.net.URISyntaxException;
import java.nio.file.Path;

/// What the learner's code may use beside Java itself, and nothing else of ours.
public enum Library {
    KIT(Connection.class),
    GSON(JsonElement.class);

    private final Class<?> witness;

    Library(Class<?> witness) {
        this.witness = witness;
    }

    /// The jar that it comes from; a folder of classes where Glassroom itself is being developed.
    public Path home() {
        try {
            return Path.of(witness.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
