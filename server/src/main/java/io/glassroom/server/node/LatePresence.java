package io.glassroom.server.node;

import io.glassroom.server.session.Presence;
import io.glassroom.server.session.Uid;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What components hold of a cluster that is put together after them. Nobody is online before it is.
final class LatePresence implements Presence {

    private volatile @Nullable Presence presence;

    void become(Presence other) {
        presence = other;
    }

    @Override
    public Optional<String> find(Uid uid) {
        Presence known = presence;
        return known == null ? Optional.empty() : known.find(uid);
    }

    @Override
    public boolean push(Uid uid, String route, Object body) {
        Presence known = presence;
        return known != null && known.push(uid, route, body);
    }

    @Override
    public boolean kick(Uid uid, String reason) {
        Presence known = presence;
        return known != null && known.kick(uid, reason);
    }
}
