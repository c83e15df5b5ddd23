package io.glassroom.protocol.packet;

/// The peer sent something that breaks a [Rule]. The only exception that decoders throw, whatever they are fed.
public class ProtocolException extends RuntimeException {

    private final transient Fault fault;

    public ProtocolException(Fault fault) {
        // No stack trace: the fault says where in the bytes, which is what matters, and a hostile peer must not make us pay.
        super(fault.reason(), null, false, false);
        this.fault = fault;
    }

    public ProtocolException(Rule rule, int offset, String detail) {
        this(new Fault(rule, offset, detail));
    }

    public Fault fault() {
        return fault;
    }
}
