package io.glassroom.checks.l07;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import io.glassroom.checks.Expect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import mychat.Session;

/// A session that remembers what it is pushed. Safe for any thread.
class Member implements Session {

    private final List<String> heard = new ArrayList<>();

    @Override
    public void push(String route, byte[] body) {
        synchronized (heard) {
            heard.add(route + " " + normal(new String(body, StandardCharsets.UTF_8)));
        }
    }

    /// The same JSON in one spelling, so that the order of its keys does not matter.
    private static String normal(String json) {
        try {
            return sorted(JsonParser.parseString(json)).toString();
        } catch (JsonSyntaxException e) {
            return json;
        }
    }

    private static JsonElement sorted(JsonElement element) {
        if (!(element instanceof JsonObject object)) {
            return element;
        }
        var sorted = new JsonObject();
        object.keySet().stream().sorted().forEach(key -> sorted.add(key, sorted(object.get(key))));
        return sorted;
    }

    @Override
    public void kick(int code, String reason) {
        throw new AssertionError("a room kicks nobody");
    }

    /// Everything so far: `onMessage {"content":"hi","name":"ann"}`.
    List<String> heard() {
        synchronized (heard) {
            return List.copyOf(heard);
        }
    }

    /// Everything since the last call of this.
    List<String> take() {
        synchronized (heard) {
            List<String> taken = List.copyOf(heard);
            heard.clear();
            return taken;
        }
    }

    /// What it heard since the last time is this and nothing else.
    void hears(String who, String... pushes) {
        Expect.equal("what " + who + " hears", List.of(pushes), take());
    }

    static String members(String... names) {
        var present = new JsonArray();
        List.of(names).forEach(present::add);
        var body = new JsonObject();
        body.add("names", present);
        return "onMembers " + body;
    }

    static String came(String name) {
        return "onNewUser " + pair(name + " joined", name);
    }

    static String went(String name) {
        return "onLeave " + pair(name + " left", name);
    }

    static String said(String name, String content) {
        return "onMessage " + pair(content, name);
    }

    /// Whom a push is about, other than `onMembers`.
    static String nameIn(String push) {
        JsonElement body = JsonParser.parseString(push.substring(push.indexOf(' ') + 1));
        return body.getAsJsonObject().get("name").getAsString();
    }

    private static String pair(String content, String name) {
        var body = new JsonObject();
        body.addProperty("content", content);
        body.addProperty("name", name);
        return body.toString();
    }
}
