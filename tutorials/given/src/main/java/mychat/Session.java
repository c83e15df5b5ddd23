package mychat;

/// One client that is connected and working. (Given: nothing to do here.)
public interface Session {

    /// Sends a Push.
    void push(String route, byte[] body);

    /// Sends a Kick packet with the reason, and closes with the code behind it.
    void kick(int code, String reason);
}
