package io.glassroom.protocol.tap;

/// Ties together everything that one incoming message caused: its dispatch, its response, its pushes to others. Given
/// where a message enters, carried between nodes, never sent to clients.
///
/// @param value unique in the cluster of the node that gave it; 0 for what nothing caused, such as a heartbeat
public record FlowId(long value) {

    public static final FlowId NONE = new FlowId(0);

    public boolean isNone() {
        return value == 0;
    }
}
