package io.glassroom.server.transport;

import java.util.List;

/// A request for a page, and who asks.
///
/// @param method `GET` or `HEAD`; of a HEAD the body is counted and not sent
/// @param path decoded, beginning with `/`, without the query
/// @param remoteAddress where from: `127.0.0.1:51844`
/// @param authorizations values of the header `Authorization`
public record PageRequest(String method, String path, String remoteAddress, List<String> authorizations) {
    public PageRequest {
        authorizations = List.copyOf(authorizations);
    }
}
