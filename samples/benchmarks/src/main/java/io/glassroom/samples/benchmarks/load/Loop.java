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
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// The one thread of the load: a selector, an input and an output buffer for all connections.
///
/// Because server and load share the cores, everything here is about doing little: one read takes whatever the socket has,
/// frames are parsed where they lie, all answers that a read provokes leave with one write, and nothing
/// is allocated once the connections stand. Only the rest of a frame that did not arrive whole is copied aside.
final class Loop implements AutoCloseable {
    static final byte[] NOTHING = {};

    private static final int INPUT = 1 << 18; // bytes; also the longest frame that can be read
    private static final int OUTPUT = 1 << 16; // bytes
    private static final int AT_ONCE = 128; // connections being opened, well below the usual listen backlog
    private static final int SOURCES = 64; // addresses 127.0.0.2 and up; each has its own 28 000 ports
    private static final long SECOND = 1_000_000_000L; // nanoseconds

    /// Frames appended here in a callback go to the callback's peer.
    final ByteBuffer out = ByteBuffer.allocateDirect(OUTPUT);

    final LongSupplier clock;
    final Dialect dialect;
    final Target target;

    private final Scenario scenario;
    private final ByteBuffer in = ByteBuffer.allocateDirect(INPUT);
    private final Inbound inbound = new Inbound(in);
    private final Selector selector;
    private final Consumer<SelectionKey> ready = this::ready;
    private final byte[] upgrade;
    private final byte[] handshake;
    private final byte[] ack;
    private final byte[] heartbeat;
    private final byte[] close = Wire.frame(Wire.OP_CLOSE, new byte[] {3, (byte) 0xE8}); // 1000
    private final boolean manySources;

    private Terms terms = Terms.NONE;
    private int opening;
    private int open;
    private long heartbeatsReceived;
    private long nextBeatSweep;
    private final TreeMap<String, Integer> faults = new TreeMap<>();

    Loop(Target target, Dialect dialect, LongSupplier clock, Scenario scenario, boolean manySources) {
        this.target = target;
        this.dialect = dialect;
        this.clock = clock;
        this.scenario = scenario;
        this.manySources = manySources && target.hasManySourceAddresses();
        this.upgrade = Wire.upgrade(target);
        this.handshake = Wire.packet(target.framing(), Wire.HANDSHAKE,
                "{\"sys\":{\"type\":\"bench\",\"version\":\"1\"},\"user\":{}}".getBytes(StandardCharsets.UTF_8));
        this.ack = Wire.packet(target.framing(), Wire.HANDSHAKE_ACK, NOTHING);
        this.heartbeat = Wire.packet(target.framing(), Wire.HEARTBEAT, NOTHING);
        this.nextBeatSweep = clock.getAsLong() + SECOND;
        if (dialect == Dialect.RAW && target.framing() == Target.Framing.TCP) {
            throw new LoadException("plain frames need a ws:// URL");
        }
        try {
            this.selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Terms terms() {
        return terms;
    }

    /// Connections that are ready for messages now.
    int open() {
        return open;
    }

    long heartbeatsReceived() {
        return heartbeatsReceived;
    }

    /// What went wrong with connections, and how often.
    TreeMap<String, Integer> faults() {
        return faults;
    }

    // Running

    /// Opens connections `first` to `first + count - 1` and waits until all of them are ready.
    ///
    /// @throws LoadException when the server refuses one, or when they are not ready in time
    void openAll(int first, int count, long withinNanos) {
        int[] next = {first};
        int wanted = open + count;
        long deadline = clock.getAsLong() + withinNanos;
        while (open < wanted) {
            while (next[0] < first + count && opening < AT_ONCE) {
                connect(next[0]++);
            }
            turn(deadline);
            if (!faults.isEmpty()) {
                throw new LoadException("only " + open + " of " + wanted + " connections opened: " + faults);
            }
            if (clock.getAsLong() >= deadline) {
                throw new LoadException("only " + open + " of " + wanted + " connections opened in time");
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
        long until = Math.min(Math.min(deadline, nextBeatSweep), scenario.wakeAt());
        long wait = until - clock.getAsLong();
        try {
            if (wait <= 0) {
                selector.selectNow(ready);
            } else {
                selector.select(ready, Math.ceilDiv(wait, 1_000_000L)); // milliseconds
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        long now = clock.getAsLong();
        scenario.turned(now);
        if (now >= nextBeatSweep) {
            nextBeatSweep = now + SECOND;
            beat(now);
        }
    }

    private void beat(long now) {
        long interval = terms.heartbeatSeconds() * SECOND;
        if (interval == 0 || dialect == Dialect.RAW) {
            return;
        }
        for (SelectionKey key : selector.keys()) {
            Peer peer = (Peer) key.attachment();
            if (peer.state == Peer.State.OPEN && now - peer.lastSentAt >= interval) {
                send(peer, heartbeat, now);
            }
        }
    }

    // Opening and closing

    Peer connect(int index) {
        SocketChannel channel = null;
        try {
            channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            if (manySources) {
                channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
                channel.bind(new InetSocketAddress(
                        InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) (2 + Math.floorMod(index, SOURCES))}), 0));
            }
            Peer peer = new Peer(index, channel);
            peer.connectedAt = clock.getAsLong();
            opening++;
            boolean connected = channel.connect(target.address());
            peer.key = channel.register(selector, connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT, peer);
            if (connected) {
                connected(peer);
            }
            return peer;
        } catch (IOException e) {
            if (channel != null) {
                closeQuietly(channel);
            }
            throw new LoadException(e instanceof ConnectException
                    ? "nothing listens at " + target.url()
                    : "cannot open connection " + index + ": " + e.getMessage(), e);
        }
    }

    private void connected(Peer peer) {
        long now = clock.getAsLong();
        switch (target.framing()) {
            case WEB_SOCKET -> {
                peer.state = Peer.State.UPGRADING;
                send(peer, upgrade, now);
            }
            case TCP -> {
                peer.state = Peer.State.HANDSHAKING;
                send(peer, handshake, now);
            }
        }
    }

    private void opened(Peer peer, long now) {
        peer.state = Peer.State.OPEN;
        opening--;
        open++;
        scenario.opened(peer, now);
    }

    /// Starts an orderly end: a Close frame, then the server's; over TCP the end of the stream. In a callback for
    /// the same peer, what is in [#out] goes first.
    void close(Peer peer) {
        switch (target.framing()) {
            case WEB_SOCKET -> {
                if (peer.state == Peer.State.OPEN) {
                    open--;
                    peer.state = Peer.State.CLOSING;
                    out.put(close);
                    flush(peer, 0, clock.getAsLong());
                }
            }
            case TCP -> end(peer, true, clock.getAsLong());
        }
    }

    private void end(Peer peer, boolean expected, long now) {
        switch (peer.state) {
            case CLOSED -> {
                return;
            }
            case CONNECTING, UPGRADING, HANDSHAKING -> opening--;
            case OPEN -> open--;
            case CLOSING -> {}
        }
        peer.state = Peer.State.CLOSED;
        closeQuietly(peer.channel);
        scenario.closed(peer, expected, now);
    }

    private void fail(Peer peer, String why) {
        if (peer.state != Peer.State.CLOSED) {
            faults.merge(why, 1, Integer::sum);
            end(peer, false, clock.getAsLong());
        }
    }

    private static void closeQuietly(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Sending

    /// Sends one frame outside of that peer's own callbacks.
    void send(Peer peer, byte[] frame, long now) {
        int mark = out.position();
        out.put(frame);
        flush(peer, mark, now);
    }

    /// Writes what lies in [#out] from `mark` on, and takes it out.
    void flush(Peer peer, int mark, long now) {
        int limit = out.position();
        peer.lastSentAt = now;
        out.limit(limit).position(mark);
        try {
            if (peer.unsent == null) {
                peer.channel.write(out);
            }
            if (out.hasRemaining()) {
                keep(peer);
            }
        } catch (IOException e) {
            fail(peer, "write: " + e.getMessage());
        } finally {
            out.limit(out.capacity()).position(mark);
        }
    }

    private void keep(Peer peer) {
        ByteBuffer before = peer.unsent;
        ByteBuffer all = ByteBuffer.allocate((before == null ? 0 : before.remaining()) + out.remaining());
        if (before != null) {
            all.put(before);
        }
        peer.unsent = all.put(out).flip();
        interest(peer, SelectionKey.OP_READ | SelectionKey.OP_WRITE);
    }

    private void writable(Peer peer) throws IOException {
        ByteBuffer unsent = peer.unsent;
        if (unsent != null) {
            peer.channel.write(unsent);
            if (unsent.hasRemaining()) {
                return;
            }
            peer.unsent = null;
        }
        interest(peer, SelectionKey.OP_READ);
    }

    private static void interest(Peer peer, int operations) {
        if (peer.key != null && peer.key.isValid()) {
            peer.key.interestOps(operations);
        }
    }

    // Receiving

    private void ready(SelectionKey key) {
        Peer peer = (Peer) key.attachment();
        if (!key.isValid()) {
            return;
        }
        try {
            int operations = key.readyOps();
            if ((operations & SelectionKey.OP_READ) != 0) {
                read(peer);
            } else if ((operations & SelectionKey.OP_CONNECT) != 0 && peer.channel.finishConnect()) {
                key.interestOps(SelectionKey.OP_READ);
                connected(peer);
            }
            if ((operations & SelectionKey.OP_WRITE) != 0 && key.isValid()) {
                writable(peer);
            }
        } catch (ConnectException e) {
            throw new LoadException("nothing listens at " + target.url(), e);
        } catch (IOException e) {
            ended(peer, e.getMessage());
        } catch (LoadException e) {
            out.clear();
            fail(peer, String.valueOf(e.getMessage()));
        }
    }

    private void read(Peer peer) throws IOException {
        in.clear().put(peer.rest, 0, peer.restLength);
        if (peer.channel.read(in) < 0) {
            ended(peer, "closed by the server");
            return;
        }
        long now = clock.getAsLong();
        int end = in.position();
        int at = parse(peer, end, now);
        if (out.position() > 0) {
            if (peer.state == Peer.State.CLOSED) {
                out.clear();
            } else {
                flush(peer, 0, now);
            }
        }
        keepRest(peer, at, end);
    }

    private void keepRest(Peer peer, int at, int end) {
        peer.restLength = end - at;
        if (peer.restLength == INPUT) {
            throw new LoadException("a frame of more than " + INPUT + " bytes");
        }
        if (peer.rest.length < peer.restLength) {
            peer.rest = Arrays.copyOf(peer.rest, Math.max(256, Integer.highestOneBit(peer.restLength) << 1));
        }
        in.get(at, peer.rest, 0, peer.restLength);
    }

    private void ended(Peer peer, String why) {
        if (peer.state == Peer.State.CLOSING) {
            end(peer, true, clock.getAsLong());
        } else {
            fail(peer, why);
        }
    }

    /// Handles all whole frames and returns where the rest begins.
    private int parse(Peer peer, int end, long now) {
        int at = 0;
        if (peer.state == Peer.State.UPGRADING) {
            at = upgraded(peer, end, now);
            if (at == 0) {
                return 0;
            }
        }
        return switch (target.framing()) {
            case WEB_SOCKET -> frames(peer, at, end, now);
            case TCP -> packets(peer, at, end, now);
        };
    }

    private int upgraded(Peer peer, int end, long now) {
        String head = ascii(0, end);
        int blank = head.indexOf("\r\n\r\n");
        if (blank < 0) {
            return 0;
        }
        Upgrade.check(head.substring(0, blank + 2));
        switch (dialect) {
            case PROTOCOL -> {
                peer.state = Peer.State.HANDSHAKING;
                out.put(handshake);
            }
            case RAW -> opened(peer, now);
        }
        return blank + 4;
    }

    private int frames(Peer peer, int at, int end, long now) {
        while (end - at >= 2) {
            int first = in.get(at) & 0xFF;
            int length = in.get(at + 1); // bit 7 would be the mask, which no server may set
            int payload = at + 2;
            if (length >= 126) {
                payload = at + (length == 126 ? 4 : 10);
                if (end < payload) {
                    return at;
                }
                length = length == 126 ? in.getShort(at + 2) & 0xFFFF : (int) Math.min(in.getLong(at + 2), INPUT);
            }
            if (length < 0) {
                throw new LoadException("a masked frame from the server");
            }
            if (end - payload < length) {
                return at;
            }
            if (first == (0x80 | Wire.OP_BINARY)) {
                binary(peer, payload, length, now);
            } else {
                control(peer, first, payload, length, now);
            }
            at = payload + length;
        }
        return at;
    }

    private void binary(Peer peer, int at, int length, long now) {
        switch (dialect) {
            case RAW -> {
                inbound.raw(at, length);
                deliver(peer, now);
            }
            case PROTOCOL -> {
                if (packets(peer, at, at + length, now) != at + length) {
                    throw new LoadException("a packet that is not whole in its WebSocket message");
                }
            }
        }
    }

    private void control(Peer peer, int first, int at, int length, long now) {
        switch (first) {
            case 0x80 | Wire.OP_PING -> out.put(Wire.frame(Wire.OP_PONG, bytes(at, length)));
            case 0x80 | Wire.OP_PONG -> {}
            case 0x80 | Wire.OP_CLOSE -> {
                if (peer.state != Peer.State.CLOSING) {
                    int code = length >= 2 ? in.getShort(at) & 0xFFFF : 1005;
                    fail(peer, "closed by the server: " + code + " " + utf8(at + 2, Math.max(0, length - 2)));
                } else {
                    end(peer, true, now);
                }
            }
            default -> throw new LoadException("a WebSocket frame that starts with 0x%02x".formatted(first));
        }
    }

    private int packets(Peer peer, int at, int end, long now) {
        while (end - at >= 4) {
            int header = in.getInt(at);
            int length = header & 0xFFFFFF;
            if (end - at - 4 < length) {
                return at;
            }
            packet(peer, header >>> 24, at + 4, length, now);
            at += 4 + length;
        }
        return at;
    }

    private void packet(Peer peer, int type, int at, int length, long now) {
        switch (type) {
            case Wire.DATA -> {
                inbound.message(at, length);
                deliver(peer, now);
            }
            case Wire.HEARTBEAT -> heartbeatsReceived++;
            case Wire.HANDSHAKE -> {
                handshaken(utf8(at, length));
                out.put(ack);
                opened(peer, now);
            }
            case Wire.KICK -> fail(peer, "kicked: " + utf8(at, length));
            default -> throw new LoadException("a packet of type " + type);
        }
    }

    /// The first response is read closely; the server gives the same to all.
    private void handshaken(String json) {
        if (terms == Terms.NONE) {
            terms = Terms.parse(json);
        } else {
            Terms.checkAccepted(json);
        }
    }

    private void deliver(Peer peer, long now) {
        if (peer.state == Peer.State.OPEN) {
            scenario.received(peer, inbound, now);
        }
    }

    private String ascii(int at, int end) {
        return new String(bytes(at, end - at), StandardCharsets.ISO_8859_1);
    }

    private String utf8(int at, int length) {
        return new String(bytes(at, length), StandardCharsets.UTF_8);
    }

    private byte[] bytes(int at, int length) {
        byte[] copy = new byte[length];
        in.get(at, copy);
        return copy;
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
