package io.glassroom.server.node;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.serialize.Serializer;
import io.glassroom.server.component.Component;
import io.glassroom.server.component.Handler;
import io.glassroom.server.component.Service;
import io.glassroom.server.group.Group;
import io.glassroom.server.session.HandlerException;
import io.glassroom.server.session.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/// What nodes serve in these tests: a room and an echo as the chat has them, and handlers that do everything wrong.
/// Public because the `node` command finds it as a service.
public final class Troubles implements Application {

    final Trouble trouble = new Trouble();

    @Override
    public List<Component> components(NodeServices services) {
        return List.of(new Room(services), new Echo(), trouble);
    }

    record Wish(String room, String name) {}

    record Code(int code) {}

    @Service(name = "Room", pushes = "onMessage")
    static final class Room implements Component {
        private final Group all;
        private final Serializer serializer;

        Room(NodeServices services) {
            all = services.groups().named("all");
            serializer = services.serializer();
        }

        @Handler
        Code join(Session session, Wish wish) {
            if (!all.contains(session)) {
                all.add(session);
            }
            return new Code(0);
        }

        @Handler
        void message(Session session, Bytes body) {
            serializer.read(body, Object.class);
            all.broadcast("onMessage", body);
        }
    }

    @Service(name = "Echo", concurrent = true)
    static final class Echo implements Component {
        @Handler(nonBlocking = true)
        Bytes ping(Session session, Bytes body) {
            return body;
        }
    }

    @Service(name = "Trouble", concurrent = true, pushes = {"before", "after"})
    static final class Trouble implements Component {
        final CountDownLatch unblocked = new CountDownLatch(1);
        final BlockingQueue<Long> waiting = new LinkedBlockingQueue<>();
        private volatile boolean stays;

        @Override
        public void beforeShutdown() {
            while (stays) {
                LockSupport.park();
            }
        }

        /// From here on it does not shut down.
        @Handler
        Code stays(Session session, Bytes body) {
            stays = true;
            return new Code(0);
        }

        @Handler
        Code fails(Session session, Bytes body) {
            throw new IllegalStateException("the secret of the handler");
        }

        @Handler(nonBlocking = true)
        Code failsAtOnce(Session session, Bytes body) {
            throw new IllegalStateException("the secret of the handler");
        }

        @Handler
        Code checked(Session session, Bytes body) throws IOException {
            throw new IOException("the secret of the handler");
        }

        @Handler
        int overflows(Session session, Bytes body) {
            return 1 + overflows(session, body);
        }

        @Handler
        Code refuses(Session session, Bytes body) {
            throw new HandlerException(403, "not you");
        }

        @Handler
        Object unwritable(Session session, Bytes body) {
            var endless = new ArrayList<Object>();
            endless.add(endless);
            return endless;
        }

        @Handler
        byte[] huge(Session session, Bytes body) {
            return new byte[1 << 24];
        }

        @Handler
        Code blocks(Session session, Bytes body) throws InterruptedException {
            unblocked.await();
            return new Code(0);
        }

        /// Answered by whoever takes it out of `waiting`.
        @Handler
        void later(Session session, Bytes body) {
            waiting.add(session.lastMid());
        }

        /// Answers the oldest that waits, and then itself.
        @Handler
        Code release(Session session, Bytes body) throws InterruptedException {
            session.respond(waiting.take(), Bytes.utf8("released"));
            return new Code(0);
        }

        @Handler
        void chatty(Session session, Bytes body) {
            session.push("before", Bytes.utf8("1"));
            session.respond(Bytes.utf8("2"));
            session.push("after", Bytes.utf8("3"));
        }

        @Handler
        void answersTwice(Session session, Bytes body) {
            session.respond(Bytes.utf8("first"));
            session.respond(Bytes.utf8("second"));
        }

        @Handler
        Code closes(Session session, Bytes body) {
            session.close();
            session.push("after", Bytes.utf8("too late"));
            return new Code(0);
        }

        @Handler
        Code kicks(Session session, Bytes body) {
            session.kick("you asked for it");
            session.close();
            return new Code(0);
        }

        @Handler
        Code mourns(Session session, Bytes body) {
            session.onClosed(gone -> {
                throw new IllegalStateException("a callback fails");
            });
            return new Code(0);
        }
    }
}
