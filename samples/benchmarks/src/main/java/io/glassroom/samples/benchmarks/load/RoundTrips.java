package io.glassroom.samples.benchmarks.load;

import io.glassroom.samples.benchmarks.process.Cost;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/// Mode `rtt`: each connection keeps a number of `Echo.Ping` requests outstanding and sends the next one when an answer
/// comes.
///
/// Each request sits in a slot of its connection. Its id tells the slot and the round, its body the connection and the
/// sequence number, so that an answer with another request's id or body is noticed. Ids stay between 2^14 and
/// 2^21: three bytes on the wire, which keeps each request as long as the template that it is copied from.
public final class RoundTrips implements Scenario {
    private static final String ROUTE = "Echo.Ping";
    private static final int REQUEST = 0;
    private static final int FIRST_ID = 1 << 14;
    private static final int IDS = 1 << 20; // used in turn; all have three groups of seven bits
    private static final long OPEN_WITHIN = 30_000_000_000L; // nanoseconds

    private final Loop loop;
    private final int connections;
    private final int outstanding;
    private final int slots; // outstanding, rounded up to a power of two
    private final Body body = new Body();
    private final long[] names; // of each connection, as it stands in the body
    private final int[] sequences; // by connection and slot; 0 while nothing is outstanding
    private final long[] sentAt;
    private final Latencies latencies = new Latencies();

    private byte[] template = Wire.NOTHING;
    private int idAt;
    private int bodyAt;
    private boolean sending = true;
    private long right;
    private long wrong;
    private long waiting;

    public RoundTrips(Target target, Dialect dialect, LongSupplier clock, int connections, int outstanding) {
        this.loop = new Loop(target, dialect, clock, this, false);
        this.connections = connections;
        this.outstanding = outstanding;
        this.slots = outstanding == 1 ? 1 : Integer.highestOneBit(outstanding - 1) << 1;
        this.names = new long[connections];
        this.sequences = new int[connections * slots];
        this.sentAt = new long[connections * slots];
    }

    /// Runs to the end; call once.
    ///
    /// @throws LoadException when the server cannot be used
    public Measured.RoundTrips run(Window window, OptionalLong serverPid) {
        try (loop) {
            loop.openAll(0, connections, OPEN_WITHIN);
            loop.runFor(window.warmUpNanos());
            long rightBefore = right;
            latencies.reset();
            long from = loop.clock.getAsLong();
            Cost.Started cost = Cost.start(serverPid);
            loop.runFor(window.measureNanos());
            double seconds = (loop.clock.getAsLong() - from) / 1e9;
            Cost used = cost.stop(seconds);
            double perSecond = (right - rightBefore) / seconds;
            Percentiles percentiles = latencies.percentiles();
            sending = false;
            loop.runUntil(() -> waiting == 0, window.drainNanos());
            return new Measured.RoundTrips(perSecond, right, wrong, waiting, percentiles, used, loop.faults());
        }
    }

    @Override
    public void opened(Peer peer, long now) {
        if (template.length == 0) {
            prepare();
        }
        names[peer.index] = Body.hex(peer.index);
        for (int slot = 0; slot < outstanding; slot++) {
            request(peer.index, slot, slots + slot, now); // sequence numbers start at one round, so that 0 is none
        }
    }

    private void prepare() {
        byte[] content = Body.TEMPLATE.getBytes(StandardCharsets.US_ASCII);
        template = switch (loop.dialect) {
            case PROTOCOL -> {
                byte[] head = Wire.messageHead(REQUEST, new byte[3], ROUTE, loop.terms().code(ROUTE));
                yield Wire.packet(loop.target.framing(), Wire.DATA, Wire.join(head, content));
            }
            case RAW -> Wire.frame(Wire.OP_BINARY, content);
        };
        bodyAt = template.length - Body.LENGTH;
        idAt = switch (loop.target.framing()) {
            case WEB_SOCKET -> 6 + 4 + 1; // frame header with mask, packet header, flag
            case TCP -> 4 + 1;
        };
    }

    private void request(int connection, int slot, int sequence, long now) {
        ByteBuffer out = loop.out;
        int at = out.position();
        out.put(template);
        out.putLong(at + bodyAt + Body.CONNECTION, names[connection]);
        out.putLong(at + bodyAt + Body.SEQUENCE, Body.hex(sequence));
        if (loop.dialect == Dialect.PROTOCOL) {
            int id = id(sequence);
            out.putShort(at + idAt, (short) ((id & 0x7F | 0x80) << 8 | id >>> 7 & 0x7F | 0x80));
            out.put(at + idAt + 2, (byte) (id >>> 14));
        }
        sequences[connection * slots + slot] = sequence;
        sentAt[connection * slots + slot] = now;
        waiting++;
    }

    private static int id(int sequence) {
        return FIRST_ID + (sequence & IDS - 1);
    }

    @Override
    public void received(Peer peer, Inbound message, long now) {
        int slot = switch (loop.dialect) {
            case PROTOCOL -> message.type == Inbound.RESPONSE ? message.id - FIRST_ID & slots - 1 : -1;
            case RAW -> slotInBody(message);
        };
        if (slot < 0) {
            return; // a push, which is none of this mode's business
        }
        int place = peer.index * slots + slot;
        int sequence = sequences[place];
        if (sequence == 0 || loop.dialect == Dialect.PROTOCOL && message.id != id(sequence)) {
            wrong++; // answers nothing that was asked
            return;
        }
        if (message.error
                || !body.matches(message.bytes, message.bodyAt, message.bodyLength, names[peer.index], sequence)) {
            wrong++;
        } else {
            right++;
            latencies.record(now - sentAt[place]);
        }
        waiting--;
        sequences[place] = 0;
        if (sending) {
            request(peer.index, slot, sequence + slots, now);
        }
    }

    /// Plain frames have no id; the sequence number in the body stands for it.
    private int slotInBody(Inbound message) {
        return message.bodyLength == Body.LENGTH
                ? Body.unhex(message.bytes.getLong(message.bodyAt + Body.SEQUENCE)) & slots - 1
                : 0;
    }

    @Override
    public void closed(Peer peer, boolean expected, long now) {}
}
