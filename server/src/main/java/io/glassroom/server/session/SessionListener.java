package io.glassroom.server.session;

/// Hears what becomes of the sessions whose clients are connected to this node, from those that own the connections.
/// Called on whatever thread it happens, so it must not block an event loop.
public interface SessionListener {

    /// It belongs to this uid from now on, and has taken note of it.
    void bound(Session session, Uid uid);

    /// It has another name, and has taken note of it.
    void renamed(Session session, String name);

    /// Its client is gone, and its callbacks have been told.
    void ended(Session session);
}
