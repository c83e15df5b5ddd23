package io.glassroom.client.place;

/// Takes the window from what it looks at to something else. Owned by the FX thread.
@FunctionalInterface
public interface Traveller {

    /// Stays where it is.
    Traveller NOWHERE = target -> {};

    /// Returns at once. When the target has been opened the window changes over; when it cannot be opened the window
    /// stays and says why.
    void travel(Target target);

    /// The same, and there the target's tour begins.
    default void tour(Target target) {
        travel(target);
    }
}
