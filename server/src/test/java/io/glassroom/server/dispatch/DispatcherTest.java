package io.glassroom.server.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.serialize.JsonSerializer;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.time.VirtualTime;
import io.glassroom.server.component.Component;
import io.glassroom.server.component.Components;
import io.glassroom.server.component.Handler;
import io.glassroom.server.component.Service;
import io.glassroom.server.fixture.CapturedLog;
import io.glassroom.server.fixture.RecordingEntity;
import io.glassroom.server.fixture.RecordingEntity.Answer;
import io.glassroom.server.fixture.RecordingTap;
import io.glassroom.server.pipeline.Pipeline;
import io.glassroom.server.schedule.Schedulers;
import io.glassroom.server.session.ClosedSessionException;
import io.glassroom.server.session.Flow;
import io.glassroom.server.session.HandlerException;
import io.glassroom.server.session.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DispatcherTest {

    private record Move(int x, int y) {}

    private final VirtualTime time = new VirtualTime();
    private final RecordingTap tap = new RecordingTap();
    private final Pipeline inbound = new Pipeline();
    private final Session session = RecordingEntity.session(1);
    private final Session neighbour = RecordingEntity.session(2);
    private final RecordingEntity client = RecordingEntity.of(session);
    private final List<String> handled = new ArrayList<>();

    final class Pond implements Component {
        @Handler
        String swim(Session from, Move move) {
            handled.add("swim " + move.x() + "," + move.y());
            time.advance(Duration.ofMillis(3));
            return "splash";
        }

        @Handler
        void tell(Session from, Bytes body) {
            handled.add("tell " + body.utf8());
        }

        @Handler
        void late(Session from, Bytes body) {
            handled.add("late");
        }

        @Handler
        void twice(Session from, Bytes body) {
            from.entity().respond(4, false, Bytes.utf8("first"));
            from.entity().respond(4, false, Bytes.utf8("second"));
        }

        @Handler
        String refuse(Session from, Bytes body) {
            throw new HandlerException(403, "not your pond");
        }

        @Handler
        String broken(Session from, Bytes body) throws IOException {
            throw new IOException("secret of the server");
        }

        @Handler
        String fatal(Session from, Bytes body) {
            throw new AssertionError("secret of the server");
        }

        @Handler
        String nothing(Session from, Bytes body) {
            return null;
        }

        @Handler
        String gossip(Session from, Bytes body) {
            neighbour.push("onGossip", body);
            return "told";
        }

        @Handler
        String dive(Session from, Bytes body) {
            throw new ClosedSessionException(from.id());
        }

        @Handler(nonBlocking = true)
        FlowId flow(Session from, Bytes body) {
            return Flow.current();
        }
    }

    @Service(concurrent = true)
    final class Sky implements Component {
        @Handler(nonBlocking = true)
        Bytes echo(Session from, Bytes body) {
            return body;
        }
    }

    private final Schedulers schedulers = new Schedulers(time, Duration.ofSeconds(1), failure -> {});
    private final Dispatcher dispatcher = dispatcher(Forwarder.NONE, new Pond(), new Sky());
    private final DispatchCounters counters = dispatcher.counters();

    private Dispatcher dispatcher(Forwarder forwarder, Component... components) {
        return new Dispatcher(
                new Components(List.of(components), UnaryOperator.identity()).handlers(),
                inbound,
                schedulers,
                new JsonSerializer(),
                forwarder,
                time,
                tap);
    }

    private Answer ask(String route, String body) {
        client.open.add(4L);
        dispatcher.dispatch(session, new Message.Request(4, Route.of(route), Bytes.utf8(body)), Sender.CLIENT, FlowId.NONE, time.nanos());
        return client.answer();
    }

    private void tell(String route, String body) {
        dispatcher.dispatch(session, new Message.Notify(Route.of(route), Bytes.utf8(body)), Sender.CLIENT, FlowId.NONE, time.nanos());
    }

    private static Answer ok(String body) {
        return new Answer(4, false, Bytes.utf8(body));
    }

    private static Answer error(int code, String message) {
        return new Answer(4, true, Bytes.utf8("{\"code\":" + code + ",\"message\":\"" + message + "\"}"));
    }

    // Finding

    @Test
    void aRequestIsAnsweredWithWhatItsHandlerReturns() {
        assertEquals(ok("\"splash\""), ask("Pond.Swim", "{\"x\":1,\"y\":2}"));
        assertEquals(List.of("swim 1,2"), handled);
        assertEquals(1, counters.handled());
    }

    @Test
    void aRouteIsFoundIgnoringCase() {
        assertEquals(ok("\"splash\""), ask("pond.SWIM", "{}"));
    }

    @Service(name = "Twin")
    static final class Twin implements Component {
        @Handler("Go")
        void one(Session from, Bytes body) {}

        @Handler("GO")
        void other(Session from, Bytes body) {}
    }

    @Test
    void routesThatDifferOnlyInCaseAreRefused() {
        var refusal = assertThrows(IllegalArgumentException.class, () -> dispatcher(Forwarder.NONE, new Twin()));
        assertTrue(refusal.getMessage().matches("routes Twin.G[oO] and Twin.G[oO] differ only in case"), refusal.getMessage());
    }

    static final class Overloaded implements Component {
        @Handler
        void go(Session from, Bytes body) {}

        @Handler
        void go(Session from, Move move) {}
    }

    @Test
    void aRouteWithTwoHandlersIsRefused() {
        var refusal = assertThrows(IllegalArgumentException.class, () -> dispatcher(Forwarder.NONE, new Overloaded()));
        assertEquals("route Overloaded.Go has two handlers", refusal.getMessage());
    }

    @Test
    void aRequestToAnUnknownRouteIsAnswered404() {
        assertEquals(error(404, "no route Pond.Fly"), ask("Pond.Fly", "{}"));
        assertEquals(1, counters.unknown());
        assertEquals(0, counters.droppedNotifies());
    }

    @Test
    void aRequestWithAnUnknownCodeIsAnswered404() {
        client.open.add(4L);
        dispatcher.dispatch(session, new Message.Request(4, new Route.Unresolved(77), Bytes.EMPTY), Sender.CLIENT, FlowId.NONE, 0);
        assertEquals(error(404, "no route #77"), client.answer());
    }

    @Test
    void aNotifyToAnUnknownRouteIsDroppedAndCounted() {
        tell("Pond.Fly", "{}");
        assertEquals(List.of(), client.answers);
        assertEquals(1, counters.unknown());
        assertEquals(1, counters.droppedNotifies());
    }

    // Answering

    @Test
    void aNotifyIsHandledWithoutAnAnswer() {
        tell("Pond.Tell", "hello");
        tell("Pond.Swim", "{}");
        assertEquals(List.of("tell hello", "swim 0,0"), handled);
        assertEquals(List.of(), client.answers);
        assertEquals(2, counters.handled());
    }

    @Test
    void aBodyThatCannotBeReadIsAnswered400() {
        Answer answer = ask("Pond.Swim", "{\"x\":\"far\"}");
        assertTrue(answer.error());
        assertTrue(answer.body().utf8().startsWith("{\"code\":400,"), answer.body().utf8());
        assertEquals(List.of(), handled);
        assertEquals(1, counters.refused());
    }

    @Test
    void aHandlerRefusesWithACodeOfItsChoice() {
        assertEquals(error(403, "not your pond"), ask("Pond.Refuse", ""));
        assertEquals(1, counters.refused());
        assertEquals(0, counters.failed());
    }

    @Test
    void aRefusedNotifyIsCountedAsDropped() {
        tell("Pond.Refuse", "");
        assertEquals(1, counters.refused());
        assertEquals(1, counters.droppedNotifies());
    }

    @Test
    void aHandlerThatFailsIsAnswered500WithAnIdThatIsInTheLog() {
        try (var log = new CapturedLog(ErrorReport.class)) {
            String body = ask("Pond.Broken", "").body().utf8();
            var id = Pattern.compile("\\{\"code\":500,\"message\":\"the server failed; error id ([0-9a-f]{8})\"}").matcher(body);
            assertTrue(id.matches(), body);
            assertEquals(List.of("error " + id.group(1) + ": Pond.Broken of session 1"), log.messages());
            assertEquals("secret of the server", log.failures().getFirst().getCause().getMessage());
            assertFalse(body.contains("secret"));
        }
        assertEquals(1, counters.failed());
    }

    @Test
    void anErrorInAHandlerIsAnsweredToo() {
        try (var log = new CapturedLog(ErrorReport.class)) {
            assertTrue(ask("Pond.Fatal", "").body().utf8().startsWith("{\"code\":500,"));
            assertEquals(1, log.messages().size());
        }
    }

    @Test
    void anAnswerThatIsMissingIsAnswered500() {
        try (var log = new CapturedLog(ErrorReport.class)) {
            assertTrue(ask("Pond.Nothing", "").body().utf8().startsWith("{\"code\":500,"));
            assertEquals("Pond.Nothing returned null where an answer is expected", log.failures().getFirst().getMessage());
        }
    }

    @Test
    void answeringTwiceIsANamedErrorAndTheFirstAnswerCounts() {
        try (var log = new CapturedLog(ErrorReport.class)) {
            assertEquals(ok("first"), ask("Pond.Twice", ""));
            assertEquals("session 1 has no open request with id 4", log.failures().getFirst().getMessage());
        }
    }

    @Test
    void aVoidHandlerMayAnswerLater() {
        client.open.add(4L);
        dispatcher.dispatch(session, new Message.Request(4, Route.of("Pond.Late"), Bytes.EMPTY), Sender.CLIENT, FlowId.NONE, 0);
        assertEquals(List.of(), client.answers);
        session.respond(4, "now");
        assertEquals(ok("\"now\""), client.answer());
    }

    @Test
    void aClientThatIsGoneIsNoFailure() {
        client.gone = true;
        dispatcher.dispatch(session, new Message.Request(4, Route.of("Pond.Swim"), Bytes.utf8("{}")), Sender.CLIENT, FlowId.NONE, 0);
        assertEquals(0, counters.failed());
        assertEquals(0, counters.handled());
    }

    @Test
    void aRequestOnBehalfOfAClientThatIsGoneIsAnswered() { // there may be a handler elsewhere that has asked
        assertEquals("{\"code\":503,\"message\":\"the client is gone\"}", ask("Pond.Dive", "").body().utf8());
        assertEquals(0, counters.failed());
    }

    @Test
    void anotherClientThatIsGoneDoesNotLeaveThisOneWithoutAnAnswer() {
        RecordingEntity.of(neighbour).gone = true;
        try (var log = new CapturedLog(ErrorReport.class)) {
            assertTrue(ask("Pond.Gossip", "").body().utf8().startsWith("{\"code\":500,"));
            assertEquals("session 2 is closed", log.failures().getFirst().getMessage());
        }
    }

    // Stages

    @Test
    void anInboundStageMayChangeTheMessage() {
        inbound.pushBack((from, message) -> new Message.Request(4, Route.of("Sky.Echo"), Bytes.utf8("changed")));
        assertEquals(ok("changed"), ask("Pond.Fly", "as it was"));
    }

    @Test
    void aStageThatStopsARequestIsAnsweredForIt() {
        inbound.pushBack((from, message) -> {
            throw new HandlerException(429, "slowly");
        });
        assertEquals(error(429, "slowly"), ask("Pond.Swim", "{}"));
        assertEquals(List.of(), handled);
    }

    @Test
    void aStageThatFailsIsAnswered500() {
        inbound.pushBack((from, message) -> {
            throw new IllegalStateException("on purpose");
        });
        try (var log = new CapturedLog(ErrorReport.class)) {
            assertTrue(ask("Pond.Swim", "{}").body().utf8().startsWith("{\"code\":500,"));
            assertEquals(1, log.messages().size());
        }
    }

    // At once

    private boolean atOnce(String route) {
        client.open.add(4L);
        return dispatcher.tryDispatch(
                session, new Message.Request(4, Route.of(route), Bytes.utf8("hi")), Sender.CLIENT, new FlowId(6), time.nanos());
    }

    @Test
    void aHandlerThatDoesNotBlockIsCalledAtOnce() {
        assertTrue(atOnce("Sky.Echo"));
        assertEquals(ok("hi"), client.answer());
    }

    @Test
    void aHandlerThatMayBlockIsNotCalledAtOnce() {
        assertFalse(atOnce("Pond.Tell"));
        assertFalse(atOnce("Pond.Fly"));
        assertEquals(List.of(), client.answers);
    }

    @Test
    void nothingIsHandledAtOnceWhileAStageStandsInTheWay() {
        inbound.pushBack((from, message) -> message);
        assertFalse(atOnce("Sky.Echo"));
    }

    @Test
    void nothingIsHandledAtOnceWhenItIsNotItsTurn() throws InterruptedException {
        var inside = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        Thread other = Thread.ofVirtual().start(() -> schedulers.named("Pond").inTurn(() -> {
            inside.countDown();
            try {
                leave.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }));
        inside.await();
        assertFalse(atOnce("Pond.Flow"));
        leave.countDown();
        other.join();
        assertTrue(atOnce("Pond.Flow"));
        assertEquals(ok("{\"value\":6}"), client.answer());
    }

    // Other nodes

    private static final class RecordingForwarder implements Forwarder {
        final List<String> forwarded = new ArrayList<>();

        @Override
        public Optional<Destination.Remote> locate(Session session, Route.Named route, Bytes body) {
            return route.name().startsWith("Chat.")
                    ? Optional.of(new Destination.Remote("Chat", "chat-1"))
                    : Optional.empty();
        }

        @Override
        public void forward(
                Destination.Remote destination, Session session, Message message, Sender sender, FlowId flow) {
            if (((Message.Request) message).route().text().equals("Chat.Down")) {
                throw new HandlerException(503, destination.node() + " is gone");
            }
            forwarded.add(destination.node() + " " + message + " " + flow.value());
        }
    }

    @Test
    void aMessageForAnotherNodeIsForwardedExactlyOnce() {
        var forwarder = new RecordingForwarder();
        var message = new Message.Request(4, Route.of("Chat.Say"), Bytes.EMPTY);
        Dispatcher gate = dispatcher(forwarder, new Pond());
        assertFalse(gate.tryDispatch(session, message, Sender.CLIENT, new FlowId(9), 0));
        gate.dispatch(session, message, Sender.CLIENT, new FlowId(9), 0);
        assertEquals(List.of("chat-1 " + message + " 9"), forwarder.forwarded);
        assertEquals(1, gate.counters().forwarded());
        assertEquals(0, gate.counters().handled());
        assertEquals(List.of(), client.answers);
    }

    @Test
    void aRouteOfThisNodeIsNeverForwarded() {
        Dispatcher gate = dispatcher(new RecordingForwarder(), new Pond());
        assertTrue(gate.find(session, Route.of("pond.swim"), Bytes.EMPTY) instanceof Destination.Local);
        assertEquals(new Destination.Remote("Chat", "chat-1"), gate.find(session, Route.of("Chat.Say"), Bytes.EMPTY));
        assertEquals(new Destination.Unknown(), gate.find(session, Route.of("Hall.Say"), Bytes.EMPTY));
    }

    @Test
    void aNodeThatIsGoneIsAnswered503() {
        client.open.add(4L);
        dispatcher(new RecordingForwarder())
                .dispatch(session, new Message.Request(4, Route.of("Chat.Down"), Bytes.EMPTY), Sender.CLIENT, FlowId.NONE, 0);
        assertEquals(error(503, "chat-1 is gone"), client.answer());
    }

    // Watching

    @Test
    void eachDispatchIsTold() {
        tap.listen(true);
        ask("Pond.Swim", "{}");
        tell("Pond.Fly", "");
        tell("Pond.Refuse", "");
        assertEquals(
                List.of(
                        new TapEvent.Dispatch("c1", "Pond.Swim", "local", "handled", Duration.ofMillis(3)),
                        new TapEvent.Dispatch("c1", "Pond.Fly", "unknown", "404", Duration.ZERO),
                        new TapEvent.Dispatch("c1", "Pond.Refuse", "local", "403", Duration.ZERO)),
                tap.events(TapEvent.Dispatch.class));
    }
}
