package io.glassroom.server.agent;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.server.component.Component;
import io.glassroom.server.component.Handler;
import io.glassroom.server.component.Service;
import io.glassroom.server.session.ReplyToNotifyException;
import io.glassroom.server.session.Session;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;

/// Handlers of every kind, for the tests of agents.
@Service(concurrent = true, pushes = "onNews")
final class Pond implements Component {

    final List<String> handled = new CopyOnWriteArrayList<>();
    final Semaphore permits = new Semaphore(0);
    final BlockingQueue<Long> noted = new LinkedBlockingQueue<>();
    final BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();
    final BlockingQueue<String> refusals = new LinkedBlockingQueue<>();

    @Handler(nonBlocking = true)
    Bytes echo(Session session, Bytes body) {
        return body;
    }

    @Handler
    Bytes carry(Session session, Bytes body) {
        handled.add(body.utf8());
        threads.add(Thread.currentThread());
        return body;
    }

    /// Waits for a permit.
    @Handler("Wait")
    Bytes await(Session session, Bytes body) throws InterruptedException {
        permits.acquire();
        handled.add(body.utf8());
        return body;
    }

    @Handler
    void note(Session session, Bytes body) {
        noted.add(session.lastMid());
    }

    @Handler
    void news(Session session, Bytes body) {
        session.push("onNews", "before");
        if (session.lastMid() != 0) {
            session.respond("answer");
        }
        session.push("onNews", "after");
    }

    /// Answers without saying which request, from a thread that does not handle it.
    @Handler
    void astray(Session session, Bytes body) throws InterruptedException {
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        session.respond("astray");
                    } catch (ReplyToNotifyException e) {
                        refusals.add(e.getMessage());
                    }
                })
                .join();
    }

    @Handler
    void huge(Session session, Bytes body) {
        session.respond(new byte[1 << 24]);
    }

    @Handler
    void leave(Session session, Bytes body) {
        session.close();
    }
}
