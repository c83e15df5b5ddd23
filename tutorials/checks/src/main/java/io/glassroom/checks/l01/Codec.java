package io.glassroom.checks.l01;

import io.glassroom.checks.Track;
import io.glassroom.checks.Track.Side;
import java.util.List;
import mychat.Packet;
import mychat.PacketCodec;
import org.jspecify.annotations.Nullable;

/// The learner's codec, of a connection of its own; what it is given and what it gives is on the tape.
final class Codec {

    private final Track track;
    private final PacketCodec learners = new PacketCodec();

    Codec() {
        this("");
    }

    /// @param name of whose connection it is, where there are several
    Codec(String name) {
        track = Track.working(Side.CODE, name);
    }

    @Nullable List<Packet> feed(byte[] chunk) {
        track.in(chunk);
        return learners.feed(chunk);
    }

    byte @Nullable [] encode(Packet packet) {
        byte[] bytes = PacketCodec.encode(packet);
        if (bytes != null) {
            track.out(bytes);
        }
        return bytes;
    }
}
