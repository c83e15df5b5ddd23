package io.glassroom.server.transport;

import java.util.Optional;

/// What is served over plain HTTP beside the WebSocket. Asked on an event loop, so it must not block; safe for several
/// threads.
@FunctionalInterface
public interface Pages {

    Pages NONE = (method, path) -> Optional.empty();

    /// @param method `GET` or `HEAD`; of a HEAD the body is counted and not sent
    /// @param path decoded, beginning with `/`, without the query
    /// @return empty if there is no such page, which is answered by 404
    Optional<Page> find(String method, String path);

    /// These pages, and where there is none those.
    default Pages or(Pages others) {
        return (method, path) -> find(method, path).or(() -> others.find(method, path));
    }
}
