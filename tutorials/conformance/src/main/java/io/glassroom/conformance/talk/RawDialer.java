package io.glassroom.conformance.talk;

import io.glassroom.protocol.client.Dialer;
import io.glassroom.protocol.client.WireListener;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import javax.net.ssl.SSLSocketFactory;

/// Opens `ws`, `wss` and `tcp` connections on sockets of its own, each of which is a [RawWire]: the engine that other
/// clients use sends neither text messages nor halves of packets, and does not say which port it has. One virtual
/// thread reads each connection, one writes it.
public final class RawDialer implements Dialer {

    private static final int CONNECT_TIMEOUT = 5_000; // milliseconds
    private static final int ANSWER_TIMEOUT = 5_000; // milliseconds, of the upgrade

    @Override
    public void dial(URI server, WireListener listener) throws IOException {
        String scheme = String.valueOf(server.getScheme());
        if (server.getHost() == null) {
            throw new IOException("'" + server + "' names no host");
        }
        switch (scheme) {
            case "tcp" -> start(new StreamWire(connect(server, server.getPort()), listener), listener);
            case "ws" -> start(upgraded(connect(server, port(server, 80)), server, listener), listener);
            case "wss" -> {
                var secured = secured(connect(server, port(server, 443)), server);
                start(upgraded(secured, server, listener), listener);
            }
            default -> throw new IOException("'" + server + "' begins with none of ws://, wss:// and tcp://");
        }
    }

    private static void start(SocketWire wire, WireListener listener) {
        listener.opened(wire);
        Thread.ofVirtual().name("raw-read").start(wire::read);
    }

    private static int port(URI server, int usual) {
        return server.getPort() < 0 ? usual : server.getPort();
    }

    private static Socket connect(URI server, int port) throws IOException {
        if (port < 0) {
            throw new IOException("'" + server + "' names no port");
        }
        var socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(server.getHost(), port), CONNECT_TIMEOUT);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        return socket;
    }

    private static Socket secured(Socket plain, URI server) throws IOException {
        try {
            var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
            return factory.createSocket(plain, server.getHost(), port(server, 443), true);
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    private static FramedWire upgraded(Socket socket, URI server, WireListener listener) throws IOException {
        try {
            socket.setSoTimeout(ANSWER_TIMEOUT);
            var in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            Upgrade.ask(server, socket.getOutputStream(), in);
            socket.setSoTimeout(0);
            return new FramedWire(socket, in, listener);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
