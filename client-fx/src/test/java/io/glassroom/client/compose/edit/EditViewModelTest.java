package io.glassroom.client.compose.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.compose.raw.Outlet;
import io.glassroom.conformance.talk.RawDialer;
import io.glassroom.client.compose.raw.Sightings;
import io.glassroom.client.model.Capture;
import io.glassroom.protocol.client.SystemTime;
import io.glassroom.protocol.message.Dissection;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.MessageCodec;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Field;
import io.glassroom.protocol.packet.FieldSink;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.Rule;
import io.glassroom.protocol.wire.MalformedCase;
import io.glassroom.samples.chat.ChatApplication;
import io.glassroom.server.node.Node;
import io.glassroom.server.node.NodeConfig;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EditViewModelTest {

    private final SystemTime time = new SystemTime("edit");
    private final BlockingQueue<Runnable> crossing = new LinkedBlockingQueue<>();

    @AfterEach
    void release() {
        time.close();
    }

    @ParameterizedTest
    @EnumSource(Template.class)
    void everyTemplateIsInOrder(Template template) {
        EditViewModel model = model(Optional.empty());
        model.start(template);
        assertEquals(Optional.empty(), model.dissection().get().fault());
        assertEquals(0, model.missing());
    }

    @Test
    void bitOfTheFlagMakesAnotherMessage() {
        EditViewModel model = composing("04 00 00 0d 02 09 52 6f 6f 6d 2e 4a 6f 69 6e 7b 7d");
        model.move(4);
        model.toggle(2); // type 001 becomes 011
        assertTrue(model.dissection().get().message().orElseThrow() instanceof Message.Push);
    }

    @Test
    void longerRouteTakesBothLengthsAlong() {
        EditViewModel model = composing("04 00 00 0d 02 09 52 6f 6f 6d 2e 4a 6f 69 6e 7b 7d");
        assertEquals(Optional.empty(), model.edit(Field.ROUTE, "Room.Message"));
        assertEquals(Optional.of(new Message.Notify(Route.of("Room.Message"), Bytes.utf8("{}"))), model.dissection().get().message());
        assertEquals(0, model.missing());
    }

    @Test
    void lengthThatIsWrongOnPurposeStaysWrong() {
        EditViewModel model = composing("04 00 00 0d 02 09 52 6f 6f 6d 2e 4a 6f 69 6e 7b 7d");
        model.edit(Field.PACKET_LENGTH, "20");
        assertEquals(7, model.missing());
        model.edit(Field.PACKET_TYPE, "3");
        assertEquals(7, model.missing());
        model.fixLength();
        assertEquals(0, model.missing());
    }

    @Test
    void idIsWrittenAsAVarint() {
        EditViewModel model = composing("04 00 00 0d 00 01 09 52 6f 6f 6d 2e 4a 6f 69 6e 7b");
        model.edit(Field.MESSAGE_ID, "300");
        assertEquals("04 00 00 0e 00 ac 02 09", model.bytes().slice(0, 8).hex());
    }

    @Test
    void refusedValueChangesNothingAndSaysWhatWouldDo() {
        EditViewModel model = composing("03 00 00 00");
        assertEquals(Optional.of("compose.field.octet"), model.edit(Field.PACKET_TYPE, "300"));
        assertEquals(Optional.of("compose.field.u24"), model.edit(Field.PACKET_LENGTH, "many"));
        assertEquals("03 00 00 00", model.bytes().hex());
    }

    @Test
    void digitsWriteByteAfterByteAndBeginNewOnesBehindTheLast() {
        EditViewModel model = composing("03 00 00 00");
        for (int digit : new int[] {0, 4}) {
            model.type(digit);
        }
        assertEquals(1, model.cursor().get());
        model.move(4);
        for (int digit : new int[] {0xa, 0xb}) {
            model.type(digit);
        }
        assertEquals("04 00 00 00 ab", model.bytes().hex());
        assertEquals(5, model.cursor().get());
    }

    @Test
    void insertedAndDeletedBytesLeaveTheLengthAlone() {
        EditViewModel model = composing("03 00 00 00");
        model.move(4);
        model.insert();
        assertEquals("03 00 00 00 00", model.bytes().hex());
        assertEquals(-1, model.missing());
        model.move(4);
        model.delete();
        assertEquals("03 00 00 00", model.bytes().hex());
    }

    @Test
    void everyChangeCanBeUndone() {
        EditViewModel model = composing("03 00 00 00");
        model.type(1);
        model.insert();
        model.undo();
        model.undo();
        assertEquals("03 00 00 00", model.bytes().hex());
    }

    @Test
    void caseOfTheGalleryOpensAtItsFault() {
        EditViewModel model = model(Optional.empty());
        MalformedCase malformed = MalformedCase.all().stream().filter(each -> each.name().equals("message-type-4")).findFirst().orElseThrow();
        model.start(malformed);
        assertEquals(malformed.bytes(), model.bytes());
        assertEquals(4, model.cursor().get());
        assertEquals(Rule.MESSAGE_TYPE, model.dissection().get().fault().orElseThrow().rule());
        assertEquals(Preface.HANDSHAKE_AND_ACK, model.preface().get());
    }

    @Test
    void routeCodeBecomesThatOfTheOtherDictionary() {
        var theirs = RouteDictionary.ofCodes(Map.of("Room.Message", 1));
        var ours = RouteDictionary.ofCodes(Map.of("Room.Message", 7));
        var message = new Message.Notify(Route.of("Room.Message"), Bytes.utf8("{}"));
        Dissection seen = Dissection.of(MessageCodec.encodePacket(message, theirs), theirs);
        assertEquals(MessageCodec.encodePacket(message, ours), Resent.of(seen, ours));
        assertEquals(MessageCodec.encodePacket(message, RouteDictionary.EMPTY), Resent.of(seen, RouteDictionary.EMPTY));
    }

    @Test
    void bytesGoOutAsTheyStandAndTheAnswerIsTold() throws Exception {
        try (Node node = node()) {
            EditViewModel model = model(Optional.of(node.uri()));
            model.start(Template.REQUEST);
            send(model);
            assertTrue(model.log().contains(new Step.Sent(Template.REQUEST.bytes())));
            assertTrue(model.log().stream().anyMatch(step -> step instanceof Step.Came(Packet.Data(Bytes body), Duration after, var terms)
                    && MessageCodec.decode(body, terms.dictionary(), 1 << 16, FieldSink.NONE)
                            instanceof Message.Response response
                    && response.id() == 1));
            assertTrue(model.log().getLast() instanceof Step.Quiet);
            assertFalse(model.sending().get());
        }
    }

    @Test
    void brokenRuleIsToldWithTheServersOwnReason() throws Exception {
        try (Node node = node()) {
            EditViewModel model = model(Optional.of(node.uri()));
            model.start(Template.REQUEST);
            model.edit(Field.MESSAGE_FLAG, "0x08");
            send(model);
            Step.Closed closed = (Step.Closed) model.log().getLast();
            assertEquals(1002, closed.code());
            assertTrue(closed.reason().startsWith("MESSAGE_TYPE at byte 4"), closed.reason());
        }
    }

    @Test
    void recordingHasNowhereToSend() {
        EditViewModel model = model(Optional.empty());
        model.send();
        assertEquals("compose.obstacle.recording", model.problem().get());
        assertEquals(List.of(), model.log());
    }

    private void send(EditViewModel model) throws InterruptedException {
        model.send();
        while (model.sending().get()) {
            Runnable next = crossing.poll(15, TimeUnit.SECONDS);
            assertTrue(next != null, "the sending goes on");
            next.run();
        }
    }

    private static Node node() throws Exception {
        return Node.start(NodeConfig.builder().listen("127.0.0.1", 0).application(new ChatApplication()).build());
    }

    private EditViewModel composing(String hex) {
        EditViewModel model = model(Optional.empty());
        while (model.bytes().length() > 0) {
            model.delete();
        }
        for (char digit : hex.replace(" ", "").toCharArray()) {
            model.type(Character.digit(digit, 16));
        }
        model.move(0);
        return model;
    }

    private EditViewModel model(Optional<URI> server) {
        var outlet = new Outlet(
                () -> server, "compose.obstacle.recording", true, new RawDialer(), time, time, task -> Thread.ofVirtual().start(task), crossing::add, () -> false);
        return new EditViewModel(outlet, new Sightings(new Capture(10), (packet, offset) -> {}), Duration.ofMillis(300));
    }
}
