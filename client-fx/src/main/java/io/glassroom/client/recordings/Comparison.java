package io.glassroom.client.recordings;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.glassroom.client.recordings.Report.Difference;
import io.glassroom.client.recordings.Report.Outcome;
import io.glassroom.protocol.message.Dissection;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Field;
import io.glassroom.protocol.packet.FieldSpan;
import io.glassroom.protocol.packet.Packet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Compares two packets byte by byte and says in which fields they differ. Of some fields it is known that they vary
/// from run to run; they are named, and marked so.
final class Comparison {

    /// In a Handshake of the server: its clock, and what it makes up for each connection.
    private static final Set<String> OF_HANDSHAKES = Set.of("body.sys.servertime", "body.sys.glassroom.resume");

    /// In messages: numbers that the server gives to its sessions (protocol.md, section 9).
    private static final Set<String> OF_MESSAGES = Set.of("body.uid", "body.members");

    private Comparison() {}

    /// @param then as recorded, with the dictionary of its connection
    /// @param now as it came, with the dictionary of this one
    static List<Difference> of(Bytes then, RouteDictionary thenRoutes, Bytes now, RouteDictionary nowRoutes) {
        if (then.equals(now)) {
            return List.of();
        }
        Dissection before = Dissection.of(then, thenRoutes);
        Dissection after = Dissection.of(now, nowRoutes);
        boolean handshake = before.packet().orElse(null) instanceof Packet.Handshake;
        var differences = new ArrayList<Difference>();
        heads(then, before, now, after, differences);
        String oldBody = body(before);
        String newBody = body(after);
        if (!oldBody.equals(newBody)) {
            bodies(oldBody, newBody, handshake, differences);
        }
        boolean onlyVarying = differences.stream().allMatch(
                difference -> difference.varies() || isLength(difference.field()));
        if (!onlyVarying) {
            return differences;
        }
        return differences.stream() // a length varies with what it counts
                .map(difference -> new Difference(difference.field(), difference.then(), difference.now(), true))
                .toList();
    }

    static Outcome outcome(List<Difference> differences) {
        if (differences.isEmpty()) {
            return Outcome.SAME;
        }
        return differences.stream().allMatch(Difference::varies) ? Outcome.VARIES : Outcome.CHANGED;
    }

    private static boolean isLength(String field) {
        return field.equals("pkt.len");
    }

    private static void heads(Bytes then, Dissection before, Bytes now, Dissection after, List<Difference> differences) {
        Map<Field, FieldSpan> others = new HashMap<>();
        after.fields().forEach(span -> others.put(span.field(), span));
        for (FieldSpan span : before.fields()) {
            FieldSpan other = others.remove(span.field());
            if (isBody(span.field())) {
                continue;
            }
            String value = other == null ? "" : other.value();
            if (other == null || !span.value().equals(value) || !bytes(then, span).equals(bytes(now, other))) {
                differences.add(new Difference(span.field().filterName(), span.value(), value, false));
            }
        }
        others.values().stream()
                .filter(span -> !isBody(span.field()))
                .forEach(span -> differences.add(new Difference(span.field().filterName(), "", span.value(), false)));
    }

    private static Bytes bytes(Bytes packet, FieldSpan span) {
        return packet.slice(Math.min(span.offset(), packet.length()), Math.min(span.end(), packet.length()));
    }

    private static boolean isBody(Field field) {
        return field == Field.PACKET_BODY || field == Field.MESSAGE_BODY;
    }

    private static String body(Dissection dissection) {
        return dissection
                .message()
                .map(message -> message.body().utf8())
                .or(() -> dissection.packet().map(packet -> packet.body().utf8()))
                .orElse("");
    }

    private static void bodies(String then, String now, boolean handshake, List<Difference> differences) {
        Set<String> varying = handshake ? OF_HANDSHAKES : OF_MESSAGES;
        try {
            JsonElement before = JsonParser.parseString(then);
            JsonElement after = JsonParser.parseString(now);
            if (before.equals(after)) {
                differences.add(new Difference("body", then, now, false)); // the same said with other bytes
            } else {
                walk("body", before, after, varying, differences);
            }
        } catch (JsonParseException | StackOverflowError e) {
            differences.add(new Difference("body", then, now, false));
        }
    }

    private static void walk(String path, JsonElement then, JsonElement now, Set<String> varying, List<Difference> differences) {
        if (then.equals(now)) {
            return;
        }
        boolean varies = varying.contains(path);
        if (!varies && then instanceof JsonObject before && now instanceof JsonObject after) {
            var keys = new TreeSet<>(before.keySet());
            keys.addAll(after.keySet());
            for (String key : keys) {
                String inner = path + "." + key;
                if (!before.has(key) || !after.has(key)) {
                    differences.add(new Difference(inner, text(before.get(key)), text(after.get(key)), varying.contains(inner)));
                } else {
                    walk(inner, before.get(key), after.get(key), varying, differences);
                }
            }
        } else if (!varies && then instanceof JsonArray before && now instanceof JsonArray after && before.size() == after.size()) {
            for (int i = 0; i < before.size(); i++) {
                walk(path + "[" + i + "]", before.get(i), after.get(i), varying, differences);
            }
        } else {
            differences.add(new Difference(path, text(then), text(now), varies));
        }
    }

    private static String text(@Nullable JsonElement element) {
        return element == null ? "" : element.toString();
    }
}
