package io.glassroom.checks.l07;

import io.glassroom.checks.Expect;
import io.glassroom.checks.Rule;
import io.glassroom.checks.Step;
import io.glassroom.checks.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// Fifty threads in one room. Who is there all the time is the witness: what each of the others hears has to be a part
/// of what the witness hears, from its coming to its leaving, without a gap.
@Step("7.4")
class CrowdCheck {

    private static final int THREADS = 50;
    private static final int SAYINGS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final TapedRoom room = new TapedRoom();
    private final Member witness = new Member();
    private final List<Member> crowd = new ArrayList<>();

    /// Gives way in the middle of a push, so that others come in if they can.
    private static final class Courteous extends Member {

        @Override
        public void push(String route, byte[] body) {
            Thread.yield();
            super.push(route, body);
        }
    }

    @Test
    @Rule(
            en = "Fifty threads at once: nobody's words are lost or doubled, and all hear them in one order.",
            zh = "五十个线程同时进行：没有一句话丢失或重复，所有人听到的顺序相同。")
    void nothingIsLostOrDoubled() throws InterruptedException {
        room.join(witness, "witness");
        allAtOnce();
        Expect.equal(Words.of("size() after fifty have come and gone", "五十人来过又离开之后的 size()"), 1, room.size());
        List<String> story = witness.heard().subList(1, witness.heard().size());
        Expect.equal(
                Words.of("the number of pushes that one hears who is there all the time", "一直在场的人听到的推送数"),
                THREADS * (SAYINGS + 2),
                story.size());
        Expect.equal(Words.of("how many of them are different", "其中不同的个数"), story.size(), new HashSet<>(story).size());
        for (int i = 0; i < THREADS; i++) {
            hasHeardItsPartOf(story, i);
        }
    }

    private void allAtOnce() throws InterruptedException {
        var failure = new AtomicReference<Throwable>();
        var start = new CyclicBarrier(THREADS);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            var member = new Courteous();
            crowd.add(member);
            String name = name(i);
            threads.add(Thread.ofPlatform().daemon().start(() -> {
                try {
                    start.await();
                    room.join(member, name);
                    for (int saying = 0; saying < SAYINGS; saying++) {
                        room.say(member, name + " says " + saying);
                    }
                    room.leave(member);
                } catch (Exception | Error e) {
                    failure.compareAndSet(null, e);
                }
            }));
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (Thread thread : threads) {
            boolean ended = thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
            Expect.that(
                    Words.of("fifty threads at once", "五十个线程同时进行"),
                    ended,
                    Words.of("all come to an end", "全都结束"),
                    Words.of("they wait for each other for ever", "它们永远互相等待"));
        }
        Throwable thrown = failure.get();
        Expect.that(
                Words.of("fifty threads at once", "五十个线程同时进行"),
                thrown == null,
                Words.of("no exception", "没有异常"),
                String.valueOf(thrown));
    }

    private static String name(int i) {
        return "p" + i;
    }

    private void hasHeardItsPartOf(List<String> story, int i) {
        String name = name(i);
        int came = story.indexOf(Member.came(name));
        int went = story.indexOf(Member.went(name));
        Expect.that(
                Words.of(name + " at the witness", "一直在场的人看到的 " + name),
                came >= 0 && came < went,
                Words.of("comes, and then goes", "先来，后离开"),
                came + " to " + went);
        List<String> part = new ArrayList<>();
        part.add(Member.members(presentAfter(story.subList(0, came)).toArray(String[]::new)));
        part.addAll(story.subList(came + 1, went));
        List<String> heard = crowd.get(i).heard();
        for (int at = 0; at < Math.min(part.size(), heard.size()); at++) {
            Expect.equal(
                    Words.of("push " + (at + 1) + " that " + name + " hears", name + " 听到的第 " + (at + 1) + " 个推送"),
                    part.get(at),
                    heard.get(at));
        }
        Expect.equal(
                Words.of("how many pushes " + name + " hears between coming and leaving", name + " 从来到离开听到的推送数"),
                part.size(),
                heard.size());
    }

    /// Who is in the room when so much has happened, in the order of their coming.
    private static Set<String> presentAfter(List<String> story) {
        Set<String> present = new LinkedHashSet<>(Set.of("witness"));
        for (String push : story) {
            String name = Member.nameIn(push);
            if (push.equals(Member.came(name))) {
                present.add(name);
            } else if (push.equals(Member.went(name))) {
                present.remove(name);
            }
        }
        return present;
    }
}
