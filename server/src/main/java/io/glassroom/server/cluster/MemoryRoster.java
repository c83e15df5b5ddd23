package io.glassroom.server.cluster;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One member's place in the list of a cluster within one JVM.
final class MemoryRoster implements Roster {

    private final SharedRoster shared;
    private volatile @Nullable String self; // null until it has joined

    MemoryRoster(SharedRoster shared) {
        this.shared = shared;
    }

    @Override
    public Member join(Member member, Consumer<Membership> listener) throws JoinException {
        Member joined = shared.join(member, listener);
        self = joined.id();
        return joined;
    }

    @Override
    public void update(Member member) {
        shared.update(member);
    }

    @Override
    public void close() {
        String joined = self;
        if (joined != null) {
            shared.leave(joined);
        }
    }
}
