package io.glassroom.protocol.link;

import com.google.gson.JsonObject;
import io.glassroom.protocol.handshake.Extensions;
import io.glassroom.protocol.handshake.HandshakeResponse;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.Tap;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.time.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Links under test, the time that they live in, and all that came out of them.
final class Ends {

    static final Duration INTERVAL = Duration.ofSeconds(30);
    static final Bytes HANDSHAKE = packet(new Packet.Handshake(Bytes.utf8("{}")));
    static final Bytes ACK = packet(new Packet.HandshakeAck());
    static final Bytes HEARTBEAT = packet(new Packet.Heartbeat());

    private Ends() {}

    /// What a link says, in the order in which it says it.
    abstract static sealed class End {
        final VirtualTime time = new VirtualTime();
        final List<LinkOutput> outputs = new ArrayList<>();
        final RecordingTap tap = new RecordingTap();

        abstract Link link();

        /// What comes of these bytes.
        final List<LinkOutput> receive(Bytes bytes) {
            int before = outputs.size();
            link().receive(bytes, outputs::add);
            return List.copyOf(outputs.subList(before, outputs.size()));
        }

        final List<LinkOutput> receive(String hex) {
            return receive(Bytes.hex(hex));
        }

        final List<LinkOutput> receive(List<Bytes> chunks) {
            int before = outputs.size();
            chunks.forEach(chunk -> link().receive(chunk, outputs::add));
            return List.copyOf(outputs.subList(before, outputs.size()));
        }

        /// What comes of time passing, with a link that is called when it wanted to be.
        final List<LinkOutput> pass(Duration duration) {
            int before = outputs.size();
            Duration left = duration;
            while (true) {
                Duration next = link().tick(outputs::add).orElse(left);
                if (next.compareTo(left) > 0 || left.isZero()) {
                    break;
                }
                if (next.isZero()) {
                    throw new AssertionError("a link that was just called wants to be called again at once");
                }
                time.advance(next);
                left = left.minus(next);
            }
            time.advance(left);
            return List.copyOf(outputs.subList(before, outputs.size()));
        }

        final List<LinkOutput> tick() {
            int before = outputs.size();
            link().tick(outputs::add);
            return List.copyOf(outputs.subList(before, outputs.size()));
        }
    }

    static final class ServerEnd extends End {
        final ServerLink link;

        private ServerEnd(LinkConfig config) {
            this.link = new ServerLink(config, time, tap, "c1");
        }

        static ServerEnd opened() {
            return new ServerEnd(LinkConfig.DEFAULT);
        }

        static ServerEnd asked() {
            var end = opened();
            end.receive(HANDSHAKE);
            return end;
        }

        static ServerEnd handshaken(RouteDictionary dictionary) {
            var end = asked();
            end.link.accept(accepted(dictionary), end.outputs::add);
            return end;
        }

        static ServerEnd working(RouteDictionary dictionary) {
            var end = handshaken(dictionary);
            end.receive(Ends.ACK);
            return end;
        }

        static ServerEnd working() {
            return working(RouteDictionary.EMPTY);
        }

        @Override
        Link link() {
            return link;
        }
    }

    static final class ClientEnd extends End {
        final ClientLink link;

        private ClientEnd(RouteDictionary known) {
            this.link = new ClientLink(LinkConfig.DEFAULT, time, tap, "c1", known);
        }

        static ClientEnd opened(RouteDictionary known) {
            return new ClientEnd(known);
        }

        static ClientEnd opened() {
            return opened(RouteDictionary.EMPTY);
        }

        static ClientEnd working() {
            return working(RouteDictionary.EMPTY);
        }

        static ClientEnd working(RouteDictionary dictionary) {
            var end = opened();
            end.receive(packet(new Packet.Handshake(accepted(dictionary).write())));
            return end;
        }

        @Override
        Link link() {
            return link;
        }
    }

    /// Keeps all that it is told and numbers the flows from 1.
    static final class RecordingTap implements Tap {
        final List<TapEvent> events = new ArrayList<>();
        final List<FlowId> flows = new ArrayList<>();
        boolean active = true;
        private long given;

        @Override
        public boolean active() {
            return active;
        }

        @Override
        public void emit(FlowId flow, TapEvent event) {
            flows.add(flow);
            events.add(event);
        }

        @Override
        public FlowId nextFlow() {
            return new FlowId(++given);
        }
    }

    static HandshakeResponse.Accepted accepted(RouteDictionary dictionary) {
        return accepted(dictionary, INTERVAL);
    }

    static HandshakeResponse.Accepted accepted(RouteDictionary dictionary, Duration heartbeat) {
        return new HandshakeResponse.Accepted(
                heartbeat, new VirtualTime().now(), "json", dictionary, true, Extensions.NONE, new JsonObject());
    }

    static Bytes packet(Packet packet) {
        return PacketEncoder.encode(packet);
    }
}
