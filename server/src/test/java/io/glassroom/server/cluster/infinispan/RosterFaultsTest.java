package io.glassroom.server.cluster.infinispan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Members that are killed, hang, come back, and leave, as processes.
class RosterFaultsTest {

    private static final long QUIET = 2_000_000_000; // nanoseconds; members look for others of their cluster every second

    private final List<RosterProcess> all = new ArrayList<>();

    @AfterEach
    void end() {
        all.forEach(RosterProcess::close);
    }

    @Test
    void killedMemberIsMissedSoonAndNothingOfTheDirectoryIsLost() throws Exception {
        List<String> at = addresses(3);
        RosterProcess a = start("a", at.get(0)).joined();
        RosterProcess b = start("b", at.get(1), at.get(0)).joined();
        RosterProcess c = start("c", at.get(2), at.get(0)).joined();
        until("all see three", List.of("a", "b", "c"), a, b, c);
        a.ask("fill 1000");
        long begun = System.nanoTime();
        b.kill();
        until("both miss it", List.of("a", "c"), a, c);
        assertBelow(3_000, begun, "missed"); // 0.6 s if the machine does nothing else
        assertEquals("1000", c.ask("count 1000"));
        assertEquals("1000", a.ask("count 1000"));
        assertEquals(List.of(), a.err());
        assertEquals(List.of(), c.err());
    }

    @Test
    void hungMemberIsOutWithinTenSecondsAndComesBack() throws Exception {
        List<String> at = addresses(3);
        RosterProcess a = start("a", at.get(0)).joined();
        RosterProcess b = start("b", at.get(1), at.get(0)).joined();
        RosterProcess c = start("c", at.get(2), at.get(0)).joined();
        until("all see three", List.of("a", "b", "c"), a, b, c);
        List<String> numbers = a.members();
        for (RosterProcess hung : List.of(b, a)) { // a member, and the one that coordinates
            List<String> others = numbers.stream()
                    .map(member -> member.split("#")[0])
                    .filter(name -> !name.equals(hung == a ? "a" : "b"))
                    .toList();
            RosterProcess[] rest = Stream.of(a, b, c).filter(other -> other != hung).toArray(RosterProcess[]::new);
            hung.pause();
            long begun = System.nanoTime();
            Until.holds("it is out", 15, () -> Stream.of(rest).allMatch(other -> sorted(other).equals(others)));
            assertBelow(10_000, begun, "out");
            hung.resume();
            untilQuiet(List.of("a", "b", "c"), a, b, c);
        }
        assertEquals(numbers, a.members().stream().sorted().toList());
        assertEquals(List.of(), Stream.of(a, b, c).flatMap(one -> one.err().stream()).toList());
    }

    @Test
    void restartedMemberGetsInUnderItsNameAndAddress() throws Exception {
        List<String> at = addresses(2);
        RosterProcess a = start("a", at.get(0)).joined();
        start("b", at.get(1), at.get(0)).joined().kill();
        RosterProcess again = start("b", at.get(1), at.get(0)).joined();
        until("both see both", List.of("a", "b"), a, again);
    }

    @Test
    void membersThatStartAtTheSameMomentFindEachOther() throws Exception {
        List<String> at = addresses(3);
        RosterProcess[] members = IntStream.range(0, 3)
                .mapToObj(i -> start("abc".substring(i, i + 1), at.get(i), at.toArray(String[]::new)))
                .toArray(RosterProcess[]::new);
        for (RosterProcess member : members) {
            member.joined();
        }
        Until.holds("all see three", 30, () -> Stream.of(members).allMatch(one -> sorted(one).equals(List.of("a", "b", "c"))));
        assertEquals(3, members[0].members().stream().map(member -> member.split("#")[1]).distinct().count());
    }

    @Test
    void leavingOneAfterTheOtherLosesNothing() throws Exception {
        List<String> at = addresses(4);
        RosterProcess a = start("a", at.get(0)).joined();
        RosterProcess b = start("b", at.get(1), at.get(0)).joined();
        RosterProcess c = start("c", at.get(2), at.get(0)).joined();
        RosterProcess d = start("d", at.get(3), at.get(0)).joined();
        until("all see four", List.of("a", "b", "c", "d"), a, b, c, d);
        d.ask("fill 2000");
        for (RosterProcess leaving : List.of(b, a, c)) {
            leaving.ask("leave");
        }
        until("one is left", List.of("d"), d);
        assertEquals("2000", d.ask("count 2000"));
    }

    private static void until(String what, List<String> names, RosterProcess... seers) throws InterruptedException {
        Until.holds(what, 30, () -> Stream.of(seers).allMatch(seer -> seer.names().equals(names)));
    }

    /// Until all see the same, and have been told nothing else for a while: whoever wakes up remembers what was before, until
    /// it hears that it was away.
    private static void untilQuiet(List<String> names, RosterProcess... seers) throws InterruptedException {
        var last = new AtomicReference<List<List<String>>>(List.of());
        var since = new AtomicLong(System.nanoTime());
        Until.holds(() -> "all see " + names + " for good: " + last, 40, () -> {
            List<List<String>> told = Stream.of(seers).map(RosterProcess::told).toList();
            if (!told.equals(last.getAndSet(told))) {
                since.set(System.nanoTime());
            }
            return System.nanoTime() - since.get() > QUIET
                    && sorted(seers[0]).equals(names)
                    && Stream.of(seers).allMatch(seer -> seer.members().equals(seers[0].members()));
        });
    }

    private static List<String> sorted(RosterProcess seer) {
        return seer.names().stream().sorted().toList();
    }

    private static void assertBelow(long millis, long begun, String what) {
        long took = (System.nanoTime() - begun) / 1_000_000;
        assertTrue(took < millis, () -> what + " after " + took + " ms");
    }

    private RosterProcess start(String name, String listen, String... join) {
        try {
            var words = new ArrayList<>(List.of(name, listen, "-"));
            words.addAll(List.of(join));
            RosterProcess process = RosterProcess.start(words.toArray(String[]::new));
            all.add(process);
            return process;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// Free ones below those that systems give to whoever connects: one of the members that look for a dead one would be
    /// given its port, before it has started again.
    private static List<String> addresses(int count) {
        List<String> addresses = new ArrayList<>();
        while (addresses.size() < count) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            String address = "127.0.0.1:" + port;
            if (!addresses.contains(address) && isFree(port)) {
                addresses.add(address);
            }
        }
        return addresses;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
