package io.glassroom.server.cluster;

import io.glassroom.protocol.tap.NodeInfo;
import io.glassroom.server.component.Role;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// A node of the cluster, in one of its lives: who starts again under the same name is another member.
///
/// @param id of this life; unique for ever
/// @param number unique among the living, 1 to 4095; stands before the ids of the node's sessions. 0 until it has joined
/// @param name what people call it: `gate-1`; unique among the living
/// @param label that routing may go by; may be empty
/// @param services that it has, by name
/// @param lines where other members open lines to it, as its [Lines] said
/// @param inspect where it lets itself be inspected: `ws://127.0.0.1:3250/inspect`; empty if nowhere
/// @param clients where clients connect; empty if they do not
public record Member(
        String id,
        int number,
        String name,
        Role role,
        String label,
        State state,
        SortedSet<String> services,
        String lines,
        String inspect,
        String clients) {

    static final int MAX_NUMBER = 4095;

    /// Whether it takes new work.
    public enum State {
        /// Leads to DRAINING when it is told to stop.
        UP,
        /// It finishes what it has begun, and then leaves.
        DRAINING
    }

    public Member {
        if (number < 0 || number > MAX_NUMBER) {
            throw new IllegalArgumentException("number of " + name + " is " + number + ", 0 to " + MAX_NUMBER);
        }
        services = Collections.unmodifiableSortedSet(new TreeSet<>(services));
    }

    /// The same in another life.
    public Member reborn(String newId, String newLines) {
        return new Member(newId, 0, name, role, label, state, services, newLines, inspect, clients);
    }

    public Member numbered(int other) {
        return new Member(id, other, name, role, label, state, services, lines, inspect, clients);
    }

    public Member in(State other) {
        return new Member(id, number, name, role, label, other, services, lines, inspect, clients);
    }

    /// As watchers are told of it.
    public NodeInfo info() {
        return new NodeInfo(name, role.word(), label, inspect, clients, List.copyOf(services));
    }

    @Override
    public String toString() {
        return name + " (" + role.word() + ", number " + number + ")";
    }
}
