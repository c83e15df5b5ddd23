package io.glassroom.client.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where a person has put things in the window: dividers, columns, tabs. Everything in it can be put back at once to
/// where it was before anybody touched it.
public final class LayoutMemory {

    private static final String PREFIX = "layout.";
    private static final String NAMES = PREFIX + "names"; // of all that has been moved

    private final Settings settings;
    private final List<Runnable> resets = new ArrayList<>();

    LayoutMemory(Settings settings) {
        this.settings = settings;
    }

    /// What was noted under this name since the last reset.
    public Optional<String> recall(String name) {
        return settings.recall(PREFIX + name).filter(text -> !text.isEmpty());
    }

    public void remember(String name, String value) {
        settings.remember(PREFIX + name, value);
        List<String> names = names();
        if (!names.contains(name)) {
            names.add(name);
            settings.remember(NAMES, String.join(" ", names));
        }
    }

    /// Forgets everything, and puts everything back.
    public void reset() {
        names().forEach(name -> settings.remember(PREFIX + name, ""));
        settings.remember(NAMES, "");
        List.copyOf(resets).forEach(Runnable::run);
    }

    /// Runs this on each reset, after everything has been forgotten.
    public void onReset(Runnable putBack) {
        resets.add(putBack);
    }

    private List<String> names() {
        return new ArrayList<>(settings.recall(NAMES)
                .filter(text -> !text.isEmpty())
                .map(text -> List.of(text.split(" ")))
                .orElse(List.of()));
    }
}
