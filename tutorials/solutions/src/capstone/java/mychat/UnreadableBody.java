package mychat;

/// Capstone: whoever should handle a message cannot read its body. A Request is answered 400, a Notify is dropped.
public final class UnreadableBody extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UnreadableBody(String message) {
        super(message);
    }
}
