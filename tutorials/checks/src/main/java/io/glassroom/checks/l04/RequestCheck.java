package io.glassroom.checks.l04;

import static io.glassroom.checks.Expect.hex;

import io.glassroom.checks.Rule;
import io.glassroom.checks.Step;
import java.nio.charset.StandardCharsets;
import mychat.Message;
import org.junit.jupiter.api.Test;

@Step("4.2")
class RequestCheck {

    private static final byte[] HI = {'h', 'i'};

    private static void expectId(String id, String bytes) {
        long number = Long.parseUnsignedLong(id);
        Sample.expectEncoded(
                new Message.Request(number, "Echo.Ping", HI),
                hex("00" + bytes + "09 4563686f2e50696e67 6869"));
    }

    @Test
    @Rule(en = "A Request has its id between the flag and the route.", zh = "请求的编号在标志与路由之间。")
    void idFollowsTheFlag() {
        expectId("1", "01");
    }

    @Test
    @Rule(en = "An id of up to 127 is one byte.", zh = "不超过 127 的编号占一个字节。")
    void smallIdsAreOneByte() {
        expectId("2", "02");
        expectId("127", "7f");
    }

    @Test
    @Rule(
            en = "Seven bits a byte, the least significant group first: 300 is ac 02.",
            zh = "每个字节放七位，低位的一组在前：300 是 ac 02。")
    void leastSignificantGroupFirst() {
        Sample.expectEncoded(
                new Message.Request(300, "Room.Join", "{}".getBytes(StandardCharsets.UTF_8)),
                hex("00 ac02 09 526f6f6d2e4a6f696e 7b7d"));
    }

    @Test
    @Rule(
            en = "The top bit is set in every byte of the id but the last.",
            zh = "除最后一个字节外，编号的每个字节最高位都是 1。")
    void everyByteButTheLastSaysThatMoreFollow() {
        expectId("128", "8001");
        expectId("16383", "ff7f");
        expectId("16384", "808001");
        expectId("2147483647", "ffffffff07");
    }

    @Test
    @Rule(en = "An id may need more bits than an int has.", zh = "编号可能比 int 更大。")
    void idsMayBeLongerThanAnInt() {
        expectId("4294967296", "8080808010");
        expectId("9007199254740992", "8080808080808010");
    }

    @Test
    @Rule(
            en = "Ids have 64 bits and no sign: one that is negative as a long is a large one, and ten bytes long.",
            zh = "编号有 64 位，没有符号：作为 long 是负数的编号其实很大，占十个字节。")
    void idsHaveNoSign() {
        expectId("9223372036854775808", "80808080808080808001");
        expectId("18446744073709551615", "ffffffffffffffffff01");
    }

    @Test
    @Rule(
            en = "Any Request has the bytes that Glassroom's own encoder writes.",
            zh = "任何请求，字节都与 Glassroom 自己的编码器写出的相同。")
    void anyRequest() {
        Sample.random(42)
                .filter(sample -> sample.message() instanceof Message.Request)
                .limit(300)
                .forEach(Sample::expectEncoded);
    }
}
