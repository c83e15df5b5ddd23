package io.glassroom.protocol.wire;

import io.glassroom.protocol.packet.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The ways in which a stream of bytes is chopped on its journey: what reads a stream reads the same from each of them.
public final class SplitPoints {

    private SplitPoints() {}

    /// The whole, the two parts of a cut at each point, and all bytes one by one.
    public static Stream<List<Bytes>> of(Bytes bytes) {
        Stream<List<Bytes>> halves =
                IntStream.range(1, bytes.length()).mapToObj(at -> List.of(bytes.slice(0, at), bytes.from(at)));
        return Stream.concat(Stream.of(List.of(bytes), singles(bytes)), halves);
    }

    private static List<Bytes> singles(Bytes bytes) {
        var singles = new ArrayList<Bytes>();
        for (int at = 0; at < bytes.length(); at++) {
            singles.add(bytes.slice(at, at + 1));
        }
        return singles;
    }
}
