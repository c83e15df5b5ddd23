package io.glassroom.client.copy;

import com.google.gson.JsonObject;
import io.glassroom.protocol.handshake.Extensions;
import io.glassroom.protocol.handshake.HandshakeResponse;
import io.glassroom.protocol.link.LinkConfig;
import io.glassroom.protocol.link.LinkOutput;
import io.glassroom.protocol.link.LinkState;
import io.glassroom.protocol.link.ServerLink;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Fault;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.tap.Tap;
import io.glassroom.protocol.time.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether the server's own link blames a packet, in a state of the connection. The code that it runs is the code that
/// it writes.
///
/// @param before how far the connection has come when the packet arrives
/// @param gone whether the peer goes away behind it
record LinkReplay(LinkState before, boolean gone) {

    /// The states to try, and the two ways to go on.
    static List<LinkReplay> all() {
        return List.of(
                new LinkReplay(LinkState.WORKING, false),
                new LinkReplay(LinkState.OPENED, false),
                new LinkReplay(LinkState.HANDSHAKEN, false),
                new LinkReplay(LinkState.WORKING, true));
    }

    /// What the link finds wrong with the packet; empty if nothing.
    Optional<Fault> fault(Bytes packet, RouteDictionary dictionary) {
        var outputs = new ArrayList<LinkOutput>();
        var link = new ServerLink(LinkConfig.DEFAULT, new VirtualTime(), Tap.NONE, "c1");
        if (before != LinkState.OPENED) {
            link.receive(PacketEncoder.encode(new Packet.Handshake(Bytes.utf8("{}"))), outputs::add);
            link.accept(
                    new HandshakeResponse.Accepted(
                            Duration.ZERO, Instant.EPOCH, "json", dictionary, true, Extensions.NONE, new JsonObject()),
                    outputs::add);
        }
        if (before == LinkState.WORKING) {
            link.receive(PacketEncoder.encode(new Packet.HandshakeAck()), outputs::add);
        }
        outputs.clear();
        link.receive(packet, outputs::add);
        if (gone) {
            link.closed("the peer is gone", outputs::add);
        }
        return outputs.stream().map(LinkReplay::fault).flatMap(Optional::stream).findFirst();
    }

    private static Optional<Fault> fault(LinkOutput output) {
        return switch (output) {
            case LinkOutput.Close close -> close.fault();
            case LinkOutput.Ignored ignored -> Optional.of(ignored.fault());
            case LinkOutput.Unreadable unreadable -> Optional.of(unreadable.fault());
            case LinkOutput.Transmit _, LinkOutput.HandshakeAsked _, LinkOutput.HandshakeAnswered _, LinkOutput.Established _,
                    LinkOutput.Deliver _, LinkOutput.Kicked _ -> Optional.empty();
        };
    }

    /// The same as the body of a test method.
    String code(Fault fault) {
        var code = new StringBuilder("""
                        var outputs = new ArrayList<LinkOutput>();
                        var link = new ServerLink(LinkConfig.DEFAULT, new VirtualTime(), Tap.NONE, "c1");
                """);
        if (before != LinkState.OPENED) {
            code.append("""
                            link.receive(PacketEncoder.encode(new Packet.Handshake(Bytes.utf8("{}"))), outputs::add);
                            link.accept(
                                    new HandshakeResponse.Accepted(
                                            Duration.ZERO, Instant.EPOCH, "json", DICTIONARY, true, Extensions.NONE, new JsonObject()),
                                    outputs::add);
                    """);
        }
        if (before == LinkState.WORKING) {
            code.append("""
                            link.receive(PacketEncoder.encode(new Packet.HandshakeAck()), outputs::add);
                    """);
        }
        code.append("""
                        outputs.clear();
                        link.receive(PACKET, outputs::add);
                """);
        if (gone) {
            code.append("""
                            link.closed("the peer is gone", outputs::add);
                    """);
        }
        code.append("""
                        Fault fault = outputs.stream()
                                .flatMap(output -> switch (output) {
                                    case LinkOutput.Close close -> close.fault().stream();
                                    case LinkOutput.Ignored ignored -> Stream.of(ignored.fault());
                                    case LinkOutput.Unreadable unreadable -> Stream.of(unreadable.fault());
                                    default -> Stream.<Fault>empty();
                                })
                                .findFirst()
                                .orElseThrow();
                        assertEquals(Rule.%s, fault.rule());
                        assertEquals(%d, fault.offset());
                """.formatted(fault.rule().name(), fault.offset()));
        return code.toString();
    }
}
