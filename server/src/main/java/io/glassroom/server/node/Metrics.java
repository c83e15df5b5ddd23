package io.glassroom.server.node;

import io.glassroom.protocol.packet.Rule;
import io.glassroom.server.agent.LinkCounters;
import io.glassroom.server.cluster.Cluster;
import io.glassroom.server.cluster.ClusterCounters;
import io.glassroom.server.dispatch.DispatchCounters;
import io.glassroom.server.group.Groups;
import io.glassroom.server.inspect.InspectorEndpoint;
import io.glassroom.server.session.Sessions;
import io.glassroom.server.transport.Acceptor;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.ToDoubleFunction;

/// The node's counters in the format of Prometheus. Reads the counters that the stations keep anyway, when asked.
final class Metrics implements AutoCloseable {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics garbage = new JvmGcMetrics();

    /// @param broken how often clients have broken a rule
    Metrics(
            Sessions sessions,
            Groups groups,
            LinkCounters links,
            DispatchCounters dispatch,
            ToDoubleFunction<Rule> broken) {
        gauge("glassroom.sessions", "living sessions", sessions, Sessions::count);
        gauge("glassroom.groups", "groups that are not closed", groups, all -> all.all().size());
        counter("glassroom.connections.opened", "connections opened", links, LinkCounters::opened);
        counter("glassroom.connections.established", "connections through the handshake", links, LinkCounters::established);
        counter("glassroom.messages.in", "requests and notifies received", links, LinkCounters::messagesIn);
        counter("glassroom.messages.out", "responses and pushes sent", links, LinkCounters::messagesOut);
        counter("glassroom.requests.timeout", "requests answered 504", links, LinkCounters::timedOut);
        counter("glassroom.requests.refused", "requests answered before they were dispatched", links, LinkCounters::refused);
        counter("glassroom.dispatch.handled", "messages whose handler returned", dispatch, DispatchCounters::handled);
        counter("glassroom.dispatch.forwarded", "messages handed to other nodes", dispatch, DispatchCounters::forwarded);
        counter("glassroom.dispatch.refused", "messages refused with a code", dispatch, DispatchCounters::refused);
        counter("glassroom.dispatch.failed", "messages whose handler threw", dispatch, DispatchCounters::failed);
        counter("glassroom.dispatch.unknown", "messages to routes nobody has", dispatch, DispatchCounters::unknown);
        counter("glassroom.dispatch.dropped", "notifies nobody handled", dispatch, DispatchCounters::droppedNotifies);
        for (Rule rule : Rule.values()) {
            FunctionCounter.builder("glassroom.faults", rule, broken)
                    .description("rules of the protocol broken by clients")
                    .tag("rule", rule.name())
                    .register(registry);
        }
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        garbage.bindTo(registry);
    }

    void transport(Acceptor acceptor) {
        gauge("glassroom.connections", "open connections", acceptor, all -> all.statistics().open());
        counter("glassroom.bytes.in", "bytes read, with their framing", acceptor, all -> all.statistics().bytesIn());
        counter("glassroom.bytes.out", "bytes written, with their framing", acceptor, all -> all.statistics().bytesOut());
        counter("glassroom.flushes", "times that packets were written", acceptor, all -> all.statistics().flushes());
        counter("glassroom.packets.dropped", "packets given up by the outbound policy", acceptor,
                all -> all.statistics().packetsDropped());
    }

    void inspector(InspectorEndpoint inspector) {
        counter("glassroom.inspector.refused", "watchers refused", inspector, InspectorEndpoint::refused);
    }

    void cluster(Cluster cluster) {
        ClusterCounters counters = cluster.counters();
        counter("glassroom.cluster.forwarded", "messages that other nodes took", counters, ClusterCounters::forwarded);
        counter("glassroom.cluster.served", "messages taken from gates", counters, ClusterCounters::served);
        counter("glassroom.cluster.unavailable", "requests answered 503: no node, or a lost one", counters,
                ClusterCounters::unavailable);
        counter("glassroom.cluster.busy", "messages not taken from gates: too much waits", counters, ClusterCounters::busy);
        counter("glassroom.cluster.shed", "pushes and notifies given up: a line is full", counters, ClusterCounters::shed);
        counter("glassroom.cluster.moved", "requests given back by a node, for another", counters, ClusterCounters::moved);
        counter("glassroom.cluster.stray", "notifies and rpc dropped: their session had gone", counters, ClusterCounters::stray);
        counter("glassroom.cluster.unreachable", "times that the directory could not be reached", counters,
                ClusterCounters::unreachable);
        gauge("glassroom.cluster.members", "members, this node among them", cluster, all -> all.membership().members().size());
        gauge("glassroom.cluster.lines", "open lines to other members", cluster, Cluster::lines);
        gauge("glassroom.cluster.waiting.bytes", "bytes that wait for other members or for handlers", cluster, Cluster::waiting);
    }

    private <T> void counter(String name, String description, T source, ToDoubleFunction<T> value) {
        FunctionCounter.builder(name, source, value).description(description).register(registry);
    }

    private <T> void gauge(String name, String description, T source, ToDoubleFunction<T> value) {
        Gauge.builder(name, source, value).description(description).strongReference(true).register(registry);
    }

    /// All of it as text.
    String scrape() {
        return registry.scrape();
    }

    @Override
    public void close() {
        garbage.close();
        registry.close();
    }
}
