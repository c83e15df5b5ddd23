package io.glassroom.client.feed;

import com.google.gson.JsonObject;
import io.glassroom.protocol.handshake.Extensions;
import io.glassroom.protocol.handshake.HandshakeRequest;
import io.glassroom.protocol.handshake.HandshakeResponse;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.MessageCodec;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Fault;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/// What a node with a chat would tell, packet by packet, with a clock that moves a millisecond for each record.
public final class SyntheticTraffic {

    public static final RouteDictionary DICTIONARY = RouteDictionary.of(
            List.of("Echo.Ping", "Room.Join", "Room.Message", "onLeave", "onMembers", "onMessage", "onNewUser"));

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Consumer<? super TapRecord> sink;
    private final String node;
    private final Duration late; // its clock
    private long sequence;
    private long nanos;
    private long flows;

    public SyntheticTraffic(String node, Consumer<? super TapRecord> sink) {
        this(node, 0, Duration.ZERO, sink);
    }

    /// A node of several.
    ///
    /// @param number of the node, from 1
    /// @param late how much less its clocks show than those of others
    public SyntheticTraffic(String node, int number, Duration late, Consumer<? super TapRecord> sink) {
        this.node = node;
        this.late = late;
        this.flows = (long) number << 40;
        this.sink = sink;
    }

    /// A connection from its opening to its first heartbeat.
    public void connect(String connection) {
        emit(FlowId.NONE, new TapEvent.Link(connection, "OPENED", "OPENED", "127.0.0.1"));
        Bytes hello = HandshakeRequest.of("glassroom-java", "1.0", Extensions.NONE, new JsonObject()).write();
        in(connection, new Packet.Handshake(hello));
        emit(FlowId.NONE, new TapEvent.Link(connection, "OPENED", "HANDSHAKEN", ""));
        var response = new HandshakeResponse.Accepted(
                Duration.ofSeconds(30), START, "json", DICTIONARY, true, Extensions.NONE, new JsonObject());
        out(connection, new Packet.Handshake(response.write()));
        in(connection, new Packet.HandshakeAck());
        emit(FlowId.NONE, new TapEvent.Link(connection, "HANDSHAKEN", "WORKING", ""));
        out(connection, new Packet.Heartbeat());
    }

    /// A user joins a room: request, binding, answer.
    public void join(String connection, int id, String name, String room) {
        FlowId flow = new FlowId(++flows);
        var body = new JsonObject();
        body.addProperty("room", room);
        body.addProperty("name", name);
        message(flow, connection, Direction.IN, new Message.Request(id, Route.of("Room.Join"), Bytes.utf8(body.toString())));
        emit(flow, new TapEvent.Session(connection, id, String.valueOf(id), TapEvent.SessionStep.BOUND, ""));
        emit(flow, new TapEvent.Session(connection, id, String.valueOf(id), TapEvent.SessionStep.JOINED, room));
        message(flow, connection, Direction.OUT, new Message.Response(id, false, Bytes.utf8("{\"code\":0,\"result\":\"success\"}")));
    }

    /// A user says something to everybody.
    public void say(String connection, String name, String content, List<String> members) {
        FlowId flow = new FlowId(++flows);
        var body = new JsonObject();
        body.addProperty("name", name);
        body.addProperty("content", content);
        Bytes bytes = Bytes.utf8(body.toString());
        message(flow, connection, Direction.IN, new Message.Notify(Route.of("Room.Message"), bytes));
        for (String member : members) {
            message(flow, member, Direction.OUT, new Message.Push(Route.of("onMessage"), bytes));
        }
    }

    /// The message said last has been handled.
    public void dispatched(String connection, String route, String outcome, Duration took) {
        emit(new FlowId(flows), new TapEvent.Dispatch(connection, route, "local", outcome, took));
    }

    public void heartbeat(String connection) {
        in(connection, new Packet.Heartbeat());
    }

    public void kick(String connection, String reason) {
        out(connection, new Packet.Kick(Bytes.utf8("{\"reason\":\"" + reason + "\"}")));
    }

    public void close(String connection, String reason) {
        emit(FlowId.NONE, new TapEvent.Link(connection, "WORKING", "CLOSED", reason));
    }

    public void reject(String connection, Fault fault, Bytes seen) {
        emit(FlowId.NONE, new TapEvent.Rejected(connection, fault, seen));
    }

    public void in(String connection, Packet packet) {
        emit(FlowId.NONE, new TapEvent.Frame(connection, Direction.IN, PacketEncoder.encode(packet)));
    }

    public void out(String connection, Packet packet) {
        emit(FlowId.NONE, new TapEvent.Frame(connection, Direction.OUT, PacketEncoder.encode(packet)));
    }

    public void message(FlowId flow, String connection, Direction direction, Message message) {
        emit(flow, new TapEvent.Frame(connection, direction, MessageCodec.encodePacket(message, DICTIONARY)));
    }

    /// A frame of any bytes at all.
    public void raw(String connection, Direction direction, Bytes packet) {
        emit(FlowId.NONE, new TapEvent.Frame(connection, direction, packet));
    }

    /// Leaves a gap of so many records, as a tap does that has dropped them.
    public void lose(int records) {
        sequence += records;
    }

    /// Lets time pass.
    public void pass(Duration duration) {
        nanos += duration.toNanos();
    }

    /// Anything at all.
    public void emit(FlowId flow, TapEvent event) {
        nanos += 1_000_000;
        sink.accept(new TapRecord(++sequence, nanos - late.toNanos(), START.plusNanos(nanos).minus(late), node, flow, event));
    }
}
