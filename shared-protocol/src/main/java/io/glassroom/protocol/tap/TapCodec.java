package io.glassroom.protocol.tap;

import io.glassroom.protocol.packet.Bytes;
import java.util.Optional;

/// [TapLine]s as text: one line of JSON each, for the inspector's stream and for recordings.
///
/// | key      | in                  | meaning                                            |
/// |----------|---------------------|----------------------------------------------------|
/// | `k`      | all                 | kind: `frame`, `link`, `rejected`, `transport`, `dispatch`, `session`, `hop`, `member`, `line`, `lost`, `hello` |
/// | `s`      | records             | sequence                                           |
/// | `t`      | records             | nanoseconds, monotonic                             |
/// | `at`     | records             | wall clock, nanoseconds since 1970                 |
/// | `n`      | records, hello      | node                                               |
/// | `f`      | records             | flow; absent for none                              |
/// | `c`      | records but `hop`, `member`, `line` | connection                         |
/// | `d`      | frame, rejected, hop | direction: `in` or `out`; absent from `rejected` for `in` |
/// | `b`      | frame, rejected     | bytes, two hexadecimal digits each                 |
/// | `from`   | link                | state before                                       |
/// | `to`     | link, dispatch      | state after; destination                           |
/// | `rule`   | rejected            | name of the broken rule                            |
/// | `o`      | rejected            | offset of the fault, bytes                         |
/// | `detail` | link, rejected, session, member, line | for people; absent if empty      |
/// | `what`   | transport, session, hop, member, line | kind of step; what a hop carries |
/// | `p`, `len` | transport         | packets, bytes                                     |
/// | `of`     | transport           | bytes of the whole packet; absent if not known     |
/// | `r`      | dispatch, hop       | route; absent from a hop that has none             |
/// | `out`    | dispatch            | outcome                                            |
/// | `took`   | dispatch            | nanoseconds                                        |
/// | `id`, `u` | session            | session id, uid                                    |
/// | `count`  | lost                | records missing here                               |
/// | `peer`   | hop, line           | the other node                                     |
/// | `client` | hop                 | whom it is about; absent for several               |
/// | `p`, `id`, `len` | hop         | how many sessions, number of the hop, bytes        |
/// | `p`, `len` | line              | envelopes, bytes                                   |
/// | `id`     | member              | the view                                           |
/// | `who`    | member              | the member: `n`, `role`, `label`, `inspect`, `clients`, `services` |
/// | `version`, `heartbeat`, `serializer` | hello | of the node; nanoseconds; name of the serializer |
/// | `dict`   | hello               | codes by route                                     |
/// | `present` | hello              | connections: `c`, `remote`, `state`, `id`, `u`, `name` if there is one, `groups` |
/// | `cluster`, `members` | hello   | name of the cluster, its members as in `who`; absent for a node that is alone |
///
/// Keys that a reader does not know are skipped, and so are lines of an unknown kind, rule or step: an older reader
/// reads what a newer node writes. For many lines see [TapWriter].
public final class TapCodec {

    private TapCodec() {}

    /// One line, with its newline.
    public static Bytes encode(TapLine line) {
        var writer = new TapWriter();
        writer.write(line);
        return writer.take();
    }

    /// Reads one line, with or without its newline. Empty for a kind of line that came into being later than this
    /// reader.
    ///
    /// @throws TapFormatException if it is not such a line
    public static Optional<TapLine> decode(String line) {
        return new TapReader(line).read();
    }
}
