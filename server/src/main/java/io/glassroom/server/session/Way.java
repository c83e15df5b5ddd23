package io.glassroom.server.session;

import java.util.List;

/// Sends one push to many sessions that are reached the same way: the body crosses to their gate once, with the list of
/// who is to get it. Equal ways lead to the same gate. Safe for any thread.
public interface Way {

    /// @param receivers of at least one session, all of this way
    /// @return for how many it was queued; fewer than asked for if the policy sheds what has no room
    int push(PreparedPush push, List<Session> receivers);
}
