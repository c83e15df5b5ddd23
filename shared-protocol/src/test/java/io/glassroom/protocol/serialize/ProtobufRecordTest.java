package io.glassroom.protocol.serialize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.BoolValue;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Int64Value;
import com.google.protobuf.StringValue;
import com.google.protobuf.Timestamp;
import io.glassroom.protocol.packet.Bytes;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Records as Protocol Buffers, compared with what generated classes write and read.
class ProtobufRecordTest {

    private record Scalars(boolean yes, int number, long large, float half, double exact, String text, Bytes raw) {}

    private record Boxes(@Nullable Boolean yes, @Nullable Integer number, @Nullable Long large, @Nullable Double exact) {}

    private record Time(long seconds, int nanos) {}

    private record Text(@Nullable String value) {}

    private record File(@Nullable String name, @Nullable String pkg, List<String> dependency) {}

    private record Branch(String name, List<Branch> branches, @Nullable Time grown) {}

    private record Numbers(List<Long> values) {}

    private record Positive(int value) {
        Positive {
            if (value < 1) {
                throw new IllegalArgumentException("value is " + value + ", at least 1");
            }
        }
    }

    private final ProtobufSerializer protobuf = new ProtobufSerializer();

    private <T> T again(T value) {
        return protobuf.read(protobuf.write(value), value.getClass());
    }

    @Test
    void recordIsReadAsItWasWritten() {
        var scalars = new Scalars(true, -1, Long.MAX_VALUE, 0.5f, Math.PI, "小明😀", Bytes.hex("00 ff"));
        assertEquals(scalars, again(scalars));
        var boxes = new Boxes(false, 0, -1L, null);
        assertEquals(boxes, again(boxes));
    }

    @Test
    void recordsWithinRecordsAreMessages() {
        var tree = new Branch("trunk", List.of(new Branch("left", List.of(), null), new Branch("right", List.of(), new Time(5, 0))), null);
        assertEquals(tree, again(tree));
    }

    @Test
    void bytesAreThoseOfAGeneratedClass() {
        assertEquals(
                protobuf.write(Timestamp.newBuilder().setSeconds(1_763_683_200).setNanos(5).build()),
                protobuf.write(new Time(1_763_683_200, 5)));
        assertEquals(protobuf.write(Int64Value.of(-7)), protobuf.write(new Time(-7, 0)));
        assertEquals(protobuf.write(BoolValue.of(true)), protobuf.write(new Boxes(true, null, null, null)));
        assertEquals(protobuf.write(StringValue.of("hi")), protobuf.write(new Text("hi")));
    }

    @Test
    void listsOfNumbersArePacked() {
        assertEquals(Bytes.hex("0a 03 01 02 03"), protobuf.write(new Numbers(List.of(1L, 2L, 3L))));
    }

    @Test
    void bytesOfAGeneratedClassAreRead() {
        var file = FileDescriptorProto.newBuilder().setName("a.proto").addDependency("b").addDependency("c").build();
        assertEquals(new File("a.proto", null, List.of("b", "c")), protobuf.read(protobuf.write(file), File.class));
    }

    @Test
    void numbersThatAreZeroAreNotWritten() {
        assertEquals(Bytes.EMPTY, protobuf.write(new Time(0, 0)));
    }

    @Test
    void absentFieldsAreZeroNullOrEmpty() {
        assertEquals(new Time(0, 0), protobuf.read(Bytes.EMPTY, Time.class));
        assertEquals(new Text(null), protobuf.read(Bytes.EMPTY, Text.class));
        assertEquals(new Boxes(null, null, null, null), protobuf.read(Bytes.EMPTY, Boxes.class));
        assertEquals(new Numbers(List.of()), protobuf.read(Bytes.EMPTY, Numbers.class));
    }

    @Test
    void unknownFieldsAreSkipped() {
        assertEquals(new Text("hi"), protobuf.read(Bytes.hex("0a 02 68 69 78 05"), Text.class));
    }

    @Test
    void brokenBodyIsUnreadable() {
        for (String broken : List.of("0a 05 68 69", "0a 01 ff", "00", "0f")) {
            var refusal = assertThrows(UnreadableBodyException.class, () -> protobuf.read(Bytes.hex(broken), Text.class));
            assertTrue(refusal.getMessage().startsWith("body is not a Text: "), refusal.getMessage());
        }
    }

    @Test
    void valuesThatTheRecordRefusesAreUnreadable() {
        var refusal = assertThrows(UnreadableBodyException.class, () -> protobuf.read(Bytes.EMPTY, Positive.class));
        assertEquals("body is not a Positive: value is 0, at least 1", refusal.getMessage());
    }

    private record Odd(Map<String, String> map) {}

    @Test
    void componentThatIsNoFieldIsRefusedByName() {
        var refusal = assertThrows(IllegalArgumentException.class, () -> protobuf.write(new Odd(Map.of())));
        assertEquals(
                Odd.class.getName() + ".map is java.util.Map<java.lang.String, java.lang.String>, which is no Protobuf field",
                refusal.getMessage());
    }

    @Test
    void schemaIsWhatAProtoFileHas() {
        assertEquals(
                """
                message Branch {
                  optional string name = 1;
                  repeated Branch branches = 2;
                  Time grown = 3;
                }
                message Time {
                  int64 seconds = 1;
                  int32 nanos = 2;
                }
                """,
                protobuf.schema(Branch.class));
    }
}
