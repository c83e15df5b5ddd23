package io.glassroom.server.node;

import io.glassroom.server.component.Component;
import io.glassroom.server.component.Handler;
import io.glassroom.server.component.Role;
import io.glassroom.server.component.Service;
import io.glassroom.server.dispatch.Routing;
import io.glassroom.server.group.Group;
import io.glassroom.server.session.HandlerException;
import io.glassroom.server.session.Session;
import io.glassroom.server.session.Uid;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// What clusters serve in the tests of faults: requests whose answers tell whose they are, a room, a login, and a count
/// that the master keeps. Nodes tell which they are by the number of their process.
///
/// Public because the `node` command finds it as a service.
public final class FaultGround implements Application {

    private static final long NODE = ProcessHandle.current().pid();

    record Asked(String client, int number) {}

    record Answered(String client, int number, long node) {}

    record Name(String name) {}

    record Where(long node, String gate) {}

    record Joined(long node, int members) {}

    record Said(int number, String text) {}

    record Flood(int pushes, int bytes) {}

    record State(long node, List<Long> members, long sent, long missed) {}

    record Total(long total, long node) {}

    @Override
    public List<Component> components(NodeServices services) {
        var hall = new Hall(services);
        return List.of(new Probe(services), hall, new Window(hall), new Count());
    }

    @Override
    public Map<String, Routing> routings(NodeServices services) {
        return Map.of("Hall", Routing.TOGETHER, "Window", Routing.TOGETHER);
    }

    @Service(name = "Probe", concurrent = true)
    static final class Probe implements Component {
        private final NodeServices services;

        Probe(NodeServices services) {
            this.services = services;
        }

        @Handler
        Answered echo(Session session, Asked asked) {
            return new Answered(asked.client(), asked.number(), NODE);
        }

        /// Is in the hands of the node for a while.
        @Handler
        Answered work(Session session, Asked asked) throws InterruptedException {
            Thread.sleep(Duration.ofMillis(100));
            return new Answered(asked.client(), asked.number(), NODE);
        }

        @Handler
        Where login(Session session, Name uid) {
            session.bind(new Uid(uid.name()));
            return find(session, uid);
        }

        @Handler
        Where find(Session session, Name uid) {
            return new Where(NODE, services.presence().find(new Uid(uid.name())).orElse(""));
        }

        @Handler
        Total count(Session session, Name name) {
            return session.rpc("Count.add", name, Total.class, Duration.ofSeconds(2));
        }
    }

    /// One room, at one node at a time.
    @Service(name = "Hall", pushes = "onSaid")
    static final class Hall implements Component {
        private final Group all;
        private final AtomicInteger number = new AtomicInteger();
        private final AtomicLong sent = new AtomicLong();
        private final AtomicLong missed = new AtomicLong();

        Hall(NodeServices services) {
            all = services.groups().named("hall");
        }

        @Handler
        Joined join(Session session, Name name) {
            if (!all.contains(session)) {
                all.add(session);
            }
            return new Joined(NODE, all.count());
        }

        @Handler
        Said say(Session session, Said said) {
            if (!all.contains(session)) {
                throw new HandlerException(403, "join first");
            }
            var told = new Said(number.incrementAndGet(), said.text());
            push(told);
            return told;
        }

        @Handler
        void flood(Session session, Flood flood) {
            String text = "x".repeat(flood.bytes());
            for (int i = 0; i < flood.pushes(); i++) {
                push(new Said(number.incrementAndGet(), text));
            }
        }

        private void push(Said said) {
            int members = all.count();
            int receivers = all.broadcast("onSaid", said);
            sent.addAndGet(receivers);
            missed.addAndGet(members - receivers);
        }
    }

    /// Looks into the hall of the node that it is asked at, without waiting for those who flood it.
    @Service(name = "Window", concurrent = true)
    static final class Window implements Component {
        private final Hall hall;

        Window(Hall hall) {
            this.hall = hall;
        }

        @Handler
        State state(Session session, Name name) {
            List<Long> members = hall.all.sessions().stream().map(Session::id).toList();
            return new State(NODE, members, hall.sent.get(), hall.missed.get());
        }
    }

    @Service(name = "Count", on = Role.MASTER)
    static final class Count implements Component {
        private long total;

        @Handler
        Total add(Session session, Name name) {
            return new Total(++total, NODE);
        }
    }
}
