package io.glassroom.server.cluster.infinispan;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;

/// Accepts connections of members, after their [Handshake]. Strangers that are silent keep nobody waiting: each handshake
/// has a thread of its own. It is no virtual one ([Guard#threads]): who does not hear from this node meanwhile would begin a
/// cluster of its own.
final class GuardedServerSocket extends ServerSocket {

    private static final int HANDSHAKES = 64; // at the same time
    private static final int BACKLOG = 128;

    private final Guard guard;
    private final BlockingQueue<Socket> admitted = new LinkedBlockingQueue<>();
    private final Executor handshakes = Guard.threads("members-handshake");
    private final Semaphore room = new Semaphore(HANDSHAKES);
    private final Socket end = new Socket(); // says in the queue that nothing more comes

    private GuardedServerSocket(Guard guard) throws IOException {
        this.guard = guard;
    }

    static GuardedServerSocket listen(Guard guard, InetSocketAddress address) throws IOException {
        var socket = new GuardedServerSocket(guard);
        socket.bindTo(address);
        Thread.ofPlatform().daemon().name("members-accept").start(socket::acceptAll);
        return socket;
    }

    private void bindTo(InetSocketAddress address) throws IOException {
        super.bind(address, BACKLOG);
    }

    /// It listens already: JGroups can only be given a port that is known.
    @Override
    public void bind(SocketAddress address) {}

    @Override
    public Socket accept() throws IOException {
        try {
            Socket next = admitted.take();
            if (next == end) {
                admitted.add(end);
                throw new SocketException("closed");
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SocketException("interrupted");
        }
    }

    private void acceptAll() {
        while (!isClosed()) {
            GuardedSocket socket = new GuardedSocket(guard, Handshake.Purpose.TALK);
            try {
                implAccept(socket);
            } catch (IOException e) {
                continue; // it is closed, or the connection broke at once
            }
            if (room.tryAcquire()) {
                handshakes.execute(() -> admit(socket));
            } else {
                close(socket);
            }
        }
        admitted.add(end);
    }

    private void admit(GuardedSocket socket) {
        try {
            if (socket.admit() == Handshake.Purpose.TALK && !isClosed()) {
                admitted.add(socket);
                return;
            }
        } catch (IOException e) {
            guard.turnedAway(socket.getInetAddress(), e);
        } finally {
            room.release();
        }
        close(socket);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is gone either way
        }
    }
}
