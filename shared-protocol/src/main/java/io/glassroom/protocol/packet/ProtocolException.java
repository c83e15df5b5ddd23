package io.glassroom.protocol.packet;

/// The peer sent something that breaks a [Rule]. The only exception that decoders throw, whatever they are fed.
public class ProtocolException extends RuntimeException {

    private final transient Fault fault;

    public ProtocolException(Fault fault) {
        // No stack trace, no text before somebody reads it: a hostile peer must not make us pay.
        super(null, null, false, false);
        this.fault = fault;
    }

    public ProtocolException(Rule rule, int offset, String detail) {
        this(new Fault(rule, offset, detail));
    }

    public Fault fault() {
        return fault;
    }

    @Override
    public String getMessage() {
        return fault.reason();
    }
}
