package io.glassroom.server.session;

import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.MessageCodec;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.tap.FlowId;
import org.jspecify.annotations.Nullable;

/// A push on its way to one client or to thousands: serialized once, and framed once for each dictionary among the
/// receivers (architecture: sending). Clients share the very bytes. Safe for any thread.
public final class PreparedPush {

    private final Message.Push message;
    private final boolean lossy;
    private final FlowId flow;
    private volatile @Nullable Framed framed;

    /// @param lossy whether a newer push of this route makes an undelivered one worthless
    /// @param flow the message that caused it, if somebody watches
    public PreparedPush(String route, Bytes body, boolean lossy, FlowId flow) {
        this.message = new Message.Push(Route.of(route), body);
        this.lossy = lossy;
        this.flow = flow;
    }

    public Message.Push message() {
        return message;
    }

    public boolean lossy() {
        return lossy;
    }

    public FlowId flow() {
        return flow;
    }

    /// The whole packet for a client with this dictionary.
    ///
    /// @param deflateAbove bodies of more bytes are compressed; the same for all clients of a node
    /// @throws io.glassroom.protocol.packet.PacketTooLargeException if the body does not fit a packet
    public Bytes packet(RouteDictionary dictionary, int deflateAbove) {
        Bytes known = known(dictionary);
        return known != null ? known : frame(dictionary, deflateAbove);
    }

    private synchronized Bytes frame(RouteDictionary dictionary, int deflateAbove) {
        Bytes known = known(dictionary);
        if (known != null) {
            return known;
        }
        Bytes packet = MessageCodec.encodePacket(message, dictionary, deflateAbove);
        framed = new Framed(dictionary, packet, framed);
        return packet;
    }

    private @Nullable Bytes known(RouteDictionary dictionary) {
        for (Framed form = framed; form != null; form = form.next) {
            if (form.dictionary == dictionary) {
                return form.packet;
            }
        }
        return null;
    }

    private record Framed(RouteDictionary dictionary, Bytes packet, @Nullable Framed next) {}
}
