package io.glassroom.client.learn;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The question before something takes the place of the learner's files of the open lesson, and what there is to say
/// after it. Owned by the FX thread.
public final class ReplaceViewModel {

    private final BooleanSupplier possible;
    private final Consumer<Replacement> command;
    private final ReadOnlyObjectWrapper<@Nullable Replacement> asked = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Replaced> replaced = new ReadOnlyObjectWrapper<>();

    /// The learner's files were replaced.
    ///
    /// @param kept copies of what was there
    public record Replaced(Replacement by, List<Path> kept) {

        public Replaced {
            kept = List.copyOf(kept);
        }
    }

    /// @param possible whether there are files to replace
    /// @param command replaces them, and tells [#done]
    ReplaceViewModel(BooleanSupplier possible, Consumer<Replacement> command) {
        this.possible = possible;
        this.command = command;
    }

    // Properties

    /// What the learner is asked to confirm; null if nothing.
    public ReadOnlyObjectProperty<@Nullable Replacement> asked() {
        return asked.getReadOnlyProperty();
    }

    /// What has just taken the place of the learner's files; null if nothing has.
    public ReadOnlyObjectProperty<@Nullable Replaced> replaced() {
        return replaced.getReadOnlyProperty();
    }

    // Commands

    /// Asks the learner whether it shall be done.
    public void ask(Replacement what) {
        if (possible.getAsBoolean()) {
            replaced.set(null);
            asked.set(what);
        }
    }

    /// Takes the question back, and lets go of what was said.
    public void dismiss() {
        asked.set(null);
        replaced.set(null);
    }

    /// Does what was asked. What the learner wrote is kept beside the new files.
    public void confirm() {
        Replacement what = asked.get();
        asked.set(null);
        if (what != null) {
            command.accept(what);
        }
    }

    void done(Replaced now) {
        replaced.set(now);
    }
}
