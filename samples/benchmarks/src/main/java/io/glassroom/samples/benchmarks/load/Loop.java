package io.glassroom.samples.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// The one thread of the load: a selector, an input and an output buffer for all connections.
///
/// Because server and load share the cores, everything here is about doing little: one read takes whatever the socket
/// has, frames are parsed where they lie, all that a read provokes leaves with one write, and nothing is
/// allocated once the connections stand. Only the rest of a frame that did not arrive whole is copied aside.
final class Loop implements AutoCloseable {
    private static final int INPUT = 1 << 18; // bytes; also more than the longest frame that can be read
    private static final int OUTPUT = 1 << 20; // bytes: what may be said between two turns
    private static final int AT_ONCE = 128; // connections being opened, well below the usual listen backlog
    private static final int SOURCES = 64; // addresses 127.0.0.2 and up; each has its own 28 000 ports
    private static final long SECOND = 1_000_000_000L; // nanoseconds
    private static final long BEAT_CHECK = SECOND / 4; // between two looks for connections that have to beat
    private static final long MILLISECOND = 1_000_000L; // nanoseconds

    /// Frames appended here in a callback go to the callback's peer.
    final ByteBuffer out = ByteBuffer.allocateDirect(OUTPUT);

    final LongSupplier clock;
    final Dialect dialect;
    final Target target;

    private final Scenario scenario;
    private final ByteBuffer in = ByteBuffer.allocateDirect(INPUT);
    private final FrameReader reader = new FrameReader(this, in);
    private final Selector selector;
    private final Consumer<SelectionKey> ready = this::ready;
    private final Greeting greeting;
    private final boolean manySources;
    private final Map<String, Integer> faults = new TreeMap<>();

    private Terms terms = Terms.NONE;
    private int opening;
    private int open;
    private long heartbeats;
    private long nextBeat;

    /// @param manySources whether clients come from many loopback addresses, for more than 20 000 connections
    Loop(Target target, Dialect dialect, LongSupplier clock, Scenario scenario, boolean manySources) {
        if (dialect == Dialect.RAW && target.framing() == Target.Framing.TCP) {
            throw new IllegalArgumentException("plain frames need a ws:// URL");
        }
        this.target = target;
        this.dialect = dialect;
        this.clock = clock;
        this.scenario = scenario;
        this.manySources = manySources && target.hasManySourceAddresses();
        this.greeting = Greeting.to(target);
        this.nextBeat = clock.getAsLong() + BEAT_CHECK;
        try {
            this.selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Terms terms() {
        return terms;
    }

    long heartbeats() {
        return heartbeats;
    }

    /// What went wrong with connections, and how often.
    Map<String, Integer> faults() {
        return Map.copyOf(faults);
    }

    // Running

    /// Opens connections `first` to `first + count - 1` and waits until all of them are ready.
    ///
    /// @throws LoadException when the server refuses one, or when they are not ready in time
    void openAll(int first, int count, long withinNanos) {
        int next = first;
        int wanted = open + count;
        long deadline = clock.getAsLong() + withinNanos;
        while (open < wanted) {
            while (next < first + count && opening < AT_ONCE) {
                connect(next++);
            }
            turn(deadline);
            if (!faults.isEmpty() || clock.getAsLong() >= deadline) {
                String why = faults.isEmpty() ? "in time" : faults.toString();
                throw new LoadException("only " + open + " of " + wanted + " connections opened: " + why);
            }
        }
    }

    /// Runs until the time is over.
    void runFor(long nanos) {
        runUntil(() -> false, nanos);
    }

    /// Runs until it is done or the time is over; tells whether it is done.
    boolean runUntil(BooleanSupplier done, long nanos) {
        long deadline = clock.getAsLong() + nanos;
        while (!done.getAsBoolean()) {
            if (clock.getAsLong() >= deadline) {
                return false;
            }
            turn(deadline);
        }
        return true;
    }

    /// Waits for something to happen, at most until the deadline, and handles all of it.
    private void turn(long deadline) {
        long wait = Math.min(Math.min(deadline, nextBeat), scenario.wakeAt()) - clock.getAsLong();
        try {
            if (wait <= 0) {
                selector.selectNow(ready);
            } else {
                selector.select(ready, Math.ceilDiv(wait, MILLISECOND));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.yield(); // so that the server gets to answer, and the next turn finds more to do at once
        long now = clock.getAsLong();
        scenario.turned(now);
        if (now >= nextBeat) {
            nextBeat = now + BEAT_CHECK;
            beat(now);
        }
    }

    private void beat(long now) {
        long interval = terms.heartbeatSeconds() * SECOND;
        if (interval == 0) {
            return;
        }
        for (SelectionKey key : selector.keys()) {
            Peer peer = (Peer) key.attachment();
            if (peer.state == Peer.State.OPEN && now - peer.lastSentAt >= interval) {
                send(peer, greeting.heartbeat(), now);
            }
        }
    }

    private void ready(SelectionKey key) {
        Peer peer = (Peer) key.attachment();
        try {
            if (!key.isValid()) {
                return;
            }
            int operations = key.readyOps();
            if ((operations & SelectionKey.OP_READ) != 0) {
                read(peer);
            }
            if ((operations & SelectionKey.OP_CONNECT) != 0 && peer.channel.finishConnect()) {
                peer.listenFor(SelectionKey.OP_READ);
                connected(peer);
            }
            if ((operations & SelectionKey.OP_WRITE) != 0) {
                peer.writable();
            }
        } catch (ConnectException e) {
            throw nothingListens(e);
        } catch (IOException e) {
            ended(peer, String.valueOf(e.getMessage()));
        } catch (LoadException e) {
            out.clear();
            fail(peer, String.valueOf(e.getMessage()));
        }
    }

    private void read(Peer peer) throws IOException {
        if (!peer.read(in)) {
            ended(peer, "closed by the server");
            return;
        }
        long now = clock.getAsLong();
        int end = in.position();
        int at = reader.parse(peer, end, now);
        if (out.position() > 0) {
            flush(peer, now);
        }
        peer.keepRest(in, at, end);
    }

    // Sending

    /// Sends one frame to any peer, whatever lies in [#out].
    private void send(Peer peer, byte[] frame, long now) {
        int before = out.position();
        out.put(frame);
        write(peer, before, now);
    }

    /// Writes what lies in [#out] to this peer.
    void flush(Peer peer, long now) {
        write(peer, 0, now);
    }

    private void write(Peer peer, int from, long now) {
        out.limit(out.position()).position(from);
        try {
            if (peer.state != Peer.State.CLOSED) {
                peer.write(out, now);
            }
        } catch (IOException e) {
            fail(peer, "write: " + e.getMessage());
        } finally {
            out.limit(out.capacity()).position(from);
        }
    }

    // Opening, in the order of events

    /// Starts opening one connection.
    ///
    /// @throws LoadException when nothing listens there, or there is no port or file descriptor left
    void connect(int index) {
        opening++;
        try {
            SocketChannel channel = SocketChannel.open();
            Peer peer = new Peer(index, channel, clock.getAsLong());
            channel.configureBlocking(false);
            peer.key = channel.register(selector, SelectionKey.OP_CONNECT, peer);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            if (manySources) {
                byte[] source = {127, 0, 0, (byte) (2 + index % SOURCES)};
                channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
                channel.bind(new InetSocketAddress(InetAddress.getByAddress(source), 0));
            }
            if (channel.connect(target.address())) {
                peer.listenFor(SelectionKey.OP_READ);
                connected(peer);
            }
        } catch (ConnectException e) {
            throw nothingListens(e);
        } catch (IOException e) {
            throw new LoadException("cannot open connection " + index + ": " + e.getMessage(), e);
        }
    }

    private LoadException nothingListens(ConnectException cause) {
        return new LoadException("nothing listens at " + target.url(), cause);
    }

    private void connected(Peer peer) {
        switch (target.framing()) {
            case WEB_SOCKET -> {
                peer.state = Peer.State.UPGRADING;
                send(peer, greeting.upgrade(), clock.getAsLong());
            }
            case TCP -> {
                peer.state = Peer.State.HANDSHAKING;
                send(peer, greeting.handshake(), clock.getAsLong());
            }
        }
    }

    void upgraded(Peer peer, long now) {
        switch (dialect) {
            case PROTOCOL -> {
                peer.state = Peer.State.HANDSHAKING;
                out.put(greeting.handshake());
            }
            case RAW -> opened(peer, now);
        }
    }

    /// The first response is read closely; the server gives the same to all.
    void handshaken(Peer peer, String json, long now) {
        if (terms == Terms.NONE) {
            terms = Terms.parse(json);
        } else {
            Terms.checkAccepted(json);
        }
        out.put(greeting.ack());
        opened(peer, now);
    }

    private void opened(Peer peer, long now) {
        peer.state = Peer.State.OPEN;
        opening--;
        open++;
        scenario.opened(peer, now);
    }

    // Open

    void deliver(Peer peer, Inbound message, long now) {
        if (peer.state == Peer.State.OPEN) {
            scenario.received(peer, message, now);
        }
    }

    void heartbeat() {
        heartbeats++;
    }

    // Closing

    /// Starts an orderly end: a Close frame, then the server's; over TCP the end of the stream. What the callback has
    /// put into [#out] goes first.
    void close(Peer peer) {
        long now = clock.getAsLong();
        switch (target.framing()) {
            case WEB_SOCKET -> {
                if (peer.state == Peer.State.OPEN) {
                    open--;
                    peer.state = Peer.State.CLOSING;
                    out.put(greeting.close());
                    flush(peer, now);
                }
            }
            case TCP -> {
                flush(peer, now);
                end(peer, true);
            }
        }
    }

    /// The server ended the connection, which is right only if the load asked for it.
    void ended(Peer peer, String why) {
        if (peer.state == Peer.State.CLOSING) {
            end(peer, true);
        } else {
            fail(peer, why);
        }
    }

    private void fail(Peer peer, String why) {
        if (peer.state != Peer.State.CLOSED) {
            faults.merge(why, 1, Integer::sum);
            end(peer, false);
        }
    }

    private void end(Peer peer, boolean expected) {
        switch (peer.state) {
            case CLOSED -> {
                return;
            }
            case CONNECTING, UPGRADING, HANDSHAKING -> opening--;
            case OPEN -> open--;
            case CLOSING -> {}
        }
        peer.state = Peer.State.CLOSED;
        try {
            peer.channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        scenario.closed(peer, expected, clock.getAsLong());
    }

    @Override
    public void close() {
        try {
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
