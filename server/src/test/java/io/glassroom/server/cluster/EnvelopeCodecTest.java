package io.glassroom.server.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.server.session.Uid;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EnvelopeCodecTest {

    private static final long SESSION = 1L << 40 | 5; // the fifth of node 1: 85 80 80 80 80 20
    private static final Bytes BODY = Bytes.utf8("{}"); // 7b 7d

    static Stream<Arguments> golden() {
        return Stream.of(
                letter(
                        new Letter.Meet(SESSION, "c17", "1.2.3.4:5", Map.of("host", List.of("a", "b")), "ann", "Ann"),
                        "00 00 00 858080808020 03633137 09312e322e332e343a35 01 04686f7374 02 0161 0162 03616e6e 03416e6e"),
                letter(new Letter.Handle(SESSION, 300, false, "Room.Join", BODY), "01 00 00 858080808020 ac02 09526f6f6d2e4a6f696e 027b7d"),
                letter(new Letter.Handle(SESSION, 1, true, "A.B", Bytes.EMPTY), "11 00 00 858080808020 01 03412e42 00"),
                letter(new Letter.News(SESSION, "ann", ""), "02 00 00 858080808020 03616e6e 00"),
                letter(new Letter.Gone(SESSION), "03 00 00 858080808020"),
                letter(new Letter.Reply(7, false, BODY), "04 00 00 07 027b7d"),
                letter(new Letter.Answer(7, true, BODY), "15 00 00 07 027b7d"),
                letter(
                        new Letter.Push(SessionIds.of(SESSION, SESSION + 1, SESSION - 1), "onMessage", BODY, true),
                        "16 00 00 03 858080808020 02 03 096f6e4d657373616765 027b7d"),
                letter(new Letter.Push(SessionIds.of(), "r", BODY, false), "06 00 00 00 0172 027b7d"),
                letter(new Letter.Bind(SESSION, new Uid("ann"), 6), "07 00 00 858080808020 06 03616e6e"),
                letter(new Letter.Rename(SESSION, "安"), "08 00 00 858080808020 03e5ae89"),
                letter(new Letter.Kick(SESSION, 4005, "bye"), "09 00 00 858080808020 a51f 03627965"),
                letter(new Letter.Close(SESSION), "0a 00 00 858080808020"),
                letter(
                        new Letter.Ask(SESSION, 9, "A.B", BODY, Duration.ofNanos(1_000)),
                        "0b 00 00 858080808020 09 e807 03412e42 027b7d"),
                letter(new Letter.Reset(SESSION, List.of("Room", "Topic")), "0c 00 00 858080808020 02 04526f6f6d 05546f706963"),
                Arguments.of(
                        new Envelope(new FlowId(2L << 40 | 1), 128, new Letter.Close(1)), "0a 818080808040 8001 01"));
    }

    private static Arguments letter(Letter letter, String hex) {
        return Arguments.of(Envelope.of(letter), hex);
    }

    @ParameterizedTest
    @MethodSource("golden")
    void envelopeHasTheseBytes(Envelope envelope, String hex) {
        assertEquals(Bytes.hex(hex), EnvelopeCodec.encode(envelope));
        assertEquals(envelope, EnvelopeCodec.decode(Bytes.hex(hex)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock = """
                    ''                             | 0  | kind is missing
                    0d 00 00                       | 0  | kind of letter is 13, 0 to 12
                    23 00 00 01                    | 0  | kind is 35, 0 to 31
                    13 00 00 01                    | 0  | bit 4 is set for a letter of kind 3
                    03 80                          | 2  | flow is missing
                    03 00 00 ffffffffffffffffff02  | 3  | session does not end within 10 bytes and 64 bits
                    03 00 00 01 00 00              | 4  | 2 bytes too many
                    04 00 00 07 05 7b7d            | 4  | body needs 5 bytes, 2 left
                    04 00 00 07 ffffffff0f         | 4  | body length is 4294967295, 0 to 2147483647
                    08 00 00 01 01 ff              | 4  | name is not UTF-8
                    07 00 00 01 06 00              | 5  | uid is "": 1 to 64 characters, not blank; a number is positive
                    06 00 00 ff01 01               | 3  | 255 sessions need 255 bytes, 1 left
                    0c 00 00 01 ffffffff07         | 4  | 2147483647 services need 2147483647 bytes, 0 left
                    09 00 00 01 808004             | 4  | code is 65536, 0 to 65535
                    0b 00 00 01 01 ffffffffffffffffff01 01 00 | 5 | deadline is more than 9223372036854775807 nanoseconds
                    """)
    void malformedEnvelopeIsRefusedWithItsOffset(String hex, int offset, String detail) {
        var refused = assertThrows(MalformedEnvelopeException.class, () -> EnvelopeCodec.decode(Bytes.hex(hex)));
        assertEquals(detail + " (byte " + offset + ")", refused.getMessage());
        assertEquals(offset, refused.offset());
    }

    @Test
    void pushToAThousandNeighboursTakesTwoBytesForEachAtMost() {
        SessionIds sessions = SessionIds.of(LongStream.range(0, 1_000).map(i -> SESSION + 50 * i).toArray());
        int length = EnvelopeCodec.encode(Envelope.of(new Letter.Push(sessions, "onMessage", BODY, false))).length();
        assertTrue(length <= 2_030, () -> length + " bytes");
    }

    @Test
    void deadlineThatHasPassedIsNoTimeLeft() {
        Envelope passed = Envelope.of(new Letter.Ask(1, 1, "A.B", BODY, Duration.ofSeconds(-1)));
        assertEquals(
                Envelope.of(new Letter.Ask(1, 1, "A.B", BODY, Duration.ZERO)), EnvelopeCodec.decode(EnvelopeCodec.encode(passed)));
    }
}
