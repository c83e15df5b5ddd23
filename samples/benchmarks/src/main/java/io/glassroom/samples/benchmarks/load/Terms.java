package io.glassroom.samples.benchmarks.load;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the server laid down in its handshake response (protocol.md section 3).
///
/// @param heartbeatSeconds between two heartbeats, 0 for none
/// @param codes            dictionary code of each route; empty when the server has no dictionary
record Terms(int heartbeatSeconds, Map<String, Integer> codes) {
    /// Before any handshake, and for plain frames.
    static final Terms NONE = new Terms(0, Map.of());

    private static final Pattern HEARTBEAT = Pattern.compile("\"heartbeat\"\\s*:\\s*(\\d+)");
    private static final Pattern DICTIONARY = Pattern.compile("\"(?:dict|routeToCode)\"\\s*:\\s*\\{([^}]*)}");
    private static final Pattern ENTRY = Pattern.compile("\"([^\"]+)\"\\s*:\\s*(\\d+)");
    private static final Pattern ACCEPTED = Pattern.compile("\"code\"\\s*:\\s*200\\b");

    Terms {
        codes = Map.copyOf(codes);
    }

    /// @throws LoadException when the server refused
    static Terms parse(String json) {
        checkAccepted(json);
        Map<String, Integer> codes = new HashMap<>();
        Matcher dictionary = DICTIONARY.matcher(json);
        if (dictionary.find()) {
            Matcher entry = ENTRY.matcher(dictionary.group(1));
            while (entry.find()) {
                codes.put(entry.group(1), Integer.parseInt(entry.group(2)));
            }
        }
        Matcher heartbeat = HEARTBEAT.matcher(json);
        return new Terms(heartbeat.find() ? Integer.parseInt(heartbeat.group(1)) : 0, codes);
    }

    static void checkAccepted(String json) {
        if (!json.contains("\"code\":200") && !ACCEPTED.matcher(json).find()) {
            throw new LoadException("the server refused the handshake: " + json);
        }
    }

    int code(String route) {
        return codes.getOrDefault(route, 0);
    }
}
