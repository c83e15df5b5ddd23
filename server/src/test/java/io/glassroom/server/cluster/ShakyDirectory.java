package io.glassroom.server.cluster;

import io.glassroom.server.session.Uid;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/// A directory that cannot be reached while the test says so.
final class ShakyDirectory implements Directory {

    volatile boolean away;
    final AtomicInteger refused = new AtomicInteger();
    final AtomicInteger homes = new AtomicInteger(); // how often it was asked to note one
    private final MemoryDirectory directory = new MemoryDirectory();

    private Directory reached() {
        if (away) {
            refused.incrementAndGet();
            throw new IllegalStateException("nobody is there");
        }
        return directory;
    }

    @Override
    public Optional<Location> put(Uid uid, Location location) {
        return reached().put(uid, location);
    }

    @Override
    public Optional<Location> find(Uid uid) {
        return reached().find(uid);
    }

    @Override
    public void remove(Uid uid, Location location) {
        reached().remove(uid, location);
    }

    @Override
    public String home(String group, String proposed, Predicate<String> living) {
        String home = reached().home(group, proposed, living);
        homes.incrementAndGet();
        return home;
    }

    @Override
    public Optional<String> findHome(String group) {
        return reached().findHome(group);
    }

    @Override
    public void leaveHome(String group, String member) {
        reached().leaveHome(group, member);
    }
}
