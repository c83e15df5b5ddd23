package io.glassroom.client.topology;

import io.glassroom.client.model.CaptureListener;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.PacketKind;
import io.glassroom.client.model.TappedConnection;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.tap.TapRecord;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What each node did, as its taps tell it: counts, rates, and its last events other than packets.
final class NodeBook implements CaptureListener {

    static final int LOG = 200; // events of one node

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Map<String, Page> pages = new HashMap<>();
    private long rated;

    /// What is written of one node.
    static final class Page {
        private final Deque<TapRecord> log = new ArrayDeque<>();
        private Optional<TapLine.Hello> hello = Optional.empty();
        private final long[] packets = new long[Direction.values().length];
        private final long[] bytes = new long[Direction.values().length];
        private long messages;
        private long hops;
        private final long[] envelopes = new long[Direction.values().length];
        private final long[] between = new long[Direction.values().length];
        private long handled;
        private long failed;
        private long rejected;
        private long counted;
        private double rate;

        /// Newest last.
        List<TapRecord> log() {
            return List.copyOf(log);
        }

        Optional<TapLine.Hello> hello() {
            return hello;
        }

        long packets(Direction direction) {
            return packets[direction.ordinal()];
        }

        long bytes(Direction direction) {
            return bytes[direction.ordinal()];
        }

        /// What went between it and other nodes.
        long envelopes(Direction direction) {
            return envelopes[direction.ordinal()];
        }

        /// Bytes of that.
        long between(Direction direction) {
            return between[direction.ordinal()];
        }

        /// Messages whose handler returned.
        long handled() {
            return handled;
        }

        /// Messages that ended with an error.
        long failed() {
            return failed;
        }

        /// Packets that broke a rule.
        long rejected() {
            return rejected;
        }

        /// Messages a second, in and out: its clients' or, if it has none, those that it exchanges with other nodes.
        double rate() {
            return rate;
        }
    }

    Page page(String node) {
        return pages.computeIfAbsent(node, made -> new Page());
    }

    @Override
    public void captured(CapturedPacket packet) {
        Page page = page(packet.connection().node());
        page.packets[packet.direction().ordinal()]++;
        page.bytes[packet.direction().ordinal()] += packet.length();
        if (packet.packet() == PacketKind.DATA) {
            page.messages++;
        }
    }

    @Override
    public void clustered(TapRecord record, TapEvent.Cluster step) {
        switch (step) {
            case TapEvent.Cluster.Hop hop -> {
                Page page = page(record.node());
                page.envelopes[hop.direction().ordinal()]++;
                page.between[hop.direction().ordinal()] += hop.bytes();
                if (hop.what() != TapEvent.HopKind.SESSION) {
                    page.hops++;
                }
            }
            case TapEvent.Cluster.Change _, TapEvent.Cluster.Line _ -> log(record);
        }
    }

    @Override
    public void told(TapRecord record, TappedConnection connection) {
        switch (record.event()) {
            case TapEvent.Frame _, TapEvent.Cluster _ -> {}
            case TapEvent.Transport transport -> {
                if (transport.what() != TapEvent.TransportStep.FLUSHED) {
                    log(record);
                }
            }
            case TapEvent.Link link -> log(record);
            case TapEvent.Session session -> log(record);
            case TapEvent.Rejected rejected -> {
                page(record.node()).rejected++;
                log(record);
            }
            case TapEvent.Dispatch dispatch when dispatch.destination().equals("remote") -> {} // the other node tells
            case TapEvent.Dispatch dispatch -> {
                Page page = page(record.node());
                if (dispatch.outcome().equals("handled")) {
                    page.handled++;
                } else {
                    page.failed++;
                }
                log(record);
            }
        }
    }

    @Override
    public void introduced(TapLine.Hello hello) {
        page(hello.node()).hello = Optional.of(hello);
    }

    private void log(TapRecord record) {
        Deque<TapRecord> log = page(record.node()).log;
        log.add(record);
        if (log.size() > LOG) {
            log.poll();
        }
    }

    /// Works out the rates, once a second.
    ///
    /// @return whether it did
    boolean rate(long live) {
        long since = live - rated;
        if (rated != 0 && since < SECOND) {
            return false;
        }
        for (Page page : pages.values()) {
            long messages = page.packets(Direction.IN) > 0 ? page.messages : page.hops;
            page.rate = rated == 0 ? 0 : Math.max(0, messages - page.counted) * (double) SECOND / since;
            page.counted = messages;
        }
        rated = live;
        return true;
    }
}
