package io.glassroom.client.place;

/// Takes the window from what it looks at to something else. Owned by the FX thread.
@FunctionalInterface
public interface Traveller {

    /// Stays where it is.
    Traveller NOWHERE = target -> {};

    /// Returns at once. When the target has been opened the window changes over; when it cannot be opened the window
    /// stays and says why.
    void travel(Target target);

    /// Goes back to where the window was when a lesson sent it to a recording. All is there as it was left.
    ///
    /// @return whether there is such a place
    default boolean back() {
        return false;
    }

    /// Travels, and there the target's tour begins.
    default void tour(Target target) {
        travel(target);
    }
}
