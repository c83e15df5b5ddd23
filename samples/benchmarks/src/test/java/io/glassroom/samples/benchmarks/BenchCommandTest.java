package io.glassroom.samples.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.samples.benchmarks.yardstick.NettyYardstick;
import io.glassroom.server.node.CannotStart;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class BenchCommandTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "ws://192.0.2.1:80/",
        "",
        "ws://127.0.0.1:1/ --seconds 0",
        "ws://127.0.0.1:1/ --connections 0",
        "ws://127.0.0.1:1/ --room a\"b",
        "tcp://127.0.0.1:1 --raw"
    })
    void whatCannotBeDoneIsRefused(String words) {
        BenchCommand command = new BenchCommand();
        line(command).parseArgs(words.isEmpty() ? new String[0] : words.split(" "));

        assertThrows(CannotStart.class, command::call);
    }

    @Test
    void throughputAndLatencyArePrinted() throws Exception {
        StringWriter out = new StringWriter();
        try (var server = new NettyYardstick(0, 1)) {
            String url = "ws://127.0.0.1:" + server.port() + "/bench";
            String pid = Long.toString(ProcessHandle.current().pid());

            int code = line(new BenchCommand())
                    .setOut(new PrintWriter(out))
                    .execute(url, "--raw", "--warmup", "0", "--seconds", "0.2", "--server-pid", pid);

            assertEquals(0, code);
        }
        String lines = "(?s)rtt ws://.*throughput +[\\d,]+ answers/s.*p99.9 .* 0 wrong, 0 lost.*load .* cores\\).*";
        assertTrue(out.toString().matches(lines), out::toString);
    }

    @Test
    void theTableStartsTheServersItself() {
        StringWriter out = new StringWriter();

        int code = line(new BenchCommand()).setOut(new PrintWriter(out)).setErr(new PrintWriter(new StringWriter()))
                .execute("table", "--only", "netty", "--rows", "RTT_1", "--warmup", "0", "--seconds", "0.2");

        assertEquals(0, code);
        assertTrue(out.toString().startsWith("| test | bare Netty | nano | to reach |"), out::toString);
    }

    private static CommandLine line(BenchCommand command) {
        return new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true);
    }
}
