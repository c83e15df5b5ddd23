package io.glassroom.client.recordings;

import java.nio.file.Path;
import java.util.List;

/// What a replay has found: each packet of the server that was recorded, beside the one that came now.
///
/// @param file that was replayed
/// @param server against which
/// @param lines in the order of the recording; what nobody expected at the end
/// @param heartbeats that the server sent then and now, which depends on how long it took and is not compared
/// @param begunBefore connections that were there before the recording, whose client side nobody knows from its
///     beginning
/// @param trouble why it ended early, in English; empty if it did not
public record Report(Path file, String server, List<Line> lines, Heartbeats heartbeats, int begunBefore, String trouble) {

    public enum Outcome {
        /// Byte for byte.
        SAME,
        /// Different in nothing but what is known to vary from run to run.
        VARIES,
        CHANGED,
        /// Recorded, and did not come.
        MISSING,
        /// Came, and was not recorded.
        ADDITIONAL
    }

    public record Heartbeats(long then, long now) {}

    /// @param packet its number in the recording; 0 if it was not recorded
    /// @param connection to whom it went, by name
    /// @param what it is: `Push onMessage`
    public record Line(Outcome outcome, long packet, String connection, String what, List<Difference> differences) {}

    /// @param field name of the field: `pkt.len`, `body.sys.servertime`
    /// @param then as recorded
    /// @param now as it came
    /// @param varies whether it is known to vary from run to run
    public record Difference(String field, String then, String now, boolean varies) {}

    public Report {
        lines = List.copyOf(lines);
    }

    public long count(Outcome outcome) {
        return lines.stream().filter(line -> line.outcome == outcome).count();
    }

    /// Whether the server does what it did.
    public boolean agrees() {
        return trouble.isEmpty()
                && lines.stream().allMatch(line -> line.outcome == Outcome.SAME || line.outcome == Outcome.VARIES);
    }
}
