package io.glassroom.protocol.tap;

import java.util.List;

/// A node of a cluster, as watchers are told of it.
///
/// @param node its name: `gate-1`
/// @param role `master`, `gate`, `chat` or `all`
/// @param label that routing may go by; may be empty
/// @param inspect where it lets itself be inspected: `ws://127.0.0.1:3250/inspect`; empty if nowhere
/// @param clients where clients connect; empty if they do not
/// @param services that it has, by name
public record NodeInfo(String node, String role, String label, String inspect, String clients, List<String> services) {

    public NodeInfo {
        services = List.copyOf(services);
    }
}
