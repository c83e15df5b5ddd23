package io.glassroom.client.model;

import io.glassroom.protocol.message.Message;

/// The four kinds of message, as a list or a filter calls them.
public enum MessageKind {
    REQUEST("Request"),
    NOTIFY("Notify"),
    RESPONSE("Response"),
    PUSH("Push");

    private final String title;

    MessageKind(String title) {
        this.title = title;
    }

    /// The name that the protocol uses; never translated.
    public String title() {
        return title;
    }

    static MessageKind of(Message message) {
        return switch (message) {
            case Message.Request request -> REQUEST;
            case Message.Notify notify -> NOTIFY;
            case Message.Response response -> RESPONSE;
            case Message.Push push -> PUSH;
        };
    }
}
