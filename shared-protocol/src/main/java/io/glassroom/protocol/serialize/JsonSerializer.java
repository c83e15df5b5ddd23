package io.glassroom.protocol.serialize;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import io.glassroom.protocol.packet.Bytes;
import java.lang.reflect.Type;

/// JSON with gson (protocol.md, section 5, "Text"). Reads CESU-8 as well as UTF-8, because old browser clients send
/// emoji as two surrogates of three bytes each; writes code points above U+FFFF as `\uD83D\uDE00`, which every client
/// reads right.
public final class JsonSerializer implements Serializer {

    private final Gson gson;

    public JsonSerializer() {
        this(new GsonBuilder().disableHtmlEscaping().create());
    }

    public JsonSerializer(Gson gson) {
        this.gson = gson;
    }

    @Override
    public String name() {
        return "json";
    }

    @Override
    public Bytes write(Object value) {
        return switch (value) {
            case Bytes bytes -> bytes;
            case byte[] array -> Bytes.copyOf(array);
            default -> Bytes.utf8(escapeAstral(gson.toJson(value)));
        };
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T read(Bytes body, Type type) {
        if (type == Bytes.class) {
            return (T) body;
        }
        if (type == byte[].class) {
            return (T) body.toArray();
        }
        try {
            T value = gson.fromJson(LenientUtf8.decode(body), type);
            if (value == null) {
                throw new UnreadableBodyException("body is empty or null, not " + type.getTypeName());
            }
            return value;
        } catch (JsonParseException | StackOverflowError e) {
            throw new UnreadableBodyException("body is not the JSON of " + type.getTypeName() + ": " + e.getMessage());
        }
    }

    private static String escapeAstral(String json) {
        int first = 0;
        while (first < json.length() && !Character.isSurrogate(json.charAt(first))) {
            first++;
        }
        if (first == json.length()) {
            return json;
        }
        var escaped = new StringBuilder(json.length() + 16).append(json, 0, first);
        for (int i = first; i < json.length(); i++) {
            char c = json.charAt(i);
            if (Character.isSurrogate(c)) {
                escaped.append("\\u%04X".formatted((int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
