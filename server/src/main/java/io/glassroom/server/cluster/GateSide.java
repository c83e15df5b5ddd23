package io.glassroom.server.cluster;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.TapEvent.HopKind;
import io.glassroom.server.dispatch.ErrorReport;
import io.glassroom.server.dispatch.Forwarder;
import io.glassroom.server.session.ClosedSessionException;
import io.glassroom.server.session.Flow;
import io.glassroom.server.session.HandlerError;
import io.glassroom.server.session.HandlerException;
import io.glassroom.server.session.PreparedPush;
import io.glassroom.server.session.SendQueueFullException;
import io.glassroom.server.session.Session;
import io.glassroom.server.session.Uid;
import java.util.List;

/// What a node does for the sessions whose clients are connected to it: [forwards][Forwarding] their messages to nodes that
/// it [lends][Lending] the sessions to, and does for them what those nodes want.
///
/// ```
/// client ─▶ Dispatcher ─▶ Forwarding ─▶ Meet, Handle ─▶ the node that serves
/// client ◀─ Agent ◀─ received ◀─ Answer, Push, Bind, Kick … ◀─┘
/// ```
///
/// Safe for any thread.
final class GateSide {

    private final ClusterContext context;
    private final Whereabouts whereabouts;
    private final Lending lending;
    private final Forwarding forwarding;

    GateSide(ClusterContext context, Locator locator, Whereabouts whereabouts) {
        this.context = context;
        this.whereabouts = whereabouts;
        this.lending = new Lending(context.node());
        this.forwarding = new Forwarding(context, locator, lending);
    }

    Forwarder forwarder() {
        return forwarding;
    }

    // What becomes of sessions and of other nodes

    void tellNews(Session session) {
        lending.tellNews(session, null);
    }

    void ended(Session session) {
        lending.ended(session);
    }

    /// A node drains: takes all sessions back from it. What it has begun it still answers.
    void release(Bond bond) {
        lending.release(bond);
    }

    /// The lines broke: what the node had is lost. Called once, on a thread that may block.
    void lost(Bond bond, String why) {
        forwarding.lost(bond, why);
        lending.lost(bond);
    }

    /// Forgets the calls that nobody waits for any more.
    void expire(Bond bond, long before) {
        forwarding.expire(bond, before);
    }

    static void push(Session session, PreparedPush push) {
        try {
            session.entity().push(push);
        } catch (ClosedSessionException | SendQueueFullException | HandlerException e) {
            // Gone, or being closed for slowness, or a stage keeps it from the client.
        } catch (RuntimeException e) { // no reason to end a line
            ErrorReport.of(push.message().route().text() + " cannot be pushed to " + session, e);
        }
    }

    // From the nodes that serve, on the line's thread

    void received(Bond bond, Envelope envelope, int bytes, Letter.ToGate letter) {
        FlowId flow = envelope.flow();
        switch (letter) {
            case Letter.Answer answer -> forwarding.answered(bond, envelope, bytes, answer);
            case Letter.Push push -> fanOut(bond, envelope, bytes, push);
            case Letter.Bind(long id, Uid uid, long ask) -> {
                Runnable done = () -> bond.force(FlowId.NONE, new Letter.Reply(ask, false, Bytes.EMPTY), null);
                boolean isHere = with(id, bond, envelope, bytes, session -> {
                    session.learn(uid);
                    lending.tellNews(session, bond);
                    Thread.startVirtualThread(() -> {
                        whereabouts.bound(session, uid);
                        done.run();
                    });
                });
                if (!isHere) {
                    done.run();
                }
            }
            case Letter.Rename(long id, String name) -> with(id, bond, envelope, bytes, session -> {
                session.learn(name);
                lending.tellNews(session, bond);
            });
            case Letter.Kick(long id, int code, String reason) ->
                with(id, bond, envelope, bytes, session -> session.entity().kick(code, reason));
            case Letter.Close(long id) -> with(id, bond, envelope, bytes, Session::close);
            case Letter.Ask ask -> Flow.run(flow, () -> asked(bond, envelope, bytes, ask));
            case Letter.Reset(long id, List<String> services) -> with(id, bond, envelope, bytes, session -> {
                LocalSession lent = lending.find(id);
                if (lent != null) {
                    lending.takeBack(lent, bond);
                }
            });
        }
    }

    private interface Doing {
        void to(Session session);
    }

    /// @return whether its client is still here
    private boolean with(long id, Bond bond, Envelope envelope, int bytes, Doing doing) {
        Session session = context.sessions().find(id).orElse(null);
        if (session != null) {
            if (bond.watched()) {
                bond.heard(envelope, bytes, Hops.About.session(lending.client(session)));
            }
            doing.to(session);
        }
        return session != null;
    }

    private void fanOut(Bond bond, Envelope envelope, int bytes, Letter.Push push) {
        SessionIds ids = push.sessions();
        if (bond.watched()) {
            String client = ids.count() == 1 ? context.sessions().find(ids.at(0)).map(lending::client).orElse("") : "";
            bond.heard(envelope, bytes, new Hops.About(HopKind.PUSH, push.route(), client, ids.count()));
        }
        var prepared = new PreparedPush(push.route(), push.body(), push.lossy(), envelope.flow());
        for (int i = 0; i < ids.count(); i++) {
            context.sessions().find(ids.at(i)).ifPresent(session -> push(session, prepared));
        }
    }

    private void asked(Bond bond, Envelope envelope, int bytes, Letter.Ask ask) {
        Session session = context.sessions().find(ask.session()).orElse(null);
        if (bond.watched()) {
            String client = session == null ? "" : lending.client(session);
            bond.heard(envelope, bytes, new Hops.About(HopKind.CALL, ask.route(), client, 1));
        }
        if (session == null && ask.ask() == 0) {
            context.counters().stray.increment();
        } else if (session == null) {
            reply(bond, envelope.flow(), ask, "", true, new HandlerError(503, "the client is gone").body());
        } else if (ask.ask() == 0) {
            try {
                session.entity().tell(ask.route(), ask.body());
            } catch (HandlerException tooMany) {
                context.counters().shed.increment();
                bond.shed(ask.route());
            }
        } else {
            FlowId flow = envelope.flow();
            Thread.startVirtualThread(() -> Flow.run(flow, () -> ask(bond, flow, ask, session)));
        }
    }

    private void ask(Bond bond, FlowId flow, Letter.Ask ask, Session session) {
        String client = lending.client(session);
        try {
            Bytes answer = session.entity().ask(ask.route(), ask.body(), ask.deadline());
            reply(bond, flow, ask, client, false, answer);
        } catch (HandlerException e) {
            reply(bond, flow, ask, client, true, e.error().body());
        } catch (IllegalArgumentException e) { // no route can be called this
            reply(bond, flow, ask, client, true, new HandlerError(404, String.valueOf(e.getMessage())).body());
        }
    }

    private static void reply(Bond bond, FlowId flow, Letter.Ask ask, String client, boolean error, Bytes body) {
        if (ask.ask() != 0) {
            Hops.About about = bond.watched() ? new Hops.About(HopKind.REPLY, ask.route(), client, 1) : null;
            bond.deliver(flow, new Letter.Reply(ask.ask(), error, body), about);
        }
    }
}
