package io.glassroom.client.filter;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The way to values within a JSON text: `$.content`, `$.members[0].name`, `$["odd name"]`, `$.members[*]`.
///
/// @param steps from the outside in
public record JsonPath(List<Step> steps) {

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_-]+");
    private static final Pattern STEP = Pattern.compile("\\.(" + PLAIN + ")|\\[(\\d{1,9})]|\\[(\\*)]|\\[\"((?:[^\"\\\\]|\\\\.)*)\"]");

    /// One step inwards.
    public sealed interface Step {

        record Member(String name) implements Step {}

        record Element(int index) implements Step {}

        /// Every element of an array.
        record Each() implements Step {}
    }

    public JsonPath {
        steps = List.copyOf(steps);
    }

    /// @return empty if the text is no such path
    public static Optional<JsonPath> parse(String text) {
        if (!text.startsWith("$")) {
            return Optional.empty();
        }
        var steps = new ArrayList<Step>();
        Matcher next = STEP.matcher(text);
        int at = 1;
        while (at < text.length()) {
            if (!next.region(at, text.length()).lookingAt()) {
                return Optional.empty();
            }
            steps.add(step(next));
            at = next.end();
        }
        return steps.isEmpty() ? Optional.empty() : Optional.of(new JsonPath(steps));
    }

    private static Step step(Matcher found) {
        if (found.group(1) != null) {
            return new Step.Member(found.group(1));
        }
        if (found.group(2) != null) {
            return new Step.Element(Integer.parseInt(found.group(2)));
        }
        return found.group(3) != null ? new Step.Each() : new Step.Member(found.group(4).replaceAll("\\\\(.)", "$1"));
    }

    /// The text that parses to this.
    public String text() {
        var text = new StringBuilder("$");
        for (Step step : steps) {
            switch (step) {
                case Step.Member(String name) when PLAIN.matcher(name).matches() -> text.append('.').append(name);
                case Step.Member(String name) ->
                    text.append("[\"").append(name.replace("\\", "\\\\").replace("\"", "\\\"")).append("\"]");
                case Step.Element(int index) -> text.append('[').append(index).append(']');
                case Step.Each() -> text.append("[*]");
            }
        }
        return text.toString();
    }

    /// All values that the path leads to, texts without their quotation marks; none if the text is not JSON as far as
    /// the path goes.
    public List<String> values(String json) {
        if (steps.getLast() instanceof Step.Member(String name) && !json.contains(name) && json.indexOf('\\') < 0) {
            return List.of();
        }
        var found = new ArrayList<String>();
        try (var in = new JsonReader(new StringReader(json))) {
            walk(in, 0, found);
        } catch (IOException | JsonParseException | IllegalStateException | StackOverflowError e) {
            return List.copyOf(found); // what comes before the break is there
        }
        return found;
    }

    private void walk(JsonReader in, int depth, List<String> found) throws IOException {
        if (depth == steps.size()) {
            found.add(switch (in.peek()) {
                case STRING, NUMBER -> in.nextString();
                case BEGIN_ARRAY, BEGIN_OBJECT, BOOLEAN, NULL, END_ARRAY, END_OBJECT, NAME, END_DOCUMENT ->
                    JsonParser.parseReader(in).toString();
            });
            return;
        }
        switch (steps.get(depth)) {
            case Step.Member(String name) -> member(in, name, depth, found);
            case Step.Element(int index) -> elements(in, index, depth, found);
            case Step.Each() -> elements(in, -1, depth, found);
        }
    }

    private void member(JsonReader in, String name, int depth, List<String> found) throws IOException {
        if (in.peek() != JsonToken.BEGIN_OBJECT) {
            in.skipValue();
            return;
        }
        in.beginObject();
        while (in.hasNext()) {
            if (in.nextName().equals(name)) {
                walk(in, depth + 1, found);
            } else {
                in.skipValue();
            }
        }
        in.endObject();
    }

    private void elements(JsonReader in, int wanted, int depth, List<String> found) throws IOException {
        if (in.peek() != JsonToken.BEGIN_ARRAY) {
            in.skipValue();
            return;
        }
        in.beginArray();
        for (int index = 0; in.hasNext(); index++) {
            if (wanted < 0 || index == wanted) {
                walk(in, depth + 1, found);
            } else {
                in.skipValue();
            }
        }
        in.endArray();
    }
}
