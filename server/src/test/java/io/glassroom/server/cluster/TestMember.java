package io.glassroom.server.cluster;

import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.serialize.JsonSerializer;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.time.VirtualTime;
import io.glassroom.server.component.Component;
import io.glassroom.server.component.Components;
import io.glassroom.server.component.Role;
import io.glassroom.server.dispatch.Dispatcher;
import io.glassroom.server.dispatch.Routing;
import io.glassroom.server.dispatch.Sender;
import io.glassroom.server.fixture.RecordingEntity;
import io.glassroom.server.fixture.RecordingTap;
import io.glassroom.server.fixture.TestServer;
import io.glassroom.server.group.Groups;
import io.glassroom.server.pipeline.Pipeline;
import io.glassroom.server.schedule.Schedulers;
import io.glassroom.server.session.Session;
import io.glassroom.server.session.Sessions;
import io.glassroom.server.session.Uid;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/// A member without sockets and clients: whatever a client would do the test does.
final class TestMember implements AutoCloseable {

    /// What the members of one test share.
    static final class World {
        final Wires wires = new Wires();
        final VirtualTime time = new VirtualTime();
        final ShakyDirectory directory = new ShakyDirectory();
        final SharedRoster roster = new SharedRoster();
    }

    final Sessions sessions = new Sessions();
    final Groups groups = new Groups(new JsonSerializer());
    final RecordingTap tap = new RecordingTap();
    final ClusterCounters counters = new ClusterCounters();
    final List<Integer> numbers = new CopyOnWriteArrayList<>();
    final List<String> left = new CopyOnWriteArrayList<>();
    final String name;
    final Cluster cluster;
    private final World world;
    private final Dispatcher dispatcher;

    /// A member that has joined.
    TestMember(World world, String name, Role role, Roster roster, Map<String, Routing> routings, Component... served)
            throws IOException {
        this.world = world;
        this.name = name;
        var components = new Components(List.of(served), UnaryOperator.identity(), role);
        var context = new ClusterContext(
                name,
                new ClusterConfig("test", new ClusterConfig.Memory(new SharedMemory()), LineConfig.DEFAULT),
                new Engines(roster, world.directory, world.wires::of),
                sessions,
                groups,
                new HashSet<>(components.routes()),
                routings,
                new JsonSerializer(),
                Duration.ofSeconds(30),
                world.time,
                tap,
                number -> {
                    sessions.number(number);
                    numbers.add(number);
                },
                gone -> left.add(gone.node()),
                counters);
        cluster = new Cluster(context);
        var schedulers = new Schedulers(world.time, Duration.ofSeconds(1), failure -> {});
        dispatcher = new Dispatcher(
                components.handlers(),
                new Pipeline(),
                schedulers,
                new JsonSerializer(),
                cluster.forwarder(),
                world.time,
                tap);
        var services = new TreeSet<>(components.services());
        cluster.join(dispatcher, new Member("", 0, name, role, "", Member.State.UP, services, "", "", ""));
    }

    TestMember(World world, String name, Role role, Component... served) throws IOException {
        this(world, name, role, new MemoryRoster(world.roster), Map.of(), served);
    }

    /// A session whose client is connected to this member.
    Session session() {
        Session session = RecordingEntity.session(sessions.nextId());
        sessions.add(session);
        return session;
    }

    void bind(Session session, String uid) {
        session.learn(new Uid(uid));
        cluster.bound(session, new Uid(uid));
    }

    /// The client sends a request, which is not answered yet when this returns.
    void request(Session session, long id, String route, String body) {
        RecordingEntity.of(session).open.add(id);
        var request = new Message.Request(id, Route.of(route), Bytes.utf8(body));
        if (!dispatcher.tryDispatch(session, request, Sender.CLIENT, FlowId.NONE, world.time.nanos())) {
            dispatcher.dispatch(session, request, Sender.CLIENT, FlowId.NONE, world.time.nanos());
        }
    }

    /// The client is gone.
    void end(Session session) {
        sessions.remove(session);
        session.markClosed().forEach(callback -> callback.accept(session));
        cluster.ended(session);
    }

    /// The client sends a request, and waits for its answer.
    String ask(Session session, String route, String body) {
        RecordingEntity client = RecordingEntity.of(session);
        int before = client.answers.size();
        request(session, 1000 + before, route, body);
        TestServer.await("an answer", () -> client.answers.size() > before);
        RecordingEntity.Answer answer = client.answers.get(before);
        return (answer.error() ? "! " : "") + answer.body().utf8();
    }

    /// What was pushed to the client, in short.
    static List<String> pushed(Session session) {
        return RecordingEntity.of(session).pushes.stream()
                .map(push -> push.message().route().text() + " " + push.message().body().utf8())
                .toList();
    }

    @Override
    public void close() {
        cluster.close();
    }
}
