package io.glassroom.protocol.client;

import java.util.Arrays;
import java.util.Optional;

/// Why a node does not let itself be inspected: it says so when it closes with 1008 (protocol.md, section 10).
public enum InspectorRefusal {
    /// It wants the operator's token, and none was shown.
    TOKEN_MISSING("the inspector wants the operator's token"),
    /// Another one was shown.
    TOKEN_WRONG("this is not the operator's token"),
    /// It has no token, and the watcher is on another machine.
    OTHER_MACHINE("the inspector is for this machine only"),
    /// A browser asks for the page of another site.
    OTHER_SITE("the inspector is not for pages of other sites");

    /// The close code: policy violation (RFC 6455, section 7.4.1).
    public static final int CODE = 1008;

    private final String reason;

    InspectorRefusal(String reason) {
        this.reason = reason;
    }

    /// With which it closes: one line of ASCII for people.
    public String reason() {
        return reason;
    }

    /// Whether another token may help.
    public boolean isOfToken() {
        return this == TOKEN_MISSING || this == TOKEN_WRONG;
    }

    /// What a stream has ended with; empty if it was not refused.
    public static Optional<InspectorRefusal> of(int code, String reason) {
        return code == CODE
                ? Arrays.stream(values()).filter(refusal -> refusal.reason.equals(reason)).findFirst()
                : Optional.empty();
    }
}
