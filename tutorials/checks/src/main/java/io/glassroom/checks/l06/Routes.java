package io.glassroom.checks.l06;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// So many routes that their codes need both bytes: `Room.r001` has code 1, `Room.r300` has code 300, which is `01 2c`.
final class Routes {

    static final int MANY = 300;

    private static final long SEED = 66;

    private Routes() {}

    static String route(int code) {
        return "Room.r%03d".formatted(code);
    }

    /// All of them, well mixed.
    static List<String> many() {
        List<String> routes = new ArrayList<>();
        for (int code = 1; code <= MANY; code++) {
            routes.add(route(code));
        }
        Collections.shuffle(routes, new Random(SEED));
        return routes;
    }
}
