package io.glassroom.server.group;

/// Somebody asks a group for a member that it does not have.
public final class MemberNotFoundException extends IllegalStateException {

    MemberNotFoundException(String group, String who) {
        super(who + " is not in group " + group);
    }
}
