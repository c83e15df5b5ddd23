package io.glassroom.server.transport;

import java.util.Optional;

/// What is served over plain HTTP beside the WebSocket. Asked on an event loop, so it must not block; safe for several
/// threads.
@FunctionalInterface
public interface Pages {

    Pages NONE = request -> Optional.empty();

    /// @return empty if there is no such page, which is answered by 404
    Optional<Page> find(PageRequest request);

    /// These pages, and where there is none those.
    default Pages or(Pages others) {
        return request -> find(request).or(() -> others.find(request));
    }
}
