package io.glassroom.protocol.client;

import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.tap.TapRecord;
import java.util.List;

/// Told what a [ClusterInspector] receives: one call at a time, what each node tells in the order of its stream, and of
/// several nodes in no order at all. It may take its time: then the nodes keep fewer of the records for it.
public interface ClusterListener {

    /// A node can be seen: for the first time, or again.
    void hello(TapLine.Hello hello);

    /// Records of one node in the order of their numbers. Never empty.
    void records(String node, List<TapRecord> records);

    /// So many records of this node are missing between its last and its next.
    void lost(String node, long count);

    /// A node cannot be seen, or not any more. If it is still a member it is looked for until it is back.
    ///
    /// @param reason one line for people
    void gone(String node, String reason);

    /// No node at all can be seen.
    ///
    /// @param forGood whether nobody is looked for any more: the nodes refuse to be watched
    void blind(String reason, boolean forGood);
}
