package mychat;

/// The other end broke a rule. (Given: nothing to do here.)
public final class ProtocolException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int closeCode;
    private final int offset;

    /// @param closeCode with which the connection is to be closed: 1002 for broken rules, 1009 for too much
    /// @param offset of the byte that is wrong, from the start of what was being read
    public ProtocolException(int closeCode, int offset, String message) {
        super(message);
        this.closeCode = closeCode;
        this.offset = offset;
    }

    public int closeCode() {
        return closeCode;
    }

    public int offset() {
        return offset;
    }
}
