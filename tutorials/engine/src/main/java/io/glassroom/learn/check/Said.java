package io.glassroom.learn.check;

import io.glassroom.protocol.packet.Bytes;
import java.util.List;
import java.util.stream.IntStream;

/// A packet of a recording.
///
/// @param in whether the learner's code received it
record Said(Wire wire, boolean in, Bytes bytes) {

    /// Where the learner's code sent these packets behind one another, the last time that it did; else where it sent
    /// something that begins with the wrong one of them.
    ///
    /// @return the index of the wrong packet in what was said; -1 if it was never sent
    static int find(List<Said> said, Cut wrong) {
        List<Integer> sent = IntStream.range(0, said.size()).filter(i -> !said.get(i).in()).boxed().toList();
        for (int index : sent.reversed()) {
            Wire wire = said.get(index).wire();
            List<Integer> there = sent.stream().filter(i -> said.get(i).wire().equals(wire)).toList();
            int from = there.indexOf(index) - wrong.packet();
            int to = from + wrong.packets().size();
            if (from >= 0
                    && to <= there.size()
                    && there.subList(from, to).stream().map(i -> said.get(i).bytes()).toList().equals(
                            wrong.packets())) {
                return index;
            }
        }
        return sent.reversed().stream().filter(index -> said.get(index).beginsWith(wrong.there())).findFirst().orElse(
                -1);
    }

    private boolean beginsWith(Bytes start) {
        return bytes.length() >= start.length() && bytes.slice(0, start.length()).equals(start);
    }
}
