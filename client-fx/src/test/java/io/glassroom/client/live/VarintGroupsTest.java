package io.glassroom.client.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VarintGroupsTest {

    @Test
    void threeHundredIsTwoTimes128And44() {
        VarintGroups groups = VarintGroups.of(0xac, 0x02);
        assertEquals("2·128 + 44", groups.sum());
        assertEquals("300", groups.value());
        assertEquals("0101100", groups.groups().getFirst().bits());
        assertEquals(
                Stream.of(true, false).toList(),
                groups.groups().stream().map(VarintGroups.Group::continues).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "00, 0",
        "7f, 127",
        "80 01, 128",
        "ff ff 03, 65535",
        "ff ff ff ff 0f, 4294967295",
        "80 80 80 80 80 80 80 80 01, 72057594037927936",
        "ff ff ff ff ff ff ff ff ff 01, 18446744073709551615"
    })
    void oneToTenBytesAddUp(String hex, String value) {
        int[] octets = Stream.of(hex.split(" ")).mapToInt(pair -> Integer.parseInt(pair, 16)).toArray();
        assertEquals(value, VarintGroups.of(octets).value());
    }
}
