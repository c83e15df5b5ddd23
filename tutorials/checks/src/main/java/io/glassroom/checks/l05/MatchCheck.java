package io.glassroom.checks.l05;

import static io.glassroom.checks.l05.FarEnd.text;
import static io.glassroom.checks.l05.FarEnd.utf8;

import io.glassroom.checks.Expect;
import io.glassroom.checks.Rule;
import io.glassroom.checks.Step;
import io.glassroom.checks.Track;
import io.glassroom.checks.Track.Side;
import io.glassroom.kit.Clock;
import io.glassroom.kit.Connection;
import io.glassroom.protocol.message.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import mychat.Client;
import org.junit.jupiter.api.Test;

@Step("5.2")
class MatchCheck {

    private static final long SEED = 5;
    private static final int THREADS = 4;
    private static final int EACH = 1_000;

    @Test
    @Rule(
            en = "A Response completes the future of its request with its body.",
            zh = "Response 到达后，对应请求的 future 以它的正文完成。")
    void answerCompletesTheFuture() {
        var far = new FarEnd();
        var answer = far.client.request("Echo.Ping", utf8("hello"));
        far.answer(1, "hello");
        Expect.equal("request 1 after Response 1", "done: hello", FarEnd.state(answer));
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
        Expect.equal("request 1 after Response 2", "still waiting", FarEnd.state(first));
        Expect.equal("request 2 after Response 2", "done: to y", FarEnd.state(second));
        far.answer(1, "to x");
        Expect.equal("request 1 after Response 1", "done: to x", FarEnd.state(first));
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
        Expect.equal("id of the first request", 1L, far.request().id());
        far.answer(1, "to x");
        far.client.request("A.B", utf8("y"));
        Expect.equal("id of a request after the first was answered", 2L, far.request().id());
    }

    @Test
    @Rule(
            en = "The answer may come before send() has returned: by then the request must be remembered.",
            zh = "回答可能在 send() 返回之前就到：发送之前必须先把请求记下。")
    void answerMayComeAtOnce() {
        var answer = new FarEnd.AnswersAtOnce().client().request("Echo.Ping", utf8("hello"));
        Expect.equal("request 1, answered within send()", "done: hello", FarEnd.state(answer));
    }

    @Test
    @Rule(
            en = "Several threads may ask at the same time: no id is given twice, and no request is forgotten.",
            zh = "多个线程可以同时提问：编号不会重复，也没有请求被遗忘。")
    void severalThreadsMayAsk() throws InterruptedException {
        var wire = new Pile();
        var client = new Client(wire, new StillClock(), FarEnd.TIMEOUT);
        var answers = new ConcurrentHashMap<String, CompletableFuture<byte[]>>();
        var together = new CyclicBarrier(THREADS);
        var askers = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < THREADS; i++) {
            int thread = i;
            askers.add(() -> {
                together.await();
                for (int n = 1; n <= EACH; n++) {
                    String question = "thread " + thread + ", question " + n;
                    answers.put(question, client.request("Echo.Ping", utf8(question)));
                }
                return thread;
            });
        }
        try (var pool = Executors.newFixedThreadPool(THREADS)) {
            for (Future<Integer> asker : pool.invokeAll(askers)) {
                asker.get();
            }
        } catch (ExecutionException e) {
            throw Expect.unlike("request() on four threads", "no exception", String.valueOf(e.getCause()));
        }
        answerInAnyOrder(client, wire.track(), wire.packets(), answers);
    }

    private static void answerInAnyOrder(
            Client client, Track track, Iterable<byte[]> sent, Map<String, CompletableFuture<byte[]>> answers) {
        List<Message.Request> requests = FarEnd.requests(sent);
        Expect.equal("requests sent", answers.size(), requests.size());
        long ids = requests.stream().mapToLong(Message.Request::id).distinct().count();
        Expect.equal("different ids in " + requests.size() + " requests", (long) requests.size(), ids);
        Collections.shuffle(requests, new Random(SEED));
        for (Message.Request request : requests) {
            String question = text(request.body().toArray());
            FarEnd.answer(client, track, request.id(), "to " + question);
            Expect.equal(
                    "request " + request.id() + " (" + question + ") after Response " + request.id(),
                    "done: to " + question,
                    FarEnd.state(answers.get(question)));
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
