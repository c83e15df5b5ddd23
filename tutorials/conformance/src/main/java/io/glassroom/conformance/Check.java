package io.glassroom.conformance;

/// A rule of protocol.md and how to see whether a server keeps it.
///
/// @param id unique, for the command line: `handshake.dictionary`
/// @param section of protocol.md
/// @param rule what the server has to do
public record Check(String id, int section, Words rule, Examination examination) {

    /// Looks at a server. Blocks; runs on a thread of its own, beside others.
    @FunctionalInterface
    public interface Examination {

        Judgement examine(Ground ground) throws Exception;
    }

    static Check of(String id, int section, String en, String zh, Examination examination) {
        return new Check(id, section, Words.of(en, zh), examination);
    }

    /// Examines, and takes what goes wrong on the way for a failure: a server that keeps a rule gives no occasion for
    /// it.
    Judgement judge(Ground ground) {
        try {
            return examination.examine(ground);
        } catch (Unmet unmet) {
            return Judgement.failed(unmet.expected(), unmet.actual());
        } catch (Exception e) {
            return Judgement.failed(Words.of("a connection", "一个连接"), Words.both(e.getMessage()));
        }
    }
}
