package io.glassroom.client.model;

/// How numbers of sessions are written for people: `17`; of a cluster `2·17`, the number of the gate, which stands in
/// the high bits, and what it counts.
public final class SessionId {

    private static final int NODE_BITS = 40; // below them a node counts its sessions

    private SessionId() {}

    /// Empty for 0.
    public static String brief(long id) {
        long gate = id >> NODE_BITS;
        return id == 0 ? "" : gate == 0 ? Long.toString(id) : gate + "·" + (id & (1L << NODE_BITS) - 1);
    }

    /// A uid, in brief if it is the number of the session that is bound to it: who does not care gets that.
    public static String uid(String uid, long session) {
        return isNumberOf(uid, session) ? brief(session) : uid;
    }

    /// Whether this uid is longer than what people see of it.
    public static boolean isAbridged(String uid, long session) {
        return isNumberOf(uid, session) && session >> NODE_BITS != 0;
    }

    private static boolean isNumberOf(String uid, long session) {
        return session != 0 && uid.equals(Long.toString(session));
    }
}
