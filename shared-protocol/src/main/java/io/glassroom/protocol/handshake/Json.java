package io.glassroom.protocol.handshake;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.packet.ProtocolException;
import io.glassroom.protocol.packet.Rule;
import io.glassroom.protocol.serialize.JsonText;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Reads handshake bodies without trusting a single key to be there, or to be of the kind that it should be.
final class Json {

    private Json() {}

    /// @throws ProtocolException if the body is not a JSON object
    static JsonObject object(Bytes body) {
        try (var reader = new JsonReader(new StringReader(JsonText.decode(body)))) {
            reader.setStrictness(Strictness.STRICT);
            if (JsonParser.parseReader(reader) instanceof JsonObject object && reader.peek() == JsonToken.END_DOCUMENT) {
                return object;
            }
        } catch (JsonParseException | IOException e) {
            throw broken();
        }
        throw broken();
    }

    static JsonObject objectAt(JsonObject parent, String key) {
        return parent.get(key) instanceof JsonObject object ? object : new JsonObject();
    }

    static Optional<String> text(JsonObject parent, String key) {
        JsonElement value = parent.get(key);
        return value != null && value.isJsonPrimitive() ? Optional.of(value.getAsString()) : Optional.empty();
    }

    static OptionalInt number(JsonObject parent, String key) {
        return isNumber(parent.get(key)) ? OptionalInt.of((int) parent.get(key).getAsDouble()) : OptionalInt.empty();
    }

    /// Reads seconds since 1970.
    static Optional<Instant> instant(JsonObject parent, String key) {
        if (!isNumber(parent.get(key))) {
            return Optional.empty();
        }
        long seconds = (long) parent.get(key).getAsDouble();
        return Optional.of(
                Instant.ofEpochSecond(Math.clamp(seconds, Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond())));
    }

    private static boolean isNumber(@Nullable JsonElement value) {
        return value instanceof JsonPrimitive primitive && primitive.isNumber();
    }

    static boolean flag(JsonObject parent, String key) {
        JsonElement value = parent.get(key);
        return value != null && value.isJsonPrimitive() && value.getAsBoolean();
    }

    private static ProtocolException broken() {
        return new ProtocolException(Rule.HANDSHAKE_BODY, PacketEncoder.HEAD, "body is not a JSON object");
    }
}
