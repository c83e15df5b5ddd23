package io.glassroom.server.cluster;


import io.glassroom.protocol.packet.Bytes;
import io.glassroom.server.component.Component;
import io.glassroom.server.component.Handler;
import io.glassroom.server.component.Role;
import io.glassroom.server.component.Service;
import io.glassroom.server.dispatch.Routing;
import io.glassroom.server.fixture.TestServer;
import io.glassroom.server.session.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/// Members on lines that the test breaks, which have a room; for tests of what they do.
@Timeout(60)
abstract class ClusterGround {

    static final String RESET = "onServiceReset {\"services\":[\"Room\"]}";

    static final Map<String, Routing> AT_HOME =
            Map.of("Room", call -> Routing.Choice.home(call.body().utf8()));

    final TestMember.World world = new TestMember.World();
    final List<TestMember> members = new ArrayList<>();
    final List<String> lost = new CopyOnWriteArrayList<>();
    final Semaphore permits = new Semaphore(0);

    @AfterEach
    void close() {
        permits.release(1000);
        members.forEach(TestMember::close);
    }

    @Service(concurrent = true)
    final class Room implements Component {
        private final String node;

        Room(String node) {
            this.node = node;
        }

        @Handler
        Bytes where(Session session, Bytes body) {
            session.onClosed(gone -> lost.add(node + " " + gone.id()));
            return Bytes.utf8(node);
        }

        /// Never answers.
        @Handler
        void never(Session session, Bytes body) {}

        @Handler("Wait")
        Bytes await(Session session, Bytes body) throws InterruptedException {
            permits.acquire();
            return body;
        }

        @Handler
        Bytes join(Session session, Bytes group) {
            member(node).groups.named(group.utf8()).add(session);
            return Bytes.utf8(node);
        }
    }

    TestMember gate(String name) throws IOException {
        return start(name, Role.GATE, Map.of());
    }

    TestMember chat(String name) throws IOException {
        return start(name, Role.CHAT, Map.of());
    }

    TestMember start(String name, Role role, Map<String, Routing> routings) throws IOException {
        var member = new TestMember(world, name, role, new MemoryRoster(world.roster), routings, new Room(name));
        members.add(member);
        awaitAll();
        return member;
    }

    void awaitAll() {
        for (TestMember one : members) {
            await("all know all", () -> one.cluster.membership().members().size() == members.size());
            await("lines to all", () -> one.cluster.lines() == members.size() - 1);
        }
    }

    TestMember member(String name) {
        return members.stream().filter(member -> member.name.equals(name)).findFirst().orElseThrow();
    }

    static void await(String what, BooleanSupplier condition) {
        TestServer.await(what, condition);
    }

    String id(String name) {
        return members.getFirst().cluster.membership().named(name).orElseThrow().id();
    }
}
