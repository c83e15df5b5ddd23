package io.glassroom.server.cluster.infinispan;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// A connection between members: nothing can be read from it or written to it before the [Handshake], which goes through
/// TLS if there are certificates. JGroups sees an ordinary socket.
final class GuardedSocket extends Socket {

    /// Milliseconds that the other end may be silent during the handshake.
    private static final int SILENCE = 2_000;

    private final Guard guard;
    private final Handshake.Purpose purpose;
    private volatile @Nullable SSLSocket tls;
    private volatile Optional<UUID> member = Optional.empty();

    /// One that is to be connected, or accepted.
    ///
    /// @param purpose why it is connected; means nothing if it is accepted
    GuardedSocket(Guard guard, Handshake.Purpose purpose) {
        this.guard = guard;
        this.purpose = purpose;
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
        super.connect(endpoint, timeout);
        try {
            setSoTimeout(SILENCE);
            secure(true);
            // Byte by byte: what follows the handshake is read by others.
            member = guard.handshake().greet(new DataInputStream(getInputStream()), buffered(), purpose);
            setSoTimeout(0);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    @Override
    public void connect(SocketAddress endpoint) throws IOException {
        connect(endpoint, 0);
    }

    /// As whom members knew the other end when this one connected; empty if it was about to begin.
    Optional<UUID> member() {
        return member;
    }

    /// The handshake of a connection that was accepted.
    Handshake.Purpose admit() throws IOException {
        setSoTimeout(SILENCE);
        secure(false);
        Handshake.Purpose wanted = guard.handshake().answer(
                new DataInputStream(getInputStream()), buffered(), guard.member());
        setSoTimeout(0);
        return wanted;
    }

    private DataOutputStream buffered() throws IOException {
        return new DataOutputStream(new BufferedOutputStream(getOutputStream()));
    }

    private void secure(boolean client) throws IOException {
        if (guard.encryption().isEmpty()) {
            return;
        }
        SSLSocket layer = guard.encryption().get().over(new Plain(), client);
        layer.startHandshake();
        tls = layer;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        SSLSocket layer = tls;
        return layer == null ? super.getInputStream() : layer.getInputStream();
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        SSLSocket layer = tls;
        return layer == null ? super.getOutputStream() : layer.getOutputStream();
    }

    private InputStream plainInput() throws IOException {
        return super.getInputStream();
    }

    private OutputStream plainOutput() throws IOException {
        return super.getOutputStream();
    }

    /// What TLS takes for its socket.
    private final class Plain extends Socket {
        @Override
        public InputStream getInputStream() throws IOException {
            return plainInput();
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return plainOutput();
        }

        @Override
        public boolean isConnected() {
            return GuardedSocket.this.isConnected();
        }

        @Override
        public boolean isClosed() {
            return GuardedSocket.this.isClosed();
        }

        @Override
        public InetAddress getInetAddress() {
            return GuardedSocket.this.getInetAddress();
        }

        @Override
        public int getPort() {
            return GuardedSocket.this.getPort();
        }

        @Override
        public void setSoTimeout(int timeout) throws SocketException {
            GuardedSocket.this.setSoTimeout(timeout);
        }

        @Override
        public int getSoTimeout() throws SocketException {
            return GuardedSocket.this.getSoTimeout();
        }

        @Override
        public int getSoLinger() throws SocketException {
            return GuardedSocket.this.getSoLinger();
        }

        @Override
        public void close() throws IOException {
            GuardedSocket.this.close();
        }
    }
}
