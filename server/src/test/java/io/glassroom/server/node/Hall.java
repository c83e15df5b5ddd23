package io.glassroom.server.node;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.server.component.Component;
import io.glassroom.server.component.Handler;
import io.glassroom.server.component.Role;
import io.glassroom.server.component.Service;
import io.glassroom.server.dispatch.Routing;
import io.glassroom.server.session.HandlerException;
import io.glassroom.server.session.Session;
import io.glassroom.server.session.Uid;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;

/// An application for the tests of clusters: a room on chat nodes, a door at gates, a desk at the master. One for each node,
/// whose name its handlers tell.
final class Hall implements Application {

    /// What the handlers of all nodes of a test saw.
    static final class Book {
        final List<String> heard = new CopyOnWriteArrayList<>();
        final Semaphore permits = new Semaphore(0);
        final Semaphore waiting = new Semaphore(0);
    }

    private final String node;
    private final Book book;

    Hall(String node, Book book) {
        this.node = node;
        this.book = book;
    }

    /// A plan of these roles, named `gate-1`, `chat-1`, `chat-2` …
    static ClusterPlan plan(Book book, Role... roles) {
        ClusterPlan plan = ClusterPlan.named("hall");
        for (Role role : roles) {
            long count = plan.seats().stream().filter(seat -> seat.role() == role).count() + 1;
            String name = role.word() + "-" + count;
            plan = plan.node(name, role, builder -> builder.application(new Hall(name, book)).heartbeat(Duration.ZERO));
        }
        return plan;
    }

    @Override
    public List<Component> components(NodeServices services) {
        return List.of(new Room(services), new Echo(), new Door(services), new Desk());
    }

    @Override
    public Map<String, Routing> routings(NodeServices services) {
        return Map.of("Room", new Routing() {
            @Override
            public Choice choose(Call call) {
                return call.route().equals("Room.Join") ? Choice.home(call.body().utf8()) : Choice.spread();
            }

            @Override
            public boolean decides(String route) {
                return route.equals("Room.Join");
            }
        });
    }

    @Service(concurrent = true, pushes = {"onSaid", "onLeft"})
    final class Room implements Component {
        private final NodeServices services;

        Room(NodeServices services) {
            this.services = services;
        }

        @Handler
        Bytes join(Session session, Bytes body) {
            String room = body.utf8();
            services.groups().named(room).add(session);
            session.set("room", room);
            session.onClosed(gone -> book.heard.add(node + " lost " + gone.name()));
            return Bytes.utf8(node);
        }

        @Handler
        void say(Session session, Bytes body) {
            services.groups().find(session.getString("room")).ifPresent(room -> room.broadcast("onSaid", body));
        }

        @Handler
        int count(Session session, Bytes room) {
            return services.groups().find(room.utf8()).map(group -> group.count()).orElse(0);
        }

        @Handler
        Bytes where(Session session, Bytes body) {
            return Bytes.utf8(node);
        }

        @Handler
        Bytes connection(Session session, Bytes body) {
            return Bytes.utf8(session.entity().connection() + " " + (session.id() >>> 40 > 0));
        }

        @Handler("Wait")
        Bytes await(Session session, Bytes body) throws InterruptedException {
            book.waiting.release();
            book.permits.acquire();
            book.heard.add(node + " " + body.utf8());
            return body;
        }

        @Handler
        void bind(Session session, Bytes uid) {
            session.bind(new Uid(uid.utf8()));
            session.rename(uid.utf8());
            session.respond(uid);
        }

        @Handler
        Bytes whoAmI(Session session, Bytes body) {
            return Bytes.utf8(session.uid().map(Uid::value).orElse("nobody") + " " + session.name());
        }

        @Handler
        void order(Session session, Bytes body) {
            for (int i = 0; i < 10; i++) {
                session.push("onSaid", Bytes.utf8("before " + i));
            }
            session.respond(body);
            session.push("onSaid", Bytes.utf8("after"));
        }

        @Handler
        Bytes ask(Session session, Bytes body) {
            return session.rpc("Desk.Where", body, Bytes.class, Duration.ofSeconds(5));
        }

        @Handler
        Bytes askNobody(Session session, Bytes body) {
            return session.rpc(body.utf8(), Bytes.EMPTY, Bytes.class, Duration.ofMillis(100));
        }

        @Handler
        void tell(Session session, Bytes body) {
            for (int i = 0; i < 100; i++) {
                session.rpc("Desk.Note", Bytes.utf8(body.utf8() + i));
            }
            session.respond(body);
        }

        @Handler
        void kick(Session session, Bytes reason) {
            session.kick(reason.utf8());
        }

        @Handler
        void close(Session session, Bytes body) {
            session.close();
        }

        @Handler
        boolean pushTo(Session session, Bytes uid) {
            return services.presence().push(new Uid(uid.utf8()), "onSaid", Bytes.utf8("psst"));
        }

        @Handler
        boolean kickAway(Session session, Bytes uid) {
            return services.presence().kick(new Uid(uid.utf8()), "not you");
        }

        @Handler
        Bytes find(Session session, Bytes uid) {
            return Bytes.utf8(services.presence().find(new Uid(uid.utf8())).orElse("nowhere"));
        }

        @Handler
        void refuse(Session session, Bytes body) {
            throw new HandlerException(403, "not you");
        }
    }

    @Service(concurrent = true)
    static final class Echo implements Component {

        @Handler(nonBlocking = true)
        Bytes ping(Session session, Bytes body) {
            return body;
        }
    }

    @Service(on = Role.GATE, concurrent = true)
    final class Door implements Component {
        private final NodeServices services;

        Door(NodeServices services) {
            this.services = services;
        }

        @Handler
        Bytes ask(Session session, Bytes body) {
            return session.rpc("Desk.Where", body, Bytes.class, Duration.ofSeconds(5));
        }

        @Handler
        void bind(Session session, Bytes uid) {
            session.bind(new Uid(uid.utf8()));
            session.respond(uid);
        }

        @Handler
        Bytes find(Session session, Bytes uid) {
            return Bytes.utf8(services.presence().find(new Uid(uid.utf8())).orElse("nowhere"));
        }
    }

    @Service(on = Role.MASTER, concurrent = true)
    final class Desk implements Component {

        @Handler
        Bytes where(Session session, Bytes body) {
            return Bytes.utf8(node + " " + body.utf8());
        }

        @Handler
        void note(Session session, Bytes body) {
            book.heard.add(body.utf8());
        }

        @Handler
        Bytes never(Session session, Bytes body) throws InterruptedException {
            book.permits.acquire();
            return body;
        }
    }
}
