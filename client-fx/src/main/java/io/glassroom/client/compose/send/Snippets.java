package io.glassroom.client.compose.send;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import io.glassroom.client.settings.Settings;
import java.util.ArrayList;
import java.util.List;

/// Bodies that a person has sent, for each route the last few, kept in the settings.
final class Snippets {

    private static final int KEPT = 5; // of a route
    private static final int LONGEST = 4_000; // characters; longer ones are not kept

    private final Settings settings;
    private final Gson gson = new Gson();

    Snippets(Settings settings) {
        this.settings = settings;
    }

    /// The newest first.
    List<String> of(String route) {
        return settings.recall(key(route)).map(this::read).orElse(List.of());
    }

    private List<String> read(String saved) {
        try {
            String[] bodies = gson.fromJson(saved, String[].class);
            return bodies == null ? List.of() : List.of(bodies);
        } catch (JsonParseException | NullPointerException e) {
            return List.of(); // from another version
        }
    }

    void remember(String route, String body) {
        if (body.length() > LONGEST) {
            return;
        }
        var bodies = new ArrayList<>(of(route));
        bodies.remove(body);
        bodies.addFirst(body);
        settings.remember(key(route), gson.toJson(bodies.stream().limit(KEPT).toList()));
    }

    private static String key(String route) {
        return "compose.snippets." + route;
    }
}
