package io.glassroom.client.place;

import io.glassroom.server.transport.FaultInjector;
import io.glassroom.server.transport.Impairment;
import java.util.Map;

/// The faults of a node in this process.
record NodeFaults(FaultInjector injector) implements Faults {

    @Override
    public Impairment of(String connection) {
        return injector.of(connection);
    }

    @Override
    public Map<String, Impairment> impaired() {
        return injector.impaired();
    }

    @Override
    public void impair(String connection, Impairment impairment) {
        injector.impair(connection, impairment);
    }

    @Override
    public void halfClose(String connection) {
        injector.halfClose(connection);
    }

    @Override
    public void reset(String connection) {
        injector.reset(connection);
    }
}
