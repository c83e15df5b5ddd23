package io.glassroom.client.feed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reads a stream line by line. A line that is longer than any of a recording can be is cut, so that a file of another
/// kind cannot fill the memory.
final class Lines {

    private static final int LONGEST = 40 << 20; // bytes: the largest packet in hexadecimal digits, and more

    private final InputStream in;
    private byte[] line = new byte[4096];
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;
    private long consumed;
    private boolean complete;

    Lines(InputStream in) {
        this.in = in;
    }

    /// The next line without its end; null at the end of the stream.
    @Nullable String next() throws IOException {
        int length = 0;
        complete = false;
        while (true) {
            if (at == end) {
                end = Math.max(0, in.read(buffer));
                at = 0;
                if (end == 0) {
                    return length == 0 ? null : text(length);
                }
            }
            int stop = at;
            while (stop < end && buffer[stop] != '\n') {
                stop++;
            }
            int kept = Math.min(stop - at, LONGEST - length);
            if (length + kept > line.length) {
                line = Arrays.copyOf(line, Math.max(2 * line.length, length + kept));
            }
            System.arraycopy(buffer, at, line, length, kept);
            length += kept;
            consumed += stop - at;
            at = stop;
            if (at < end) {
                at++;
                consumed++;
                complete = true;
                return text(length);
            }
        }
    }

    private String text(int length) {
        return new String(line, 0, length, StandardCharsets.UTF_8);
    }

    /// Whether the last line had its newline.
    boolean isComplete() {
        return complete;
    }

    /// Bytes of the stream so far.
    long consumed() {
        return consumed;
    }
}
