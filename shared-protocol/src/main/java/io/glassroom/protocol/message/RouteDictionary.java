package io.glassroom.protocol.message;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Two-byte codes in place of route names (protocol.md, sections 2 and 3). Both ends learn it in the handshake.
///
/// Codes are 1 to 65 535 and never 0, which JavaScript clients take for "absent". Immutable.
public final class RouteDictionary {

    public static final int MAX_CODE = 0xffff;

    /// No route is compressed.
    public static final RouteDictionary EMPTY = new RouteDictionary(new TreeMap<>());

    private final SortedMap<String, Integer> codes;
    private final Map<Integer, Route> routes;
    private final String version;

    private RouteDictionary(SortedMap<String, Integer> codes) {
        this.codes = Collections.unmodifiableSortedMap(codes);
        this.routes = codes.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getValue, entry -> new Route.Named(entry.getKey())));
        this.version = fingerprint(codes);
    }

    /// Gives the codes 1, 2, 3 … to the names in their natural order: the same names have the same codes in every run.
    ///
    /// @throws IllegalArgumentException for a name that occurs twice, is empty or longer than 255 bytes, or if there
    ///     are more than 65 535
    public static RouteDictionary of(Collection<String> names) {
        var sorted = new TreeMap<String, Integer>();
        for (String name : names) {
            if (sorted.put(name, 0) != null) {
                throw new IllegalArgumentException("route " + name + " occurs twice");
            }
        }
        int code = 0;
        for (var entry : sorted.entrySet()) {
            entry.setValue(++code);
        }
        return ofCodes(sorted);
    }

    /// A dictionary with codes given by somebody else, as a client reads it from the handshake.
    ///
    /// @throws IllegalArgumentException for a code outside 1 to 65 535, a code that occurs twice, or a bad name
    public static RouteDictionary ofCodes(Map<String, Integer> codes) {
        var copy = new TreeMap<String, Integer>();
        var seen = new HashSet<Integer>();
        codes.forEach((name, code) -> {
            new Route.Named(name);
            if (code < 1 || code > MAX_CODE) {
                throw new IllegalArgumentException("code of " + name + " is " + code + ", 1 to " + MAX_CODE);
            }
            if (!seen.add(code)) {
                throw new IllegalArgumentException("code " + code + " occurs twice");
            }
            copy.put(name, code);
        });
        return copy.isEmpty() ? EMPTY : new RouteDictionary(copy);
    }

    /// The code of a name, or 0 if it has none.
    public int codeOf(String name) {
        Integer code = codes.get(name);
        return code == null ? 0 : code;
    }

    /// The route of a code, or null if the code is not given to any.
    public @Nullable Route routeOf(int code) {
        return routes.get(code);
    }

    /// Names and codes, sorted by name.
    public SortedMap<String, Integer> codes() {
        return codes;
    }

    public boolean isEmpty() {
        return codes.isEmpty();
    }

    /// A fingerprint of the content: a client that comes back with it need not be sent the dictionary again.
    public String version() {
        return version;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RouteDictionary that && codes.equals(that.codes);
    }

    @Override
    public int hashCode() {
        return codes.hashCode();
    }

    @Override
    public String toString() {
        return codes.toString();
    }

    private static String fingerprint(SortedMap<String, Integer> codes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            codes.forEach((name, code) -> { // the length keeps any two dictionaries apart, whatever is in their names
                digest.update((code + " " + name.length() + " " + name).getBytes(StandardCharsets.UTF_8));
            });
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
