package io.glassroom.server.cluster;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Another member, as this node knows it. Its fields are written under the cluster's lock and read by anybody.
final class Peer {

    private static final Duration FIRST_WAIT = Duration.ofMillis(50);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private volatile Member member;
    private volatile @Nullable Bond bond; // null while there is no line
    private boolean confirmed; // by the membership, and not only by a line that it has opened
    private Duration wait = FIRST_WAIT; // before the next line is opened

    Peer(Member member) {
        this.member = member;
    }

    Member member() {
        return member;
    }

    void become(Member changed) {
        member = changed;
        confirmed = true;
    }

    boolean isConfirmed() {
        return confirmed;
    }

    String id() {
        return member.id();
    }

    String name() {
        return member.name();
    }

    /// Whether it takes new work.
    boolean isUp() {
        return member.state() == Member.State.UP;
    }

    /// The lines of this moment; null if there are none.
    @Nullable Bond bond() {
        return bond;
    }

    void bond(@Nullable Bond other) {
        bond = other;
    }

    Duration nextWait() {
        Duration now = wait;
        wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
        return now;
    }

    void reached() {
        wait = FIRST_WAIT;
    }

    @Override
    public String toString() {
        return name();
    }
}
