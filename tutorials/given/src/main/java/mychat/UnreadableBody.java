package mychat;

/// Whoever should handle a message cannot read its body. (Given: nothing to do here.)
public final class UnreadableBody extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// @param message what is wrong with it, for the client to read
    public UnreadableBody(String message) {
        super(message);
    }
}
