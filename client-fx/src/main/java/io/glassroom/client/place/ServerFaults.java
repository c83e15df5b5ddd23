package io.glassroom.client.place;

import io.glassroom.client.model.ConnectionKey;
import io.glassroom.server.node.Node;
import io.glassroom.server.transport.FaultInjector;
import io.glassroom.server.transport.Impairment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The faults of the nodes in this process. A node that does not run has no connections to be impaired.
record ServerFaults(List<EmbeddedNode> nodes) implements Faults {

    @Override
    public Impairment of(ConnectionKey connection) {
        return injector(connection.node()).map(injector -> injector.of(connection.id())).orElse(Impairment.NONE);
    }

    @Override
    public Map<ConnectionKey, Impairment> impaired() {
        var impaired = new HashMap<ConnectionKey, Impairment>();
        for (EmbeddedNode node : nodes) {
            node.running().ifPresent(running -> running.faults()
                    .impaired()
                    .forEach((id, impairment) -> impaired.put(new ConnectionKey(node.name(), id), impairment)));
        }
        return impaired;
    }

    @Override
    public void impair(ConnectionKey connection, Impairment impairment) {
        act(connection, injector -> injector.impair(connection.id(), impairment));
    }

    @Override
    public void halfClose(ConnectionKey connection) {
        act(connection, injector -> injector.halfClose(connection.id()));
    }

    @Override
    public void reset(ConnectionKey connection) {
        act(connection, injector -> injector.reset(connection.id()));
    }

    private void act(ConnectionKey connection, Consumer<FaultInjector> deed) {
        injector(connection.node()).ifPresent(deed);
    }

    private Optional<FaultInjector> injector(String name) {
        return nodes.stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .flatMap(EmbeddedNode::running)
                .map(Node::faults);
    }
}
