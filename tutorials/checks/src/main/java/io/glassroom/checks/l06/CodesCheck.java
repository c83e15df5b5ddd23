package io.glassroom.checks.l06;

import io.glassroom.checks.Expect;
import io.glassroom.checks.Rule;
import io.glassroom.checks.Step;
import io.glassroom.checks.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import mychat.RouteDictionary;
import org.junit.jupiter.api.Test;

@Step("6.1")
class CodesCheck {

    private static final long SEED = 6;
    private static final Words NOT_ZERO = Words.of("a code other than 0", "不是 0 的编码");

    /// In the order of their codes.
    private static final List<String> SORTED =
            List.of("Echo.Ping", "Room.Join", "Room.Message", "onLeave", "onMembers", "onMessage", "onNewUser");

    @Test
    @Rule(
            en = "The sorted routes have the codes 1, 2, 3 and so on; capitals come before small letters.",
            zh = "路由排序之后，编码依次是 1、2、3……；大写字母排在小写字母前面。")
    void sortedRoutesAreCountedFromOne() {
        RouteDictionary dictionary = RouteDictionary.of(List.of("onMessage", "Room.Message", "Room.Join"));
        Expect.equal("{Room.Join, Room.Message, onMessage}.codeOf(\"Room.Join\")", 1, dictionary.codeOf("Room.Join"));
        Expect.equal(
                "{Room.Join, Room.Message, onMessage}.codeOf(\"Room.Message\")",
                2,
                dictionary.codeOf("Room.Message"));
        Expect.equal("{Room.Join, Room.Message, onMessage}.codeOf(\"onMessage\")", 3, dictionary.codeOf("onMessage"));
    }

    @Test
    @Rule(
            en = "The same routes have the same codes, in whatever order they are given.",
            zh = "同样的路由总有同样的编码，与给出的先后无关。")
    void orderOfTheGivenDoesNotMatter() {
        var random = new Random(SEED);
        for (int i = 0; i < 50; i++) {
            List<String> mixed = new ArrayList<>(SORTED);
            Collections.shuffle(mixed, random);
            RouteDictionary dictionary = RouteDictionary.of(mixed);
            for (String route : SORTED) {
                Expect.equal(
                        mixed + ".codeOf(\"" + route + "\")", SORTED.indexOf(route) + 1, dictionary.codeOf(route));
            }
        }
    }

    @Test
    @Rule(
            en = "A route that is given twice has one code, and none is left out.",
            zh = "重复给出的路由只有一个编码，编码之间没有空缺。")
    void repeatedRouteHasOneCode() {
        RouteDictionary dictionary = RouteDictionary.of(List.of("B", "A", "B", "C", "A"));
        Expect.equal("{B, A, B, C, A}.codeOf(\"B\")", 2, dictionary.codeOf("B"));
        Expect.equal("{B, A, B, C, A}.codeOf(\"C\")", 3, dictionary.codeOf("C"));
    }

    @Test
    @Rule(
            en = "routeOf() is the way back.",
            zh = "routeOf() 是反方向：由编码得到路由。")
    void codesLeadBack() {
        RouteDictionary dictionary = RouteDictionary.of(SORTED);
        for (int code = 1; code <= SORTED.size(); code++) {
            Expect.equal("routeOf(" + code + ")", SORTED.get(code - 1), dictionary.routeOf(code));
        }
    }

    @Test
    @Rule(
            en = "A route that is not in the dictionary has the code 0, and so no route of a dictionary may have it.",
            zh = "字典里没有的路由，编码为 0；所以字典里的路由都不能用 0。")
    void unknownRouteHasCodeZero() {
        RouteDictionary dictionary = RouteDictionary.of(SORTED);
        Expect.equal("codeOf(\"Nobody.Home\")", 0, dictionary.codeOf("Nobody.Home"));
        Expect.equal("RouteDictionary.NONE.codeOf(\"Echo.Ping\")", 0, RouteDictionary.NONE.codeOf("Echo.Ping"));
        for (String route : SORTED) {
            Expect.that("codeOf(\"" + route + "\")", dictionary.codeOf(route) != 0, NOT_ZERO, "0");
        }
    }
}
