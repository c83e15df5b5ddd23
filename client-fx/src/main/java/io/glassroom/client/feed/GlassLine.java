package io.glassroom.client.feed;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.glassroom.client.model.ConnectionMemory;
import io.glassroom.client.model.HandshakeStep;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.tap.TapCodec;
import io.glassroom.protocol.tap.TapFormatException;
import io.glassroom.protocol.tap.TapLine;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// One line of a recording (docs/recordings.md): the lines of the inspector's stream, and a few more.
public sealed interface GlassLine {

    /// The format that this program writes.
    int FORMAT = 1;

    /// The first line.
    ///
    /// @param format version of the format
    /// @param program that wrote it, with its version
    /// @param source what was recorded: an address
    /// @param begun when
    record Head(int format, String program, String source, Instant begun) implements GlassLine {}

    /// What an inspector's stream says too.
    record Tapped(TapLine line) implements GlassLine {}

    /// What was known of a connection when the recording began.
    record Known(ConnectionMemory memory) implements GlassLine {}

    /// What a person wrote beside a packet.
    record Written(Margin margin) implements GlassLine {}

    /// Reads one line, with or without its newline; empty for a kind of line that is of a later format.
    ///
    /// @throws TapFormatException if it is not a line of a recording
    static Optional<GlassLine> decode(String line) {
        if (isOurs(line)) {
            try {
                JsonObject json = JsonParser.parseString(line).getAsJsonObject();
                return Optional.of(read(json));
            } catch (JsonParseException | IllegalStateException | IllegalArgumentException | NullPointerException
                    | UnsupportedOperationException | ArithmeticException e) {
                throw new TapFormatException(line, "a value is missing or not of its kind");
            }
        }
        return TapCodec.decode(line).map(Tapped::new);
    }

    private static boolean isOurs(String line) {
        return line.startsWith("{\"k\":\"glass\"")
                || line.startsWith("{\"k\":\"known\"")
                || line.startsWith("{\"k\":\"mark\"")
                || line.startsWith("{\"k\":\"note\"")
                || line.startsWith("{\"k\":\"zero\"");
    }

    private static GlassLine read(JsonObject json) {
        return switch (json.get("k").getAsString()) {
            case "glass" -> new Head(
                    json.get("format").getAsInt(),
                    json.get("program").getAsString(),
                    json.get("source").getAsString(),
                    Instant.parse(json.get("begun").getAsString()));
            case "known" -> new Known(memory(json));
            case "mark" -> new Written(new Margin.Mark(json.get("p").getAsLong(), json.get("set").getAsBoolean()));
            case "note" -> new Written(new Margin.Note(json.get("p").getAsLong(), json.get("text").getAsString()));
            case "zero" -> new Written(new Margin.Reference(json.get("p").getAsLong()));
            case String other -> throw new IllegalArgumentException(other);
        };
    }

    private static ConnectionMemory memory(JsonObject json) {
        Map<HandshakeStep, Long> steps = new EnumMap<>(HandshakeStep.class);
        json.getAsJsonObject("steps").entrySet().forEach(entry ->
                steps.put(
                        HandshakeStep.valueOf(entry.getKey().toUpperCase(Locale.ROOT)), entry.getValue().getAsLong()));
        return new ConnectionMemory(
                json.get("n").getAsString(),
                json.get("c").getAsString(),
                json.get("name").getAsString(),
                steps,
                Duration.ofNanos(json.get("heartbeat").getAsLong()));
    }

    /// The line with its newline.
    default Bytes encode() {
        return switch (this) {
            case Tapped(TapLine line) -> TapCodec.encode(line);
            case Head head -> {
                var json = kind("glass");
                json.addProperty("format", head.format);
                json.addProperty("program", head.program);
                json.addProperty("source", head.source);
                json.addProperty("begun", head.begun.toString());
                yield line(json);
            }
            case Known(ConnectionMemory memory) -> {
                var json = kind("known");
                json.addProperty("n", memory.node());
                json.addProperty("c", memory.id());
                json.addProperty("name", memory.name());
                json.addProperty("heartbeat", memory.heartbeat().toNanos());
                var steps = new JsonObject();
                memory.steps().forEach((step, nanos) -> steps.addProperty(step.name().toLowerCase(Locale.ROOT), nanos));
                json.add("steps", steps);
                yield line(json);
            }
            case Written(Margin.Mark(long packet, boolean set)) -> {
                var json = kind("mark");
                json.addProperty("p", packet);
                json.addProperty("set", set);
                yield line(json);
            }
            case Written(Margin.Note(long packet, String text)) -> {
                var json = kind("note");
                json.addProperty("p", packet);
                json.addProperty("text", text);
                yield line(json);
            }
            case Written(Margin.Reference(long packet)) -> {
                var json = kind("zero");
                json.addProperty("p", packet);
                yield line(json);
            }
        };
    }

    private static JsonObject kind(String kind) {
        var json = new JsonObject();
        json.addProperty("k", kind);
        return json;
    }

    private static Bytes line(JsonObject json) {
        return Bytes.utf8(json + "\n");
    }
}
