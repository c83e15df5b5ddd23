package io.glassroom.server.transport;

import io.netty.handler.codec.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The headers of an upgrade request in one array, a line each: as a map they would take more memory than all else that
/// an idle connection has, and they are looked at once if ever.
final class UpgradeHeaders {

    private final byte[] lines;

    UpgradeHeaders(HttpHeaders headers) {
        var text = new StringBuilder();
        headers.forEach(header -> text.append(header.getKey().toLowerCase(Locale.ROOT))
                .append(':')
                .append(header.getValue())
                .append('\n'));
        lines = text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// Names in lower case, values in the order in which they came.
    Map<String, List<String>> toMap() {
        var map = new TreeMap<String, List<String>>();
        new String(lines, StandardCharsets.UTF_8).lines().forEach(line -> {
            int colon = line.indexOf(':');
            map.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>()).add(line.substring(colon + 1));
        });
        map.replaceAll((name, values) -> List.copyOf(values));
        return Collections.unmodifiableMap(map);
    }
}
