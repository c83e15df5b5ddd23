package io.glassroom.client.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClausesTest {

    @Test
    void firstChipWritesItsWord() {
        assertEquals("data", toggled("", FilterFlag.DATA));
    }

    @Test
    void secondChipJoinsTheFirst() {
        assertEquals("data || kick", toggled("data", FilterFlag.KICK));
    }

    @Test
    void releasedChipLeavesTheOthers() {
        assertEquals("kick", toggled("data || kick", FilterFlag.DATA));
    }

    @Test
    void lastReleasedChipLeavesNothing() {
        assertEquals("", toggled("data", FilterFlag.DATA));
    }

    @Test
    void chipKeepsWhatWasTyped() {
        assertEquals("len > 40 && data", toggled("len > 40", FilterFlag.DATA));
        assertEquals("(data || kick) && len > 40", toggled("data && len > 40", FilterFlag.KICK));
    }

    @Test
    void orOfTheWholeTextIsBracketed() {
        assertEquals("(len > 40 || msg.id == 1) && data", toggled("len > 40 || msg.id == 1", FilterFlag.DATA));
    }

    @Test
    void chipsShowWhatTheTextSays() {
        assertEquals(Set.of(FilterFlag.DATA, FilterFlag.ERR), Clauses.flags(FilterParser.parse("len > 1 && (err || data)")));
    }

    @Test
    void menuBindsAndReleasesItsField() {
        Filter bound = Clauses.bind(FilterParser.parse("data"), FilterField.PKT_USER, Optional.of("bob"));
        assertEquals("data && pkt.user == \"bob\"", bound.text());
        assertEquals(Optional.of("bob"), Clauses.value(bound, FilterField.PKT_USER));
        Filter other = Clauses.bind(bound, FilterField.PKT_USER, Optional.of("al \"x\""));
        assertEquals(Optional.of("al \"x\""), Clauses.value(FilterParser.parse(other.text()), FilterField.PKT_USER));
        assertEquals("data", Clauses.bind(bound, FilterField.PKT_USER, Optional.empty()).text());
    }

    private static String toggled(String text, FilterFlag flag) {
        return Clauses.toggle(FilterParser.parse(text), flag).text();
    }
}
