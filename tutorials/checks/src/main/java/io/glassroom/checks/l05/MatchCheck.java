package io.glassroom.checks.l05;

import static io.glassroom.checks.Messages.text;
import static io.glassroom.checks.Messages.utf8;

import io.glassroom.checks.Expect;
import io.glassroom.checks.Rule;
import io.glassroom.checks.Step;
import io.glassroom.checks.Track;
import io.glassroom.checks.Track.Side;
import io.glassroom.checks.Words;
import io.glassroom.kit.Clock;
import io.glassroom.kit.Connection;
import io.glassroom.protocol.message.Message;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import mychat.Client;
import org.junit.jupiter.api.Test;

@Step("5.2")
class MatchCheck {

    private static final long SEED = 5;
    private static final int CLIENTS = 250;
    private static final int EACH = 4; // requests of each thread to each client

    @Test
    @Rule(
            en = "A Response completes the future of its request with its body.",
            zh = "Response 到达后，对应请求的 future 以它的正文完成。")
    void answerCompletesTheFuture() {
        var far = new FarEnd();
        var answer = far.client.request("Echo.Ping", utf8("hello"));
        far.answer(1, "hello");
        FarEnd.is(Words.of("request 1 after Response 1", "Response 1 之后的请求 1"), FarEnd.done("hello"), answer);
    }

    @Test
    @Rule(
            en = "The id says which request a Response answers, not the order in which they were asked.",
            zh = "Response 回答的是哪个请求，由编号决定，与提问的先后无关。")
    void secondMayBeAnsweredFirst() {
        var far = new FarEnd();
        var first = far.client.request("A.B", utf8("x"));
        var second = far.client.request("A.B", utf8("y"));
        far.answer(2, "to y");
        FarEnd.is(Words.of("request 1 after Response 2", "Response 2 之后的请求 1"), FarEnd.WAITING, first);
        FarEnd.is(Words.of("request 2 after Response 2", "Response 2 之后的请求 2"), FarEnd.done("to y"), second);
        far.answer(1, "to x");
        FarEnd.is(Words.of("request 1 after Response 1", "Response 1 之后的请求 1"), FarEnd.done("to x"), first);
    }

    @Test
    @Rule(
            en = "A hundred requests at once, answered in any order: each gets its own answer.",
            zh = "同时发出一百个请求，以任意次序回答：每个请求都得到自己的回答。")
    void hundredAtOnce() {
        var far = new FarEnd();
        var answers = new ConcurrentHashMap<String, CompletableFuture<byte[]>>();
        for (int i = 1; i <= 100; i++) {
            answers.put("question " + i, far.client.request("Echo.Ping", utf8("question " + i)));
        }
        answerInAnyOrder(far.client, far.wire.track(), far.wire.take(), answers);
    }

    @Test
    @Rule(
            en = "An id is never given twice, not even after its request was answered.",
            zh = "编号不重复使用，即使它的请求已经得到回答。")
    void idsAreNotUsedAgain() {
        var far = new FarEnd();
        far.client.request("A.B", utf8("x"));
        Expect.equal(Words.of("id of the first request", "第一个请求的编号"), 1L, far.request().id());
        far.answer(1, "to x");
        far.client.request("A.B", utf8("y"));
        Expect.equal(
                Words.of("id of a request after the first was answered", "第一个请求得到回答之后，下一个请求的编号"),
                2L,
                far.request().id());
    }

    @Test
    @Rule(
            en = "The answer may come before send() has returned: by then the request must be remembered.",
            zh = "回答可能在 send() 返回之前就到：发送之前必须先把请求记下。")
    void answerMayComeAtOnce() {
        var answer = new FarEnd.AnswersAtOnce().client().request("Echo.Ping", utf8("hello"));
        FarEnd.is(Words.of("request 1, answered within send()", "在 send() 之内就得到回答的请求 1"), FarEnd.done("hello"), answer);
    }

    @Test
    @Rule(
            en = "Several threads may ask at the same time: no id is given twice, and no request is forgotten.",
            zh = "多个线程可以同时提问：编号不会重复，也没有请求被遗忘。")
    void severalThreadsMayAsk() throws InterruptedException {
        List<Asked> clients = Stream.generate(Asked::new).limit(CLIENTS).toList();
        int times = new Rush().run(CLIENTS * EACH, (thread, time) -> clients.get(time / EACH).ask(thread));
        for (Asked asked : clients.subList(0, times / EACH)) {
            answerInAnyOrder(asked.client, asked.wire.track(), asked.wire.packets(), asked.answers);
        }
    }

    private static void answerInAnyOrder(
            Client client, Track track, Iterable<byte[]> sent, Map<String, CompletableFuture<byte[]>> answers) {
        List<Message.Request> requests = FarEnd.requests(sent);
        Expect.equal(Words.of("requests sent", "发出的请求数"), answers.size(), requests.size());
        int ids = (int) requests.stream().mapToLong(Message.Request::id).distinct().count();
        String all = String.valueOf(requests.size());
        Words different = Words.of("different ids in " + all + " requests", all + " 个请求里不同的编号个数");
        Expect.equal(different, requests.size(), ids);
        Collections.shuffle(requests, new Random(SEED));
        for (Message.Request request : requests) {
            String question = text(request.body().toArray());
            FarEnd.answer(client, track, request.id(), "to " + question);
            String one = request.id() + " (" + question + ")";
            FarEnd.is(
                    Words.of("request " + one + " after its Response", "得到 Response 之后的请求 " + one),
                    FarEnd.done("to " + question),
                    answers.get(question));
        }
    }

    /// A client that two threads ask: a new one, as the first requests of all are the ones that meet most easily.
    private static final class Asked {

        private final Pile wire = new Pile();
        private final Client client = new Client(wire, new StillClock(), FarEnd.TIMEOUT);
        private final Map<String, CompletableFuture<byte[]>> answers = new ConcurrentHashMap<>();
        private final int[] asked = new int[2]; // by thread

        void ask(int thread) {
            String question = "thread " + thread + ", question " + ++asked[thread];
            answers.put(question, client.request("Echo.Ping", utf8(question)));
        }
    }

    /// A connection that keeps what was sent, and where no thread ever waits for another: a lock would keep them apart.
    private record Pile(Track track, Queue<byte[]> packets) implements Connection {

        Pile() {
            this(Track.working(Side.CLIENT, ""), new ConcurrentLinkedQueue<>());
        }

        @Override
        public void send(byte[] packet) {
            packets.add(packet);
            track.out(packet);
        }

        @Override
        public void close(int code, String reason) {}
    }

    /// Time does not pass. Safe for any thread.
    private record StillClock() implements Clock {

        @Override
        public long millis() {
            return 0;
        }

        @Override
        public long epochSeconds() {
            return 0;
        }

        @Override
        public Timer after(Duration delay, Runnable task) {
            return () -> {};
        }
    }
}
