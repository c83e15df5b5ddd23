package io.glassroom.server.group;

/// A session joins a group that it is in already.
public final class DuplicateMemberException extends IllegalStateException {

    DuplicateMemberException(String group, long sessionId) {
        super("session " + sessionId + " is in group " + group + " already");
    }
}
