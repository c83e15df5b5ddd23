package io.glassroom.protocol.client;

import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.tap.TapRecord;
import java.util.List;

/// Told what an [InspectorClient] receives, one call at a time and in the order of the stream. It may take its time:
/// then the node keeps fewer of the records for it, and [#lost] says how many.
public interface InspectorListener {

    /// First of all: what the node is.
    void hello(TapLine.Hello hello);

    /// Records in the order of their numbers. Never empty.
    void records(List<TapRecord> records);

    /// So many records are missing between the last and the next.
    void lost(long count);

    /// Last of all: the stream has ended.
    ///
    /// @param code the WebSocket close code; 1006 if the node vanished
    void closed(int code, String reason);
}
