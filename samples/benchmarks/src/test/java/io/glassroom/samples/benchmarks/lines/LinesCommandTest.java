package io.glassroom.samples.benchmarks.lines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.server.node.CannotStart;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class LinesCommandTest {

    @Test
    void bothCarriersAreMeasuredAndNothingIsLost() {
        var out = new StringWriter();
        int code = new CommandLine(new LinesCommand()).setOut(new PrintWriter(out)).execute("--seconds", "0.2", "--senders", "2");
        assertEquals(0, code, out::toString);
        assertEquals(6, out.toString().lines().count(), out::toString);
        assertTrue(out.toString().contains("tcp     one way, 2 senders"), out::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--seconds 0", "--senders 0", "--seconds 601"})
    void whatCannotBeMeasuredIsRefused(String words) {
        var command = new LinesCommand();
        new CommandLine(command).parseArgs(words.split(" "));
        assertThrows(CannotStart.class, command::call);
    }
}
