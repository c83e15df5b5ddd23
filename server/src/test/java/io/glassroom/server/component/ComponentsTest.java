package io.glassroom.server.component;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.server.fixture.CapturedLog;
import io.glassroom.server.fixture.RecordingEntity;
import io.glassroom.server.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ComponentsTest {

    private record Move(int x, int y) {}

    static final class Pond implements Component {
        @Handler
        String swim(Session session, Move move) {
            return session.id() + " swims to " + move.x() + "," + move.y();
        }

        @Handler("Dive")
        byte[] goDown(Session session, byte[] body) {
            return body;
        }

        @Handler(nonBlocking = true)
        void float_(Session session, Bytes body) {}

        String notAHandler(Session session, Move move) {
            throw new AssertionError("never called");
        }
    }

    @Service(name = "Lake", scheduler = "water", pushes = {"onWave", "onRain"})
    static final class NamedLake implements Component {
        @Handler
        void swim(Session session, Move move) {}
    }

    @Service(concurrent = true)
    static final class River implements Component {
        @Handler
        void swim(Session session, Move move) {}
    }

    private static Components of(Component... components) {
        return new Components(List.of(components), UnaryOperator.identity());
    }

    private static HandlerMethod find(Components components, String route) {
        return components.handlers().stream()
                .filter(handler -> handler.route().equals(route))
                .findFirst()
                .orElseThrow(() -> new AssertionError(components.handlers()));
    }

    // Discovery

    @Test
    void handlersAreFoundByTheirAnnotation() {
        assertEquals(
                List.of("Pond.Float_", "Pond.Dive", "Pond.Swim"),
                of(new Pond()).handlers().stream().map(HandlerMethod::route).toList());
    }

    @Test
    void aHandlerIsCalledWithSessionAndBody() throws Throwable {
        HandlerMethod swim = find(of(new Pond()), "Pond.Swim");
        assertEquals(Move.class, swim.bodyType());
        assertTrue(swim.answers());
        assertEquals("4 swims to 1,2", swim.invoke(RecordingEntity.session(4), new Move(1, 2)));
    }

    @Test
    void aHandlerMayTakeAndReturnRawBytes() throws Throwable {
        HandlerMethod dive = find(of(new Pond()), "Pond.Dive");
        assertEquals(byte[].class, dive.bodyType());
        assertArrayEquals(new byte[] {1}, (byte[]) dive.invoke(RecordingEntity.session(4), new byte[] {1}));
    }

    @Test
    void aVoidHandlerAnswersByItself() {
        HandlerMethod floating = find(of(new Pond()), "Pond.Float_");
        assertFalse(floating.answers());
        assertTrue(floating.nonBlocking());
    }

    abstract static class Greeting<T> implements Component {
        @Handler
        abstract String greet(Session session, T body);

        @Handler
        String wave(Session session, Bytes body) {
            return "inherited";
        }
    }

    static final class Hello extends Greeting<Move> {
        @Override
        @Handler
        String greet(Session session, Move body) {
            return "hello";
        }
    }

    @Test
    void inheritedHandlersAreFoundOnceEach() throws Throwable {
        Components components = of(new Hello());
        assertEquals(List.of("Hello.Greet", "Hello.Wave"), components.handlers().stream().map(HandlerMethod::route).toList());
        assertEquals(Move.class, find(components, "Hello.Greet").bodyType());
        assertEquals("inherited", find(components, "Hello.Wave").invoke(RecordingEntity.session(1), Bytes.EMPTY));
    }

    static final class Generic implements Component {
        @Handler
        void all(Session session, List<Move> moves) {}
    }

    @Test
    void theBodyTypeKeepsItsTypeArguments() {
        assertEquals(
                "java.util.List<" + Move.class.getName() + ">", find(of(new Generic()), "Generic.All").bodyType().getTypeName());
    }

    // Names

    @Test
    void aServiceMayHaveItsOwnName() {
        assertEquals("Lake.Swim", find(of(new NamedLake()), "Lake.Swim").route());
    }

    @Test
    void theNameFunctionMakesServiceAndMethodNames() {
        var components = new Components(List.of(new NamedLake()), name -> name.toLowerCase(Locale.ROOT));
        assertEquals("lake.swim", find(components, "lake.swim").route());
    }

    @Test
    void aSchedulerIsTheComponentsOwnUnlessNamed() {
        assertEquals(Optional.of("Pond"), find(of(new Pond()), "Pond.Swim").scheduler());
        assertEquals(Optional.of("water"), find(of(new NamedLake()), "Lake.Swim").scheduler());
    }

    @Test
    void aConcurrentComponentHasNoScheduler() {
        assertEquals(Optional.empty(), find(of(new River()), "River.Swim").scheduler());
    }

    @Test
    void theDictionaryKnowsHandlersAndPushes() {
        assertEquals(Set.of("Lake.Swim", "River.Swim", "onRain", "onWave"), of(new NamedLake(), new River()).routes());
    }

    // Refused at start

    @Test
    void twoComponentsOfOneNameAreRefused() {
        var refusal = assertThrows(IllegalArgumentException.class, () -> of(new Pond(), new Pond()));
        assertTrue(refusal.getMessage().startsWith("service Pond is both "), refusal.getMessage());
    }

    @Test
    void aComponentWithoutANameIsRefused() {
        var refusal = assertThrows(IllegalArgumentException.class, () -> of(new Component() {}));
        assertTrue(refusal.getMessage().endsWith("has no name: give it a @Service name"), refusal.getMessage());
    }

    static final class OneParameter implements Component {
        @Handler
        void alone(Session session) {}
    }

    static final class WrongOrder implements Component {
        @Handler
        void reversed(Bytes body, Session session) {}
    }

    static final class Static implements Component {
        @Handler
        static void fixed(Session session, Bytes body) {}
    }

    @Test
    void aHandlerOfAnotherShapeIsRefused() {
        for (Component wrong : List.of(new OneParameter(), new WrongOrder(), new Static())) {
            var refusal = assertThrows(IllegalArgumentException.class, () -> of(wrong));
            assertTrue(refusal.getMessage().endsWith("is no handler: (Session, body) is"), refusal.getMessage());
        }
    }

    @Test
    void aRouteOfMoreThan255BytesIsRefused() {
        UnaryOperator<String> longer = name -> name.repeat(50);
        var refusal = assertThrows(IllegalArgumentException.class, () -> new Components(List.of(new Pond()), longer));
        assertTrue(refusal.getMessage().endsWith("bytes, at most 255"), refusal.getMessage());
    }

    // Life

    private static class Living implements Component {
        private final List<String> diary;
        private final String name;

        Living(List<String> diary, String name) {
            this.diary = diary;
            this.name = name;
        }

        @Override
        public void init() {
            diary.add(name + " init");
        }

        @Override
        public void afterInit() {
            diary.add(name + " afterInit");
        }

        @Override
        public void beforeShutdown() {
            diary.add(name + " beforeShutdown");
        }

        @Override
        public void shutdown() {
            diary.add(name + " shutdown");
        }
    }

    private static final class Other extends Living {
        Other(List<String> diary, String name) {
            super(diary, name);
        }
    }

    @Test
    void componentsStartInOrderAndStopInReverse() {
        var diary = new ArrayList<String>();
        Components components = of(new Living(diary, "a"), new Other(diary, "b"));
        components.init();
        components.beforeShutdown();
        components.shutdown();
        assertEquals(
                List.of(
                        "a init", "b init", "a afterInit", "b afterInit",
                        "b beforeShutdown", "a beforeShutdown", "b shutdown", "a shutdown"),
                diary);
    }

    static final class Stubborn implements Component {
        @Override
        public void shutdown() {
            throw new IllegalStateException("on purpose");
        }
    }

    @Test
    void aComponentThatFailsToStopKeepsNoOtherFromIt() {
        var diary = new ArrayList<String>();
        try (var log = new CapturedLog(Components.class)) {
            of(new Living(diary, "a"), new Stubborn()).shutdown();
            assertEquals(List.of(Stubborn.class.getName() + " failed to shut down"), log.messages());
        }
        assertEquals(List.of("a shutdown"), diary);
    }

    static final class Unready implements Component {
        @Override
        public void init() {
            throw new IllegalStateException("no database");
        }
    }

    @Test
    void componentsThatWereReadyAreShutDownWhenAnotherFailsToStart() {
        var diary = new ArrayList<String>();
        Components components = of(new Living(diary, "a"), new Unready(), new Other(diary, "c"));
        assertEquals("no database", assertThrows(IllegalStateException.class, components::init).getMessage());
        assertEquals(List.of("a init", "a shutdown"), diary);
    }
}
