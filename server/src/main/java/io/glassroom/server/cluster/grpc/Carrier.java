package io.glassroom.server.cluster.grpc;

import io.grpc.ManagedChannelBuilder;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

/// What carries the streams: sockets, or the memory of one JVM. Safe for any thread.
interface Carrier extends AutoCloseable {

    /// @param refused told the address of somebody who could not even open a stream, and why; on the event loop
    ServerBuilder<?> server(BiConsumer<String, String> refused);

    /// Where others reach it.
    String address(Server server);

    /// A way to an address that the other end's [#address] gave.
    ///
    /// @param serial of this line
    ManagedChannelBuilder<?> channel(String address, Executor serial) throws IOException;

    /// The executor of one line, on which it does all that has to do with its stream, one thing after the other.
    Executor serial();

    @Override
    void close();
}
