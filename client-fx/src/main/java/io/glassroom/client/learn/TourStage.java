package io.glassroom.client.learn;

import io.glassroom.client.model.PacketKind;

/// What a tour can see and do: the window, the node and the person, as they really are.
public interface TourStage {

    /// Connections that have come through their handshakes and are open.
    int working();

    /// Whether a packet of this kind is selected.
    boolean isSelected(PacketKind kind);

    /// Whether the person is in the room.
    boolean isInside();

    /// How many messages of the person have reached the server so far.
    long said();

    /// How many connections of this user have been closed so far.
    int closed(String user);

    /// How often the room of the person has restarted so far, and they have joined it again.
    int rejoined();

    /// Whether all nodes of the own server run.
    boolean isComplete();

    void perform(Effect effect);

    void perform(TourStep.Offer offer);
}
