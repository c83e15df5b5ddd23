package io.glassroom.server.agent;

import io.glassroom.protocol.packet.Rule;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/// What the agents of a node have seen since it started.
public final class LinkCounters {

    final LongAdder opened = new LongAdder();
    final LongAdder established = new LongAdder();
    final LongAdder messagesIn = new LongAdder();
    final LongAdder messagesOut = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder timedOut = new LongAdder();
    private final Map<Rule, LongAdder> faults = new EnumMap<>(Rule.class);

    public LinkCounters() {
        for (Rule rule : Rule.values()) {
            faults.put(rule, new LongAdder());
        }
    }

    void fault(Rule rule) {
        faults.get(rule).increment();
    }

    /// Connections that opened.
    public long opened() {
        return opened.sum();
    }

    /// Connections that got through the handshake.
    public long established() {
        return established.sum();
    }

    /// Requests and Notifies received.
    public long messagesIn() {
        return messagesIn.sum();
    }

    /// Responses and Pushes sent.
    public long messagesOut() {
        return messagesOut.sum();
    }

    /// Requests that never reached the dispatcher: answered 400, 409 or 429.
    public long refused() {
        return refused.sum();
    }

    /// Requests answered 504.
    public long timedOut() {
        return timedOut.sum();
    }

    /// How often a rule was broken.
    public long faults(Rule rule) {
        return faults.get(rule).sum();
    }
}
