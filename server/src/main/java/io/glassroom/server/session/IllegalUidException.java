package io.glassroom.server.session;

/// A uid is blank, too long or, as a number, not positive.
public final class IllegalUidException extends IllegalArgumentException {

    IllegalUidException(String uid) {
        super("uid is \"" + uid + "\": 1 to " + Uid.MAX_LENGTH + " characters, not blank; a number is positive");
    }
}
