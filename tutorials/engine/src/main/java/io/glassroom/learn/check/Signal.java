package io.glassroom.learn.check;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.glassroom.checks.Words;

/// What the process that runs the checks tells the engine: one line of JSON each.
sealed interface Signal {

    /// The process is there and waits for its order.
    record Ready() implements Signal {}

    /// A check begins.
    record Begun(String step, String check) implements Signal {}

    /// A check found all well.
    record Passed(String step, String check) implements Signal {}

    /// What passed between the learner's code and its world during the check that is about to be told as failed.
    record Run(String step, String check, Conversation conversation) implements Signal {}

    /// A check found other bytes than the rule wants.
    record Bytes(
            String step, String check, Rule rule, Words what, String expected, String actual, int at, boolean packets)
            implements Signal {}

    /// A check found another value.
    ///
    /// @param wanted the packet that is missing, in hexadecimal; empty if none is
    /// @param found the packet that it is about, in hexadecimal; empty if that is the last one
    /// @param at offset of a byte of that packet
    record Value(
            String step, String check, Rule rule, Words what, Words expected, Words actual, String wanted, String found,
            int at)
            implements Signal {}

    /// Something was thrown that the check did not expect.
    ///
    /// @param where the learner's line from which it came; empty if it came from none
    record Thrown(String step, String check, Rule rule, String type, String message, String where) implements Signal {}

    /// The process ends before its time: somebody called `System.exit`.
    record Exiting(String where) implements Signal {}

    /// The answer to "where are you?".
    ///
    /// @param deadlock whether threads wait for one another, and will for ever
    record Where(String where, boolean deadlock) implements Signal {}

    /// The checks could not even begin.
    record Broken(String message) implements Signal {}

    /// All checks have run.
    record Done() implements Signal {}

    /// One line, without its end.
    default String encode() {
        var json = new JsonObject();
        json.addProperty("k", getClass().getSimpleName());
        new Gson().toJsonTree(this).getAsJsonObject().entrySet().forEach(
                entry -> json.add(entry.getKey(), entry.getValue()));
        return json.toString();
    }

    /// @throws IllegalArgumentException if it is not such a line
    static Signal decode(String line) {
        JsonObject json = JsonParser.parseString(line).getAsJsonObject();
        String kind = json.get("k").getAsString();
        for (Class<?> type : Signal.class.getPermittedSubclasses()) {
            if (type.getSimpleName().equals(kind)) {
                return (Signal) new Gson().fromJson(json, type);
            }
        }
        throw new IllegalArgumentException("there is no signal " + kind);
    }
}
