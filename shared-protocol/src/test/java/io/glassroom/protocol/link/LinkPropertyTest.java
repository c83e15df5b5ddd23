package io.glassroom.protocol.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.glassroom.protocol.handshake.Extensions;
import io.glassroom.protocol.handshake.HandshakeRequest;
import io.glassroom.protocol.link.Ends.ClientEnd;
import io.glassroom.protocol.link.Ends.End;
import io.glassroom.protocol.link.Ends.ServerEnd;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.MessageCodec;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.wire.MalformedCase;
import io.glassroom.protocol.wire.WireVector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

class LinkPropertyTest {

    private static final RouteDictionary ROUTES = RouteDictionary.of(List.of("Room.Join", "房间.加入"));

    @Property
    void nothingThatArrivesMakesALinkThrowOrSpeakAfterItsClose(
            @ForAll("chunks") List<Bytes> chunks, @ForAll @IntRange(max = 5) int kind, @ForAll Random random) {
        End end = end(kind);
        for (Bytes chunk : chunks) {
            end.receive(chunk);
            end.pass(Duration.ofSeconds(random.nextInt(20)));
        }
        var lastWords = end.outputs.stream().filter(LinkPropertyTest::endsTheLink).toList();
        if (lastWords.isEmpty()) {
            assertTrue(end.link().state() != LinkState.CLOSED);
        } else {
            assertEquals(lastWords, List.of(end.outputs.getLast()));
            assertEquals(LinkState.CLOSED, end.link().state());
        }
    }

    /// A client that was kicked leaves the closing to its server.
    private static boolean endsTheLink(LinkOutput output) {
        return output instanceof LinkOutput.Close || output instanceof LinkOutput.Kicked;
    }

    @Property
    void watchingChangesNothing(@ForAll("chunks") List<Bytes> chunks, @ForAll @IntRange(max = 5) int kind) {
        End watched = end(kind);
        End alone = end(kind);
        alone.tap.active = false;
        assertEquals(kinds(watched.receive(chunks)), kinds(alone.receive(chunks)));
    }

    @Property
    void twoEndsUnderstandEachOtherHoweverTheirBytesAreCut(@ForAll("ids") List<Integer> ids, @ForAll Random random) {
        var server = ServerEnd.opened();
        var client = ClientEnd.opened();
        var toServer = new Wire(server, random);
        var toClient = new Wire(client, random);

        client.link.start(HandshakeRequest.of("test", "1", Extensions.NONE, new JsonObject()), client.outputs::add);
        toServer.carry(transmitted(client));
        server.link.accept(Ends.accepted(ROUTES), server.outputs::add);
        toClient.carry(transmitted(server));
        toServer.carry(transmitted(client));
        assertEquals(LinkState.WORKING, client.link.state());
        assertEquals(LinkState.WORKING, server.link.state());

        var asked = ids.stream().map(id -> new Message.Request(id, Route.of("房间.加入"), Bytes.utf8("{}"))).toList();
        toServer.carry(encoded(asked, client.link.dictionary()));
        assertEquals(asked, delivered(server));
        var answers = ids.stream().map(id -> new Message.Response(id, false, Bytes.utf8("[]"))).toList();
        toClient.carry(encoded(answers, server.link.dictionary()));
        assertEquals(answers, delivered(client));
    }

    /// Carries what one end transmits to the other, in pieces of its own choice.
    private record Wire(End to, Random random) {
        void carry(Bytes bytes) {
            for (int at = 0; at < bytes.length(); ) {
                int end = Math.min(bytes.length(), at + 1 + random.nextInt(30));
                to.receive(bytes.slice(at, end));
                at = end;
            }
        }
    }

    private static Bytes transmitted(End end) {
        Bytes sent = Bytes.EMPTY;
        for (LinkOutput output : end.outputs) {
            if (output instanceof LinkOutput.Transmit(Bytes packet)) {
                sent = sent.concat(packet);
            }
        }
        end.outputs.clear();
        return sent;
    }

    private static Bytes encoded(List<? extends Message> messages, RouteDictionary dictionary) {
        return messages.stream()
                .map(message -> MessageCodec.encodePacket(message, dictionary))
                .reduce(Bytes.EMPTY, Bytes::concat);
    }

    private static List<Message> delivered(End end) {
        var delivered = new ArrayList<Message>();
        for (LinkOutput output : end.outputs) {
            if (output instanceof LinkOutput.Deliver deliver) {
                delivered.add(deliver.message());
            }
        }
        return delivered;
    }

    private static List<String> kinds(List<LinkOutput> outputs) {
        return outputs.stream().map(output -> output.getClass().getSimpleName()).toList();
    }

    private static End end(int kind) {
        return switch (kind) {
            case 0 -> ServerEnd.opened();
            case 1 -> ServerEnd.asked();
            case 2 -> ServerEnd.handshaken(ROUTES);
            case 3 -> ServerEnd.working(ROUTES);
            case 4 -> ClientEnd.opened();
            default -> ClientEnd.working(ROUTES);
        };
    }

    /// Vectors, malformed cases and noise, in any order.
    @Provide
    Arbitrary<List<Bytes>> chunks() {
        List<Bytes> known = Stream.concat(
                        WireVector.all().stream().map(WireVector::bytes),
                        MalformedCase.all().stream().map(MalformedCase::bytes))
                .toList();
        Arbitrary<Bytes> noise = Arbitraries.bytes().array(byte[].class).ofMaxSize(20).map(Bytes::wrap);
        return Arbitraries.frequencyOf(
                        Tuple.of(5, Arbitraries.of(known)), Tuple.of(1, noise))
                .list()
                .ofMaxSize(8);
    }

    @Provide
    Arbitrary<List<Integer>> ids() {
        return Arbitraries.integers().greaterOrEqual(1).list().ofMaxSize(10);
    }
}
