package io.glassroom.protocol.serialize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.reflect.TypeToken;
import com.google.protobuf.MessageLite;
import com.google.protobuf.StringValue;
import com.google.protobuf.Timestamp;
import io.glassroom.protocol.packet.Bytes;
import java.lang.reflect.Type;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProtobufSerializerTest {

    private final ProtobufSerializer protobuf = new ProtobufSerializer();

    @Test
    void messageIsReadAsItWasWritten() {
        var timestamp = Timestamp.newBuilder().setSeconds(1_763_683_200).setNanos(5).build();
        assertEquals(timestamp, protobuf.read(protobuf.write(timestamp), Timestamp.class));
        assertEquals(StringValue.of("小明😀"), protobuf.read(protobuf.write(StringValue.of("小明😀")), StringValue.class));
    }

    @Test
    void bytesOnTheWireAreThoseOfProtobuf() {
        assertEquals(Bytes.hex("0a 02 68 69"), protobuf.write(StringValue.of("hi")));
    }

    @Test
    void messageIsReadFromTheMiddleOfAPacket() {
        Bytes packet = Bytes.hex("04 00 00 06 06 00 0a 02 68 69");
        assertEquals(StringValue.of("hi"), protobuf.read(packet.from(6), StringValue.class));
    }

    @Test
    void emptyBodyIsTheDefaultMessage() {
        assertEquals(StringValue.getDefaultInstance(), protobuf.read(Bytes.EMPTY, StringValue.class));
    }

    @Test
    void bytesPassUntouched() {
        Bytes bytes = Bytes.hex("00 ff");
        assertSame(bytes, protobuf.read(bytes, Bytes.class));
        assertSame(bytes, protobuf.write(bytes));
        assertArrayEquals(bytes.toArray(), protobuf.<byte[]>read(bytes, byte[].class));
        assertEquals(bytes, protobuf.write(bytes.toArray()));
    }

    @Test
    void brokenBodyIsUnreadable() {
        refusal(Bytes.hex("0a 05 68 69"), StringValue.class);
        refusal(Bytes.hex("0a 01 ff"), StringValue.class);
        refusal(Bytes.hex("00"), StringValue.class);
    }

    @Test
    void typeThatIsNotAMessageIsUnreadable() {
        assertEquals("java.lang.String is neither a record nor a generated Protobuf message", refusal(Bytes.EMPTY, String.class));
        refusal(Bytes.EMPTY, int.class);
        refusal(Bytes.EMPTY, NotAMessage.class);
        refusal(Bytes.EMPTY, MessageLite.class);
        refusal(Bytes.EMPTY, new TypeToken<List<String>>() {}.getType());
    }

    @Test
    void valueThatIsNotAMessageIsRefused() {
        var refusal = assertThrows(IllegalArgumentException.class, () -> protobuf.write("hi"));
        assertEquals("the protobuf serializer writes messages and records, not java.lang.String", refusal.getMessage());
    }

    /// Looks like a generated message from afar.
    public static final class NotAMessage {
        public static String getDefaultInstance() {
            return "default";
        }
    }

    private String refusal(Bytes body, Type type) {
        return assertThrows(UnreadableBodyException.class, () -> protobuf.read(body, type)).getMessage();
    }
}
