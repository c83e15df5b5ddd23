package io.glassroom.samples.distributed;

import io.glassroom.server.session.HandlerException;
import io.glassroom.server.session.Session;
import io.glassroom.server.session.Sessions;
import io.glassroom.server.session.Uid;
import org.jspecify.annotations.Nullable;

/// `BindService.Login` and `TopicService.NewUser`: who somebody wants to be.
///
/// @param nickname absent or blank for a guest; at most 64 characters and no comma, which stands between names
/// @param uid for who wants to be known as the same at each visit: whoever was logged in with it is sent away. At most 64
///     characters and not a number, because numbers are given to those who do not care
record Login(@Nullable String nickname, @Nullable String uid) {

    private static final int MAX_LENGTH = 64;

    /// The name to go by.
    ///
    /// @throws HandlerException 400 if the name cannot be had
    String name(Session session) {
        if (nickname == null || nickname.isBlank()) {
            return "guest-" + Sessions.brief(session.id());
        }
        if (nickname.length() > MAX_LENGTH || nickname.contains(",")) {
            throw new HandlerException(400, "nickname is to have at most " + MAX_LENGTH + " characters and no comma");
        }
        return nickname;
    }

    /// The uid to be bound to: one of one's own, or the number of the session, which nobody else has.
    ///
    /// @throws HandlerException 400 if the uid cannot be had
    Uid owner(Session session) {
        if (uid == null || uid.isBlank()) {
            return Uid.of(session.id());
        }
        if (uid.length() > MAX_LENGTH || uid.chars().allMatch(Character::isDigit)) {
            throw new HandlerException(400, "uid is to have at most " + MAX_LENGTH + " characters and not only digits");
        }
        return new Uid(uid);
    }
}
