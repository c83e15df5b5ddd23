package mychat;

import com.google.gson.JsonObject;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// Lesson 6: short codes for the names of routes. Both ends know the same ones, because the server tells them in the
/// handshake.
public final class RouteDictionary {

    /// No codes at all.
    public static final RouteDictionary NONE = new RouteDictionary(Map.of());

    private final Map<String, Integer> codes = new TreeMap<>();
    private final Map<Integer, String> routes = new TreeMap<>();

    private RouteDictionary(Map<String, Integer> given) {
        given.forEach((route, code) -> {
            codes.put(route, code);
            routes.put(code, route);
        });
    }

    /// Codes from 1 on, in the order of the sorted routes: the same in every run.
    public static RouteDictionary of(Collection<String> routes) {
        Map<String, Integer> codes = new TreeMap<>();
        for (String route : new TreeSet<>(routes)) {
            codes.put(route, codes.size() + 1);
        }
        return new RouteDictionary(codes);
    }

    /// The code of a route; 0 if it has none.
    public int codeOf(String route) {
        return codes.getOrDefault(route, 0);
    }

    /// The route of a code. A code that stands for none becomes a name that no route has: `#7`.
    public String routeOf(int code) {
        return routes.getOrDefault(code, "#" + code);
    }

    /// Tells clients, in the `sys` of the handshake: `dict` and `routeToCode` (route to code), `codeToRoute` (code to
    /// route). Who has no codes says nothing.
    public void writeTo(JsonObject sys) {
        if (codes.isEmpty()) {
            return;
        }
        JsonObject forward = new JsonObject();
        JsonObject back = new JsonObject();
        codes.forEach(forward::addProperty);
        routes.forEach((code, route) -> back.addProperty(String.valueOf(code), route));
        sys.add("dict", forward);
        sys.add("routeToCode", forward.deepCopy());
        sys.add("codeToRoute", back);
    }

    /// What a server told in the `sys` of its handshake; [#NONE] if nothing.
    public static RouteDictionary readFrom(JsonObject sys) {
        Map<String, Integer> codes = new TreeMap<>();
        if (sys.get("dict") instanceof JsonObject dict) {
            dict.asMap().forEach((route, code) -> codes.put(route, code.getAsInt()));
        }
        return codes.isEmpty() ? NONE : new RouteDictionary(codes);
    }
}
