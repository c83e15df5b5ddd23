package io.glassroom.client.compose.gallery;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.server.session.NetworkEntity;
import io.glassroom.server.session.PreparedPush;
import io.glassroom.server.session.Uid;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The client of a session that has none: a dispatcher is only asked where a route leads.
record Nobody() implements NetworkEntity {

    @Override
    public void push(PreparedPush push) {}

    @Override
    public void respond(long mid, boolean error, Bytes body) {}

    @Override
    public long lastMid() {
        return 0;
    }

    @Override
    public void kick(int code, String reason) {}

    @Override
    public void close() {}

    @Override
    public void bound(Uid uid) {}

    @Override
    public void renamed(String name) {}

    @Override
    public void tell(String route, Bytes body) {
        throw new UnsupportedOperationException(route);
    }

    @Override
    public Bytes ask(String route, Bytes body, Duration deadline) {
        throw new UnsupportedOperationException(route);
    }

    @Override
    public String remoteAddress() {
        return "";
    }

    @Override
    public String connection() {
        return "gallery";
    }

    @Override
    public Map<String, List<String>> headers() {
        return Map.of();
    }
}
