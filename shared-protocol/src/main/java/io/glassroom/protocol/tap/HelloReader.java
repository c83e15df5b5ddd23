package io.glassroom.protocol.tap;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.glassroom.protocol.message.RouteDictionary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Reads the one line that has nested parts, and comes but once in a stream.
final class HelloReader {

    private final String line;

    private HelloReader(String line) {
        this.line = line;
    }

    static TapLine.Hello read(String line) {
        return new HelloReader(line).hello(JsonParser.parseString(line).getAsJsonObject());
    }

    /// A member, on its own in a line of another kind.
    static NodeInfo member(String line, JsonObject json) {
        return new HelloReader(line).memberOf(json);
    }

    private TapLine.Hello hello(JsonObject json) {
        Map<String, Integer> codes = new TreeMap<>();
        object(json, "dict").entrySet().forEach(entry -> codes.put(entry.getKey(), entry.getValue().getAsInt()));
        List<TapLine.Present> present = new ArrayList<>();
        array(json, "present").forEach(one -> present.add(present(one.getAsJsonObject())));
        return new TapLine.Hello(
                text(json, "n"),
                text(json, "version"),
                RouteDictionary.ofCodes(codes),
                Duration.ofNanos(need(json, "heartbeat").getAsLong()),
                text(json, "serializer"),
                present,
                json.has("cluster") ? text(json, "cluster") : "",
                members(json));
    }

    private List<NodeInfo> members(JsonObject json) {
        List<NodeInfo> members = new ArrayList<>();
        if (json.has("members")) {
            array(json, "members").forEach(one -> members.add(memberOf(one.getAsJsonObject())));
        }
        return members;
    }

    private NodeInfo memberOf(JsonObject json) {
        List<String> services = new ArrayList<>();
        array(json, "services").forEach(service -> services.add(service.getAsString()));
        return new NodeInfo(
                text(json, "n"), text(json, "role"), text(json, "label"), text(json, "inspect"), text(json, "clients"), services);
    }

    private TapLine.Present present(JsonObject json) {
        List<String> groups = new ArrayList<>();
        array(json, "groups").forEach(group -> groups.add(group.getAsString()));
        return new TapLine.Present(
                text(json, "c"),
                text(json, "remote"),
                text(json, "state"),
                need(json, "id").getAsLong(),
                text(json, "u"),
                json.has("name") ? text(json, "name") : "",
                groups);
    }

    private String text(JsonObject json, String key) {
        return need(json, key).getAsString();
    }

    private JsonObject object(JsonObject json, String key) {
        return need(json, key).getAsJsonObject();
    }

    private JsonArray array(JsonObject json, String key) {
        return need(json, key).getAsJsonArray();
    }

    private JsonElement need(JsonObject json, String key) {
        JsonElement value = json.get(key);
        if (value == null) {
            throw new TapFormatException(line, "no " + key);
        }
        return value;
    }
}
