package io.glassroom.server.node;

import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.serialize.JsonSerializer;
import io.glassroom.protocol.serialize.ProtobufSerializer;
import io.glassroom.protocol.serialize.RawSerializer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How a node speaks with its clients.
final class ProtocolOptions {

    @Option(names = "--heartbeat", paramLabel = "TIME", defaultValue = "30s", converter = Spelled.Time.class,
            description = "Heartbeat interval, whole seconds; 0 for none.")
    private Duration heartbeat;

    @Option(names = "--request-timeout", paramLabel = "TIME", defaultValue = "30s", converter = Spelled.Time.class,
            description = "After this a request is answered 504.")
    private Duration requestTimeout;

    @Option(names = "--max-packet", paramLabel = "BYTES", defaultValue = "64k", converter = Spelled.Size.class,
            description = "Largest packet body accepted.")
    private int maxPacket;

    @Option(names = "--dictionary", paramLabel = "on|off", defaultValue = "on", description = "Give routes two-byte codes.")
    private Spelled.Switch dictionary;

    @Option(names = "--serializer", paramLabel = "json|protobuf|raw", defaultValue = "json", description = "Of all bodies.")
    private SerializerName serializer;

    @Option(names = "--deflate-above", paramLabel = "BYTES", converter = Spelled.Size.class,
            description = "Compress bodies of more bytes than this; never, if absent.")
    private @Nullable Integer deflateAbove;

    private enum SerializerName {
        JSON,
        PROTOBUF,
        RAW
    }

    /// @throws IllegalArgumentException for a value that cannot be
    void applyTo(NodeConfig.Builder builder) {
        if (maxPacket < 1 || maxPacket > PacketEncoder.MAX_BODY) {
            throw new CannotStart("--max-packet is " + maxPacket + ", 1 to " + PacketEncoder.MAX_BODY);
        }
        builder.heartbeat(heartbeat)
                .requestTimeout(requestTimeout)
                .maxPacket(maxPacket)
                .dictionary(dictionary == Spelled.Switch.ON)
                .serializer(switch (serializer) {
                    case JSON -> new JsonSerializer();
                    case PROTOBUF -> new ProtobufSerializer();
                    case RAW -> new RawSerializer();
                })
                .deflateAbove(deflateAbove == null ? Integer.MAX_VALUE : deflateAbove);
    }
}
