package io.glassroom.server.node;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.glassroom.server.cluster.Member;
import io.glassroom.server.cluster.Membership;
import java.util.Locale;

/// How a node is.
///
/// @param serving whether it takes new work: not while it drains
/// @param membership as the node sees it
/// @param lines to other members that are open
/// @param waiting bytes, for other members
record Health(NodeConfig config, boolean serving, int sessions, Membership membership, int lines, long waiting) {

    String status() {
        return serving ? "up" : "draining";
    }

    /// For whoever asks: `{"status":"up"}`.
    JsonObject brief() {
        var json = new JsonObject();
        json.addProperty("status", status());
        return json;
    }

    /// For operators: who it is, and who belongs to its cluster.
    JsonObject whole() {
        JsonObject json = brief();
        json.addProperty("node", config.name());
        json.addProperty("role", config.role().word());
        json.addProperty("label", config.label());
        json.addProperty("version", ProgramVersion.text());
        json.addProperty("sessions", sessions);
        config.cluster().ifPresent(cluster -> {
            json.addProperty("cluster", cluster.name());
            json.addProperty("view", membership.view());
            var members = new JsonArray();
            membership.members().forEach(member -> members.add(member(member)));
            json.add("members", members);
            json.addProperty("lines", lines);
            json.addProperty("waiting", waiting);
        });
        return json;
    }

    private static JsonObject member(Member member) {
        var json = new JsonObject();
        json.addProperty("node", member.name());
        json.addProperty("role", member.role().word());
        json.addProperty("label", member.label());
        json.addProperty("state", member.state().name().toLowerCase(Locale.ROOT));
        var services = new JsonArray();
        member.services().forEach(services::add);
        json.add("services", services);
        return json;
    }
}
