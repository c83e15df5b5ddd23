package io.glassroom.protocol.packet;

/// Told by the decoders of each field they read, in the order of the bytes. The server's fast path passes [#NONE] and
/// runs the same code: what an inspector shows is what the server read.
public interface FieldSink {

    /// Listens to nothing; the decoders then spare themselves the values.
    FieldSink NONE = new FieldSink() {
        @Override
        public boolean listening() {
            return false;
        }

        @Override
        public void field(FieldSpan span) {}
    };

    /// False if [#field] need not be called.
    default boolean listening() {
        return true;
    }

    void field(FieldSpan span);

    /// Told of the rule that the bytes break, by the very line that refuses them and before it throws.
    default void fault(Fault fault) {}
}
