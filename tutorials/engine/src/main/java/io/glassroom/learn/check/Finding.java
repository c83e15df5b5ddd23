package io.glassroom.learn.check;

import io.glassroom.checks.Words;
import io.glassroom.protocol.packet.Bytes;
import java.nio.file.Path;
import java.util.Optional;

/// What a check found instead of what its rule wants.
public sealed interface Finding {

    /// Other bytes.
    ///
    /// @param what was compared: `encode(heartbeat)`
    /// @param at offset of the first byte that differs or is missing
    /// @param field that byte by the name that filters call it, with what should stand there: `pkt.len 2`; empty if the
    ///     bytes are no packet or message
    record Different(Words what, Bytes expected, Bytes actual, int at, Optional<String> field) implements Finding {}

    /// Another value.
    record Unequal(Words what, Words expected, Words actual) implements Finding {}

    /// Something was thrown.
    ///
    /// @param type `NullPointerException`
    /// @param where the learner's line: `PacketCodec.java:31 (feed)`; empty if there is none
    /// @param kind what that mostly means
    record Thrown(String type, String message, String where, Kind kind) implements Finding {

        /// Exceptions that a sentence explains.
        public enum Kind {
            ENDLESS_RECURSION,
            OUTSIDE_ARRAY,
            NULL,
            OTHER_SIGNATURE,
            ANY
        }

        static Kind kind(String type) {
            return switch (type) {
                case "StackOverflowError" -> Kind.ENDLESS_RECURSION;
                case "ArrayIndexOutOfBoundsException", "IndexOutOfBoundsException", "StringIndexOutOfBoundsException",
                        "BufferUnderflowException", "NegativeArraySizeException" -> Kind.OUTSIDE_ARRAY;
                case "NullPointerException" -> Kind.NULL;
                case "NoSuchMethodError", "NoSuchFieldError", "NoClassDefFoundError", "IllegalAccessError",
                        "AbstractMethodError", "IncompatibleClassChangeError", "InstantiationError" -> Kind.OTHER_SIGNATURE;
                default -> Kind.ANY;
            };
        }
    }

    /// A place in a recording.
    ///
    /// @param file the recording
    /// @param packet counts from 1
    /// @param offset of the byte in that packet
    record Shown(Path file, int packet, int offset) {}
}
