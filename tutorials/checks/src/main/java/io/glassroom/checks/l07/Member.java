package io.glassroom.checks.l07;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import io.glassroom.checks.Expect;
import io.glassroom.checks.Messages;
import io.glassroom.checks.Track;
import io.glassroom.checks.Track.Side;
import io.glassroom.checks.Unlike.Place;
import io.glassroom.checks.Words;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import mychat.Message;
import mychat.Session;

/// A session that remembers what it is pushed. Safe for any thread.
class Member implements Session {

    private static final int GONE = 1000; // the close code of who leaves

    private final Track track = Track.working(Side.SERVER, "");
    private final List<Heard> heard = new ArrayList<>();
    private long lastId; // of its requests

    @Override
    public void push(String route, byte[] body) {
        byte[] packet = packet(route, body);
        synchronized (heard) {
            heard.add(new Heard(route + " " + normal(new String(body, StandardCharsets.UTF_8)), packet));
        }
        track.out(packet);
    }

    /// A push.
    ///
    /// @param text with its JSON in one spelling: `onMessage {"content":"hi","name":"ann"}`
    /// @param packet that carries it, as it is spelled
    record Heard(String text, byte[] packet) {}

    /// It asks the server for something.
    void asks(String route, String key, String value) {
        track.in(Messages.packet(new Message.Request(++lastId, route, json(key, value))));
    }

    /// It tells the server something.
    void tells(String route, String key, String value) {
        track.in(Messages.packet(new Message.Notify(route, json(key, value))));
    }

    /// Its connection ends.
    void goes() {
        track.closed(GONE, "");
    }

    private static byte[] json(String key, String value) {
        var body = new JsonObject();
        body.addProperty(key, value);
        return body.toString().getBytes(StandardCharsets.UTF_8);
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
            return texts(heard);
        }
    }

    /// Everything since the last call of this.
    List<Heard> take() {
        synchronized (heard) {
            List<Heard> taken = List.copyOf(heard);
            heard.clear();
            return taken;
        }
    }

    private static List<String> texts(List<Heard> pushes) {
        return pushes.stream().map(Heard::text).toList();
    }

    /// What it heard since the last time is this and nothing else.
    ///
    /// @param who it is, and when
    void hears(Words who, String... expected) {
        List<String> pushes = List.of(expected);
        List<Heard> actual = take();
        int same = 0;
        while (same < Math.min(pushes.size(), actual.size()) && pushes.get(same).equals(actual.get(same).text())) {
            same++;
        }
        byte[] wanted = same < pushes.size() ? packet(pushes.get(same)) : new byte[0];
        byte[] found = same < actual.size() ? actual.get(same).packet() : new byte[0];
        Words what = Words.of("what is heard by " + who.en(), who.zh() + " 听到的");
        Expect.equal(what, pushes, texts(actual), new Place(wanted, found, 0));
    }

    private static byte[] packet(String push) {
        int space = push.indexOf(' ');
        return packet(push.substring(0, space), push.substring(space + 1).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] packet(String route, byte[] body) {
        return Messages.packet(new Message.Push(route, body));
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
