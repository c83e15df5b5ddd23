package io.glassroom.server.group;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.serialize.Serializer;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.server.session.ClosedSessionException;
import io.glassroom.server.session.Flow;
import io.glassroom.server.session.HandlerException;
import io.glassroom.server.session.PreparedPush;
import io.glassroom.server.session.SendQueueFullException;
import io.glassroom.server.session.Session;
import io.glassroom.server.session.Uid;
import io.glassroom.server.session.Way;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Sessions that are told things together. A broadcast is serialized once and framed once for each dictionary, however
/// many members there are; to members behind other gates it goes once for each gate, with the list of who is to get it; all members get the broadcasts of a group in the same order. A session whose client is gone
/// leaves by itself.
///
/// Safe for any thread. Joining and leaving go on during a broadcast, which reaches those who were members when it
/// began.
public final class Group {

    private final String name;
    private final Serializer serializer;
    private final Map<Long, Member> members = new LinkedHashMap<>();
    private final ReentrantLock sending = new ReentrantLock();
    private List<Session> snapshot = List.of();
    private boolean stale;
    private final Consumer<Group> whenClosed;
    private boolean closed;

    public Group(String name, Serializer serializer) {
        this(name, serializer, closed -> {});
    }

    Group(String name, Serializer serializer, Consumer<Group> whenClosed) {
        this.name = name;
        this.serializer = serializer;
        this.whenClosed = whenClosed;
    }

    public String name() {
        return name;
    }

    /// @throws ClosedGroupException if the group is closed
    /// @throws DuplicateMemberException if the session is a member already
    /// @throws ClosedSessionException if its client is gone
    public void add(Session session) {
        synchronized (this) {
            refuseIfClosed();
            if (members.containsKey(session.id())) {
                throw new DuplicateMemberException(name, session.id());
            }
            members.put(session.id(), new Member(session, session.onClosed(this::remove)));
            stale = true;
        }
        if (session.isClosed()) { // its callback may have come before it was a member
            remove(session);
            throw new ClosedSessionException(session.id());
        }
        session.tell(TapEvent.SessionStep.JOINED, name);
    }

    /// @throws ClosedGroupException if the group is closed
    /// @throws MemberNotFoundException if the session is not a member
    public void leave(Session session) {
        synchronized (this) {
            refuseIfClosed();
        }
        if (!remove(session)) {
            throw new MemberNotFoundException(name, "session " + session.id());
        }
    }

    /// Lets a session go that may have left by itself, because its client is gone.
    ///
    /// @return whether it was a member until now
    public boolean leaveIfMember(Session session) {
        return remove(session);
    }

    /// @throws ClosedGroupException if the group is closed
    public void leaveAll() {
        synchronized (this) {
            refuseIfClosed();
        }
        sessions().forEach(this::remove);
    }

    public synchronized boolean contains(Session session) {
        return members.containsKey(session.id());
    }

    public synchronized int count() {
        return members.size();
    }

    /// The members in the order of their joining.
    public synchronized List<Session> sessions() {
        if (stale) {
            snapshot = members.values().stream().map(Member::session).toList();
            stale = false;
        }
        return snapshot;
    }

    /// The uids of the members that have one, in the order of their joining.
    public List<Uid> members() {
        return sessions().stream().flatMap(session -> session.uid().stream()).toList();
    }

    /// @throws MemberNotFoundException if nobody in the group has this uid
    public Session member(Uid uid) {
        return findMember(uid::equals)
                .orElseThrow(() -> new MemberNotFoundException(name, "uid " + uid));
    }

    /// The first member whose uid is wanted.
    public Optional<Session> findMember(Predicate<Uid> wanted) {
        return sessions().stream()
                .filter(session -> session.uid().filter(wanted).isPresent())
                .findFirst();
    }

    /// Pushes to all members.
    ///
    /// @param body written by the node's serializer; `byte[]` and [Bytes] go as they are
    /// @return how many members it was queued for
    /// @throws ClosedGroupException if the group is closed
    public int broadcast(String route, Object body) {
        return multicast(route, body, member -> true);
    }

    /// Pushes to the members that pass the filter.
    public int multicast(String route, Object body, Predicate<Session> filter) {
        return send(new PreparedPush(route, serializer.write(body), false, Flow.current()), filter);
    }

    /// Pushes to all members what a newer push of the same route makes worthless: positions, prices. Slow members miss
    /// some of it instead of being closed.
    public int broadcastLossy(String route, Object body) {
        return send(new PreparedPush(route, serializer.write(body), true, Flow.current()), member -> true);
    }

    private int send(PreparedPush push, Predicate<Session> filter) {
        sending.lock();
        try {
            List<Session> receivers;
            synchronized (this) {
                refuseIfClosed();
                receivers = sessions();
            }
            int reached = 0;
            Map<Way, List<Session>> elsewhere = Map.of();
            for (Session session : receivers) {
                if (!filter.test(session)) {
                    continue;
                }
                Optional<Way> way = session.entity().way();
                if (way.isEmpty()) {
                    reached += queued(push, session) ? 1 : 0;
                } else {
                    elsewhere = elsewhere.isEmpty() ? new LinkedHashMap<>() : elsewhere;
                    elsewhere.computeIfAbsent(way.get(), made -> new ArrayList<>()).add(session);
                }
            }
            for (Map.Entry<Way, List<Session>> gate : elsewhere.entrySet()) {
                reached += gate.getKey().push(push, gate.getValue());
            }
            return reached;
        } finally {
            sending.unlock();
        }
    }

    private static boolean queued(PreparedPush push, Session session) {
        try {
            session.entity().push(push);
            return true;
        } catch (ClosedSessionException | SendQueueFullException e) {
            return false; // gone, or being closed for slowness: it leaves the group by itself
        } catch (HandlerException e) {
            return false; // a stage keeps this push from this member, which is no reason to keep it from the others
        }
    }

    /// Lets all members go; whatever is done with the group from here on is refused.
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        sessions().forEach(this::remove);
        whenClosed.accept(this);
    }

    public synchronized boolean isClosed() {
        return closed;
    }

    private boolean remove(Session session) {
        Member member;
        synchronized (this) {
            member = members.get(session.id());
            if (member == null || member.session() != session) {
                return false; // it may be another life of the same session, which has come back to this node
            }
            members.remove(session.id());
            stale = true;
        }
        member.forget().run();
        session.tell(TapEvent.SessionStep.LEFT, name);
        return true;
    }

    private void refuseIfClosed() {
        if (closed) {
            throw new ClosedGroupException(name);
        }
    }

    /// @param forget takes back the wish to be told when the session closes
    private record Member(Session session, Runnable forget) {}
}
