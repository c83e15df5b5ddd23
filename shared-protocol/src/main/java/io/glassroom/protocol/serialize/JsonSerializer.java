package io.glassroom.protocol.serialize;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.Strictness;
import io.glassroom.protocol.packet.Bytes;
import java.lang.reflect.Type;

/// JSON with gson, as [JsonText]. Left to itself gson also reads much that is not JSON (unquoted keys, `'text'`, remarks);
/// this one does not, for a client that sends such things works with no other server.
public final class JsonSerializer implements Serializer {

    private final Gson gson;

    public JsonSerializer() {
        this(new GsonBuilder().disableHtmlEscaping().setStrictness(Strictness.STRICT).create());
    }

    public JsonSerializer(Gson gson) {
        this.gson = gson;
    }

    @Override
    public String name() {
        return "json";
    }

    @Override
    public Bytes writeValue(Object value) {
        return JsonText.encode(gson.toJson(value));
    }

    @Override
    public <T> T readValue(Bytes body, Type type) {
        T value;
        try {
            value = gson.fromJson(JsonText.decode(body), type);
        } catch (RuntimeException e) { // not only gson's own: the constructor of a record may refuse what was read
            throw new UnreadableBodyException("body is not the JSON of " + type.getTypeName() + ": " + firstLine(e));
        }
        if (value == null) {
            throw new UnreadableBodyException("body is empty or null, not " + type.getTypeName());
        }
        return value;
    }

    /// What is wrong and where, without the advice to programmers that gson puts around it.
    private static String firstLine(RuntimeException e) {
        String message = String.valueOf((e.getCause() == null ? e : e.getCause()).getMessage());
        return message.lines().findFirst().orElse("").replaceFirst("^Use JsonReader.* to accept malformed", "malformed");
    }
}
