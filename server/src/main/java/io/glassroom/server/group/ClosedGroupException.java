package io.glassroom.server.group;

/// Somebody uses a group after it was closed.
public final class ClosedGroupException extends IllegalStateException {

    ClosedGroupException(String group) {
        super("group " + group + " is closed");
    }
}
