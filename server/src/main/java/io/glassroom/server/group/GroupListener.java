package io.glassroom.server.group;

/// Hears of the groups of a node. Called by whoever makes or closes a group, and must not block.
public interface GroupListener {

    GroupListener NONE = new GroupListener() {
        @Override
        public void opened(String group) {}

        @Override
        public void closed(String group) {}
    };

    /// There is a group of this name from now on.
    void opened(String group);

    /// There is none any more.
    void closed(String group);
}
