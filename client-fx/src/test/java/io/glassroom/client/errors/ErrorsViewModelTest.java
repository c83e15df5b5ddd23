package io.glassroom.client.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.action.Actions;
import io.glassroom.client.feed.SyntheticTraffic;
import io.glassroom.client.live.LiveViewModel;
import io.glassroom.client.model.Capture;
import io.glassroom.client.model.Captures;
import io.glassroom.client.selection.Selection;
import io.glassroom.client.settings.Settings;
import io.glassroom.client.settings.SettingsStore;
import io.glassroom.client.text.Language;
import io.glassroom.client.text.Texts;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Fault;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.Rule;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorsViewModelTest {

    private final Capture capture = new Capture(1_000);
    private final Selection selection = new Selection();
    private final Settings settings = new Settings(SettingsStore.NONE, Language.ENGLISH);
    private final LiveViewModel live = new LiveViewModel(capture, selection, settings, new Actions());
    private final List<Rule> shownCases = new ArrayList<>();
    private final ErrorsViewModel errors =
            new ErrorsViewModel(capture, selection, live.dissection(), settings, shownCases::add);
    private final SyntheticTraffic traffic = new SyntheticTraffic("gate-1", capture::apply);

    @Test
    void brokenRuleIsAnErrorAndSelectsItsPacketAndTheByteAtFault() {
        traffic.raw("c1", Direction.IN, Bytes.hex("04 00 00 0b 0a 09 52 6f 6f 6d 2e 4a 6f 69 6e"));
        errors.refresh();
        Remark remark = errors.remarks().getFirst();
        assertEquals(Level.ERROR, remark.level());
        errors.choose(remark);
        assertEquals(Captures.last(capture), selection.packet().get());
        assertEquals("msg.flag", selection.field().get().filter());
    }

    @Test
    void faultThatTheBytesShowAndTheNodeTellsOfIsOneError() {
        Bytes bytes = Bytes.hex("04 00 00 01 08");
        traffic.raw("c1", Direction.IN, bytes);
        traffic.reject("c1", new Fault(Rule.MESSAGE_TYPE, 4, "message type is 4, 0 to 3"), bytes);
        errors.refresh();
        assertEquals(1, errors.count(Level.ERROR).get());
    }

    @Test
    void faultThatOnlyTheNodeKnowsOfIsAnErrorOfThePacketBefore() {
        traffic.in("c1", new Packet.Heartbeat());
        traffic.heartbeat("c2");
        traffic.reject("c1", new Fault(Rule.PACKET_ORDER, 0, "Data while OPENED"), Bytes.hex("03 00 00 00"));
        errors.refresh();
        assertEquals(1, errors.remarks().getFirst().packet().orElseThrow().number(), "whatever came in between on other connections");
        assertEquals(2, capture.counted());
    }

    @Test
    void silenceIsAWarningAndNoPacketIsInventedForIt() {
        traffic.connect("c1");
        long before = capture.counted();
        traffic.reject("c1", new Fault(Rule.HEARTBEAT_TIMEOUT, 0, "nothing arrived for 75.0 s"), Bytes.EMPTY);
        errors.refresh();
        assertEquals(before, capture.counted());
        assertEquals(Level.WARN, errors.remarks().getFirst().level());
        errors.choose(errors.remarks().getFirst());
        assertEquals("c1", selection.connection().get().id());
    }

    @Test
    void silenceIsAtNoByte() {
        var texts = new Texts(Language.ENGLISH);
        var silence = new Cause.Broken(new Fault(Rule.HANDSHAKE_TIMEOUT, 0, "still STARTING after 10 s"));
        assertEquals("still STARTING after 10 s.", RemarkTexts.cause(silence, texts));
        var type = new Cause.Broken(new Fault(Rule.PACKET_TYPE, 0, "packet type is 6, 1 to 5"));
        assertEquals("packet type is 6, 1 to 5, at byte 0.", RemarkTexts.cause(type, texts));
    }

    @Test
    void errorResponseIsANoteAndAFailedHandlerAWarning() {
        respond(404, "no such route");
        respond(500, "handler failed");
        errors.refresh();
        assertEquals(List.of(Level.WARN, Level.NOTE), errors.remarks().stream().map(Remark::level).toList(), "the latest first");
        assertEquals(Optional.of(Rule.ROUTE_UNKNOWN), errors.remarks().getLast().cause().rule());
    }

    @Test
    void notifyThatFailsIsListedThoughNobodyAnswersIt() {
        var flow = new FlowId(5);
        traffic.connect("c1");
        traffic.message(flow, "c1", Direction.IN, new Message.Notify(Route.of("Nobody.Home"), Bytes.EMPTY));
        capture.apply(new TapRecord(99, 99_000_000, Instant.EPOCH, "gate-1", flow, new TapEvent.Dispatch("c1", "Nobody.Home", "unknown", "404", Duration.ZERO)));
        errors.refresh();
        var refused = (Cause.Refused) errors.remarks().stream().map(Remark::cause).filter(Cause.Refused.class::isInstance).findFirst().orElseThrow();
        assertEquals("404 Nobody.Home false", refused.status() + " " + refused.route() + " " + refused.answered());
    }

    @Test
    void kicksAndLostRecordsAreListed() {
        traffic.kick("c1", "duplicate login");
        traffic.lose(7);
        traffic.heartbeat("c1");
        errors.refresh();
        assertEquals(
                List.of("7 records never arrived here.", "Kicked: duplicate login"),
                errors.remarks().stream().map(remark -> RemarkTexts.title(remark.cause(), new Texts(Language.ENGLISH))).toList());
    }

    @Test
    void stormBecomesOneRemarkWithACount() {
        for (int i = 0; i < 1_000; i++) {
            traffic.raw("c" + i % 50, Direction.IN, Bytes.hex("04 00 00 01 08"));
        }
        errors.refresh();
        assertEquals(1, errors.remarks().size());
        assertEquals(1_000, errors.remarks().getFirst().times());
        assertEquals(1_000, errors.count(Level.ERROR).get());
    }

    @Test
    void whatHappensAgainLaterIsAnotherRemark() {
        traffic.raw("c1", Direction.IN, Bytes.hex("04 00 00 01 08"));
        traffic.pass(Duration.ofSeconds(2));
        traffic.raw("c1", Direction.IN, Bytes.hex("04 00 00 01 08"));
        errors.refresh();
        assertEquals(2, errors.remarks().size());
    }

    @Test
    void oldestRemarksGoAndTheCountsStay() {
        for (int i = 0; i < ErrorLog.CAPACITY + 50; i++) {
            traffic.raw("c1", Direction.IN, Bytes.hex("04 00 00 01 08"));
            traffic.pass(Duration.ofSeconds(2));
        }
        errors.refresh();
        assertEquals(ErrorLog.CAPACITY, errors.remarks().size());
        assertEquals(ErrorLog.CAPACITY + 50, errors.count(Level.ERROR).get());
    }

    @Test
    void levelsCanBeHiddenAndTheUsualCourseIsAtFirst() {
        traffic.connect("c1");
        traffic.close("c1", "bye");
        errors.refresh();
        assertTrue(errors.remarks().isEmpty());
        assertEquals(1, errors.count(Level.CHAT).get());
        errors.wanted(Level.CHAT).set(true);
        assertEquals(1, errors.remarks().size());
        assertEquals(Optional.of("true"), settings.recall("errors.CHAT"));
    }

    @Test
    void casesOfARuleAreShownInTheGallery() {
        assertFalse(errors.cases(Rule.PACKET_TYPE).isEmpty());
        errors.cause(Rule.PACKET_TYPE);
        assertEquals(List.of(Rule.PACKET_TYPE), shownCases);
    }

    @ParameterizedTest
    @EnumSource
    void everyRuleCanBeExplainedAndBroughtAbout(Language language) {
        var texts = new Texts(language);
        for (Rule rule : Rule.values()) {
            var cause = new Cause.Broken(new Fault(rule, 0, "detail"));
            assertFalse(RemarkTexts.title(cause, texts).isBlank());
            assertFalse(RemarkTexts.verdict(rule, texts).isBlank());
            assertFalse(RemarkTexts.how(cause, errors.cases(rule), texts).isBlank(), rule.name());
            assertTrue(texts.has(RemarkTexts.lesson(cause).key()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyOtherCauseHasItsSentences(Language language) {
        var texts = new Texts(language);
        List<Cause> causes = List.of(
                new Cause.Refused(429, "Room.Join", true, "slow down"),
                new Cause.Refused(0, "Room.Join", false, ""),
                new Cause.Lost(3),
                new Cause.Dropped(1, 40),
                new Cause.Vanished(2),
                new Cause.Kicked("why"),
                new Cause.Closed(""));
        for (Cause cause : causes) {
            assertFalse(RemarkTexts.title(cause, texts).isBlank());
            assertFalse(RemarkTexts.cause(cause, texts).isBlank());
            assertFalse(RemarkTexts.how(cause, List.of(), texts).isBlank());
        }
    }

    private void respond(int code, String message) {
        traffic.message(FlowId.NONE, "c1", Direction.OUT, new Message.Response(1, true, Bytes.utf8("{\"code\":" + code + ",\"message\":\"" + message + "\"}")));
    }
}
