package io.glassroom.client.errors;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CaptureListener;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.MessageKind;
import io.glassroom.client.model.PacketKind;
import io.glassroom.client.model.PacketRing;
import io.glassroom.client.model.TappedConnection;
import io.glassroom.protocol.packet.Fault;
import io.glassroom.protocol.packet.Rule;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Everything in a capture that somebody should have a look at. What happens again within a second, on whatever
/// connection of the node, becomes one remark with a count, so that a storm does not wash everything else away; beyond
/// [#CAPACITY] the oldest remarks go. Owned by the capture's thread.
public final class ErrorLog implements CaptureListener {

    /// How many remarks are kept.
    public static final int CAPACITY = 500;

    private static final Duration STORM = Duration.ofSeconds(1);
    private static final Duration AFTERMATH = Duration.ofSeconds(5); // of a line that broke
    private static final String RESET = "onServiceReset"; // the push of a gate to those whose node is gone
    private static final int RECENT = 200; // packets among which that of a flow is looked for

    private final Capture capture;
    private final List<Remark> remarks = new ArrayList<>();
    private final long[] counts = new long[Level.values().length];
    private long number;
    private long changes;
    private long lost;
    private @Nullable CapturedPacket faulty; // the last one whose own bytes showed a fault
    private @Nullable Rule shown; // the rule that it broke
    private final Map<String, Break> breaks = new HashMap<>(); // by node, the last one
    private final List<String> departed = new ArrayList<>(); // those of which nothing was written yet

    /// A line that broke.
    private record Break(String peer, Instant at) {}

    public ErrorLog(Capture capture) {
        this.capture = capture;
    }

    /// Oldest first.
    public List<Remark> remarks() {
        return List.copyOf(remarks);
    }

    /// How often something of this level has happened, kept or not.
    public long count(Level level) {
        return counts[level.ordinal()];
    }

    /// Another number, other remarks.
    public long changes() {
        return changes;
    }

    @Override
    public void captured(CapturedPacket packet) {
        packet.fault().ifPresent(fault -> broken(packet, fault));
        if (packet.message() == MessageKind.RESPONSE && packet.failed() && packet.fault().isEmpty()) {
            note(explained(refusal(packet), packet), packet.connection(), Optional.of(packet), packet.at());
        } else if (packet.packet() == PacketKind.KICK && packet.direction() == Direction.OUT && packet.fault().isEmpty()) {
            note(new Cause.Kicked(word(packet, "reason")), packet.connection(), Optional.of(packet), packet.at());
        } else if (packet.message() == MessageKind.PUSH && packet.route().equals(RESET)) {
            note(new Cause.Reset(services(packet)), packet.connection(), Optional.of(packet), packet.at());
        }
    }

    /// A 503 of a gate that has just lost a line is about the node at its other end.
    private Cause explained(Cause cause, CapturedPacket packet) {
        Break broken = breaks.get(packet.connection().node());
        boolean recent = broken != null && Duration.between(broken.at, packet.at()).abs().compareTo(AFTERMATH) < 0;
        return recent && cause instanceof Cause.Refused refused && refused.status() == 503
                ? refused.because(broken.peer)
                : cause;
    }

    @Override
    public void departed(String node) {
        departed.add(node);
    }

    @Override
    public void clustered(TapRecord record, TapEvent.Cluster step) {
        departed.forEach(node -> note(new Cause.Departed(node), node, record.at()));
        departed.clear();
        switch (step) {
            case TapEvent.Cluster.Hop _ -> {}
            case TapEvent.Cluster.Line line -> line(record, line);
            case TapEvent.Cluster.Change change -> {
                if (change.what() == TapEvent.MemberStep.REFUSED) {
                    note(new Cause.TurnedAway(change.member().node(), change.detail()), record.node(), record.at());
                }
            }
        }
    }

    private void line(TapRecord record, TapEvent.Cluster.Line line) {
        switch (line.what()) {
            case OPENED, DRAINED -> {} // as it should be
            case FULL, SHED, BROKEN -> note(
                    new Cause.Line(
                            line.what(), record.node(), line.peer(), line.envelopes(), line.bytes(), line.detail()),
                    record.node(),
                    record.at());
        }
        if (line.what() == TapEvent.LineStep.BROKEN) {
            breaks.put(record.node(), new Break(line.peer(), record.at()));
            remarks.replaceAll(remark -> remark.cause() instanceof Cause.Refused refused
                            && refused.status() == 503
                            && refused.lost().isEmpty()
                            && remark.node().equals(record.node())
                            && Duration.between(remark.last(), record.at()).abs().compareTo(STORM) < 0
                    ? remark.because(refused.because(line.peer()))
                    : remark);
        }
    }

    private static String services(CapturedPacket reset) {
        try {
            return JsonParser.parseString(reset.bodyText()) instanceof JsonObject body
                            && body.get("services") instanceof JsonArray names
                    ? String.join(", ", names.asList().stream().map(JsonElement::getAsString).toList())
                    : "";
        } catch (JsonParseException | IllegalStateException | UnsupportedOperationException | StackOverflowError e) {
            return "";
        }
    }

    @Override
    public void blamed(CapturedPacket packet) {
        packet.fault().ifPresent(fault -> broken(packet, fault));
    }

    @Override
    public void told(TapRecord record, TappedConnection connection) {
        if (capture.lost() > lost) {
            note(new Cause.Lost(capture.lost() - lost), connection, Optional.empty(), record.at());
            lost = capture.lost();
        }
        switch (record.event()) {
            case TapEvent.Link link -> {
                if (link.to().equals("CLOSED")) {
                    note(new Cause.Closed(link.detail()), connection, Optional.empty(), record.at());
                }
            }
            case TapEvent.Transport transport -> transport(record, connection, transport);
            case TapEvent.Dispatch dispatch -> dispatch(record, connection, dispatch);
            case TapEvent.Rejected rejected -> {
                if (rejected.seen().isEmpty()) {
                    note(new Cause.Broken(rejected.fault()), connection, Optional.empty(), record.at());
                }
            }
            case TapEvent.Frame _, TapEvent.Session _, TapEvent.Cluster _ -> {} // heard of with its packet; no error
        }
    }

    private void transport(TapRecord record, TappedConnection connection, TapEvent.Transport transport) {
        switch (transport.what()) {
            case DROPPED -> note(
                    new Cause.Dropped(transport.packets(), transport.bytes()), connection, Optional.empty(), record.at());
            case LOST -> note(new Cause.Vanished(transport.packets()), connection, Optional.empty(), record.at());
            case FLUSHED, PAUSED, RESUMED, DISCARDED, BUFFERED -> {} // the usual course, or told by the link as well
        }
    }

    /// Nobody answers a Notify that failed: this is the only trace of it.
    private void dispatch(TapRecord record, TappedConnection connection, TapEvent.Dispatch dispatch) {
        int status = status(dispatch.outcome());
        if (status > 0) {
            find(record.flow(), connection)
                    .filter(packet -> packet.message() == MessageKind.NOTIFY)
                    .ifPresent(packet -> note(
                            new Cause.Refused(status, dispatch.route(), false, ""), connection, Optional.of(packet), record.at()));
        }
    }

    private static int status(String outcome) {
        return outcome.matches("[1-9]\\d{2}") ? Integer.parseInt(outcome) : 0;
    }

    private Optional<CapturedPacket> find(FlowId flow, TappedConnection connection) {
        PacketRing packets = capture.packets();
        for (int i = packets.size() - 1; i >= Math.max(0, packets.size() - RECENT) && !flow.isNone(); i--) {
            CapturedPacket packet = packets.get(i);
            if (packet.flow().equals(flow) && packet.connection() == connection && packet.direction() == Direction.IN) {
                return Optional.of(packet);
            }
        }
        return Optional.empty();
    }

    private void broken(CapturedPacket packet, Fault fault) {
        boolean known = packet == faulty && fault.rule() == shown; // its bytes showed it, and then the node said so
        faulty = packet;
        shown = fault.rule();
        if (!known) {
            note(new Cause.Broken(fault), packet.connection(), Optional.of(packet), packet.at());
        }
    }

    private static Cause refusal(CapturedPacket response) {
        int status = status(word(response, "code"));
        return new Cause.Refused(status, response.route(), true, word(response, "message"));
    }

    private static String word(CapturedPacket packet, String key) {
        try {
            return JsonParser.parseString(packet.bodyText()) instanceof JsonObject body
                            && body.get(key) instanceof JsonElement value
                            && value.isJsonPrimitive()
                    ? value.getAsString()
                    : "";
        } catch (JsonParseException | StackOverflowError e) {
            return "";
        }
    }

    private void note(Cause cause, TappedConnection connection, Optional<CapturedPacket> packet, Instant at) {
        note(cause, connection.node(), Optional.of(connection), packet, at);
    }

    private void note(Cause cause, String node, Instant at) {
        note(cause, node, Optional.empty(), Optional.empty(), at);
    }

    private void note(
            Cause cause, String node, Optional<TappedConnection> connection, Optional<CapturedPacket> packet, Instant at) {
        changes++;
        counts[cause.level().ordinal()]++;
        for (int i = remarks.size() - 1; i >= 0; i--) {
            Remark earlier = remarks.get(i);
            if (earlier.cause().kind().equals(cause.kind()) && earlier.node().equals(node)) {
                if (Duration.between(earlier.last(), at).compareTo(STORM) < 0) {
                    remarks.set(i, earlier.again(merged(earlier.cause(), cause), connection, packet, at));
                    return;
                }
                break;
            }
        }
        remarks.add(new Remark(++number, cause, node, connection, packet, at, at, 1));
        if (remarks.size() > CAPACITY) {
            remarks.removeFirst();
        }
    }

    /// What has an amount adds up; of anything else the latest stands for all.
    private static Cause merged(Cause before, Cause now) {
        return switch (now) {
            case Cause.Lost(long records) when before instanceof Cause.Lost(long others) ->
                new Cause.Lost(records + others);
            case Cause.Dropped(int packets, long bytes) when before instanceof Cause.Dropped(int some, long few) ->
                new Cause.Dropped(packets + some, bytes + few);
            case Cause.Vanished(int packets) when before instanceof Cause.Vanished(int some) ->
                new Cause.Vanished(packets + some);
            case Cause.Line line when before instanceof Cause.Line earlier -> new Cause.Line(
                    line.what(),
                    line.from(),
                    line.to(),
                    line.envelopes() + earlier.envelopes(),
                    line.bytes() + earlier.bytes(),
                    line.detail());
            case Cause.Lost _, Cause.Dropped _, Cause.Vanished _, Cause.Broken _, Cause.Refused _, Cause.Kicked _, Cause.Closed _,
                    Cause.Reset _, Cause.Line _, Cause.Departed _, Cause.TurnedAway _ -> now;
        };
    }
}
