package mychat;

/// What is in a Data packet. (Given: nothing to do here.)
public sealed interface Message {

    byte[] body();

    /// A question of a client, with a number of its own.
    record Request(long id, String route, byte[] body) implements Message {}

    /// Something a client says that nobody answers.
    record Notify(String route, byte[] body) implements Message {}

    /// The answer to the Request with this number. It has no route.
    record Response(long id, boolean error, byte[] body) implements Message {}

    /// Something the server says that nobody asked for.
    record Push(String route, byte[] body) implements Message {}
}
