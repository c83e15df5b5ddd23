package io.glassroom.protocol.wire;

import io.glassroom.protocol.packet.Bytes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// A text file of vectors: blocks of `key: value` lines, in UTF-8.
///
/// ```text
/// # Lines that begin with a hash sign are remarks. Blank lines end a block.
/// name: request-300
/// bytes: 04 00 00 0f                    # Data, 15 bytes; remarks may also follow bytes
/// bytes: 00 ac 02                       # a repeated key goes on where the last one ended
/// ```
///
/// A value goes to the end of its line, spaces around it do not count, and only `bytes` may be followed by a remark.
/// `name` comes first in its block and is unique in its file. Which other keys there are is up to who reads the blocks.
final class WireFile {

    private WireFile() {}

    /// The blocks of a file of this package, in their order.
    ///
    /// @throws IllegalArgumentException naming the file and line that is not as it should be
    static List<Block> resource(String file) {
        var stream = Objects.requireNonNull(WireFile.class.getResourceAsStream(file), file);
        try (var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            return read(file, reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Block> read(String file, Reader text) throws IOException {
        var lines = new BufferedReader(text);
        var blocks = new ArrayList<Block>();
        var names = new HashSet<String>();
        Block open = null;
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (line.isBlank()) {
                open = null;
            } else if (!line.startsWith("#")) {
                String where = file + " line " + number;
                int colon = line.indexOf(':');
                check(colon > 0, where, "is not `key: value`");
                String key = line.substring(0, colon);
                String value = line.substring(colon + 1).strip();
                if (open == null) {
                    check(key.equals("name"), where, "begins a block with " + key + " instead of name");
                    check(names.add(value), where, "names a second " + value);
                    open = new Block(where, new LinkedHashMap<>());
                    blocks.add(open);
                }
                open.add(key, value, where);
            }
        }
        return blocks;
    }

    private static void check(boolean right, String where, String fault) {
        if (!right) {
            throw new IllegalArgumentException(where + " " + fault);
        }
    }

    /// @param where file and line, for error messages
    record Block(String where, Map<String, String> values) {

        private void add(String key, String value, String where) {
            boolean bytes = key.equals("bytes");
            String told = bytes ? value.replaceFirst("#.*", "").strip() : value;
            check(bytes || !values.containsKey(key), where, "gives " + key + " a second time");
            values.merge(key, told, (before, more) -> before + " " + more);
        }

        Optional<String> find(String key) {
            return Optional.ofNullable(values.get(key));
        }

        String get(String key) {
            return find(key).orElseThrow(() -> new IllegalArgumentException(where + ": " + key + " is missing"));
        }

        Bytes bytes(String key) {
            try {
                return Bytes.hex(get(key));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(where + ": " + key + " is not hexadecimal: " + e.getMessage(), e);
            }
        }
    }
}
