package io.glassroom.client.learn;

import io.glassroom.learn.check.Output;
import io.glassroom.server.inspect.Screen;
import java.util.List;

/// What the learner's code printed.
///
/// @param lines as they can be shown: signs that nobody sees are dots
/// @param whole as it was
public record Printed(List<String> lines, Output whole) {

    Printed(Output output) {
        this(output.text().stripTrailing().lines().map(Printed::shown).toList(), output);
    }

    private static String shown(String line) {
        return Screen.harmless(line.replace("\t", "    "));
    }
}
