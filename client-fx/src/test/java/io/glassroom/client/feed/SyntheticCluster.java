package io.glassroom.client.feed;

import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.NodeInfo;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapEvent.Cluster;
import io.glassroom.protocol.tap.TapEvent.HopKind;
import io.glassroom.protocol.tap.TapEvent.LineStep;
import io.glassroom.protocol.tap.TapEvent.MemberStep;
import io.glassroom.protocol.tap.TapEvent.SessionStep;
import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.tap.TapRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// What two gates, two chat nodes and a master would tell. Their clocks are far apart, and each moves a millisecond for
/// each record.
public final class SyntheticCluster {

    public static final List<String> NODES = List.of("gate-1", "gate-2", "chat-1", "chat-2", "master");

    private static final List<String> CHAT = List.of("RoomService", "BindService");

    private final Map<String, SyntheticTraffic> nodes = new LinkedHashMap<>();
    private final Map<String, Long> numbers = new LinkedHashMap<>();
    private final Consumer<? super TapLine.Hello> greeted;
    private final Consumer<? super TapRecord> sink;
    private long flows = 1L << 40;

    public SyntheticCluster(Consumer<? super TapLine.Hello> greeted, Consumer<? super TapRecord> sink) {
        this.greeted = greeted;
        this.sink = sink;
    }

    /// All nodes introduce themselves.
    public void begin() {
        NODES.forEach(this::introduce);
    }

    public void introduce(String node) {
        greeted.accept(hello(node, NODES));
    }

    public static TapLine.Hello hello(String node, List<String> members) {
        return new TapLine.Hello(
                node,
                "0.1",
                SyntheticTraffic.DICTIONARY,
                Duration.ofSeconds(30),
                "json",
                List.of(),
                "glassroom",
                members.stream().map(SyntheticCluster::info).toList());
    }

    public static NodeInfo info(String node) {
        String role = node.replaceAll("-\\d", "");
        List<String> services = switch (role) {
            case "chat" -> CHAT;
            case "master" -> List.of("TopicService");
            default -> List.of();
        };
        return new NodeInfo(node, role, "", "", role.equals("gate") ? "ws://127.0.0.1:3250/" : "", services);
    }

    /// The traffic of one node.
    public SyntheticTraffic node(String name) {
        return nodes.computeIfAbsent(name, made -> {
            int number = NODES.indexOf(name) + 1;
            return new SyntheticTraffic(name, number, Duration.ofSeconds(100).multipliedBy(number), sink);
        });
    }

    /// Somebody comes to a gate and joins a room on a chat node, by a Request.
    public void join(String gate, String connection, String name, String chat, String room) {
        node(gate).connect(connection);
        FlowId flow = flow();
        String client = connection + "@" + gate;
        Bytes body = Bytes.utf8("{\"room\":\"" + room + "\",\"name\":\"" + name + "\"}");
        long id = (long) (NODES.indexOf(gate) + 1) << 40 | Long.parseLong(connection.substring(1));
        node(gate).emit(FlowId.NONE, new TapEvent.Session(connection, id, "", SessionStep.OPENED, ""));
        node(gate).message(flow, connection, Direction.IN, new Message.Request(1, Route.of("Room.Join"), body));
        hop(gate, chat, HopKind.SESSION, "", client, 1, FlowId.NONE, 60);
        hop(gate, chat, HopKind.REQUEST, "RoomService.JoinRoom", client, 1, flow, 96);
        node(chat).emit(flow, new TapEvent.Session(client, id, name, SessionStep.OPENED, ""));
        node(chat).emit(flow, new TapEvent.Session(client, id, name, SessionStep.JOINED, room));
        node(chat).emit(
                flow, new TapEvent.Dispatch(client, "RoomService.JoinRoom", "local", "handled", Duration.ofMillis(1)));
        hop(chat, gate, HopKind.RESPONSE, "RoomService.JoinRoom", client, 1, flow, 70);
        node(gate).message(flow, connection, Direction.OUT, new Message.Response(1, false, Bytes.utf8("{\"code\":0}")));
    }

    /// Somebody says something to a room, by a Notify. The chat node pushes one envelope to each gate.
    ///
    /// @param receivers by gate
    public FlowId say(String gate, String connection, String chat, Map<String, List<String>> receivers) {
        FlowId flow = flow();
        String client = connection + "@" + gate;
        Bytes body = Bytes.utf8("{\"name\":\"x\",\"content\":\"hi\"}");
        node(gate).message(flow, connection, Direction.IN, new Message.Notify(Route.of("Room.Message"), body));
        hop(gate, chat, HopKind.NOTIFY, "RoomService.SyncMessage", client, 1, flow, 88);
        node(chat).emit(
                flow, new TapEvent.Dispatch(client, "RoomService.SyncMessage", "local", "handled", Duration.ofMillis(2)));
        var envelopes = new ArrayList<Runnable>();
        receivers.forEach((to, members) -> envelopes.add(send(chat, to, HopKind.PUSH, "onMessage", "", members.size(), flow, 90)));
        envelopes.forEach(Runnable::run);
        receivers.forEach((to, members) -> members.forEach(member ->
                node(to).message(flow, member, Direction.OUT, new Message.Push(Route.of("onMessage"), body))));
        return flow;
    }

    /// An envelope goes, and arrives.
    public void hop(String from, String to, HopKind what, String route, String client, int sessions, FlowId flow, int bytes) {
        send(from, to, what, route, client, sessions, flow, bytes).run();
    }

    /// An envelope goes.
    ///
    /// @return makes it arrive
    public Runnable send(
            String from, String to, HopKind what, String route, String client, int sessions, FlowId flow, int bytes) {
        long number = numbers.merge(from, 1L, Long::sum);
        node(from).emit(flow, new Cluster.Hop(Direction.OUT, to, what, route, client, sessions, number, bytes));
        return () -> node(to).emit(flow, new Cluster.Hop(Direction.IN, from, what, route, client, sessions, number, bytes));
    }

    /// A node sees a member come or go.
    public void change(String observer, String member, MemberStep what) {
        node(observer).emit(FlowId.NONE, new Cluster.Change(info(member), what, 2, ""));
    }

    public void line(String node, String peer, LineStep what, int envelopes, long bytes) {
        node(node).emit(FlowId.NONE, new Cluster.Line(peer, what, envelopes, bytes, ""));
    }

    public FlowId flow() {
        return new FlowId(++flows);
    }
}
