package io.glassroom.client.learn;

import io.glassroom.client.model.PacketKind;
import java.time.Duration;
import java.util.List;

/// What has to happen for real before a step of a [Tour] is done. Nothing is taken for done that was not.
public sealed interface Trigger {

    /// So much time has passed since the step began.
    record After(Duration time) implements Trigger {}

    /// So many connections have come through their handshakes.
    record Working(int connections) implements Trigger {}

    /// A packet of this kind is selected, in whatever pane.
    record Selected(PacketKind kind) implements Trigger {}

    /// The person is in the room.
    record Joined() implements Trigger {}

    /// The person's message has reached the server since the step began.
    record Said() implements Trigger {}

    /// The connection that this user had when the step began is closed.
    record Gone(String user) implements Trigger {}

    /// The room of the person has restarted since the step began, and they have joined it again.
    record Rejoined() implements Trigger {}

    /// All nodes of the own server run.
    record Complete() implements Trigger {}

    /// The person has chosen something on the card itself.
    record Chosen() implements Trigger {}

    /// All of these hold at the same moment.
    record All(List<Trigger> triggers) implements Trigger {
        public All {
            triggers = List.copyOf(triggers);
        }
    }
}
