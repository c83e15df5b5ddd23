package io.glassroom.server.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// Lines for tests, between members of one test: a thread each, nothing is ever full, and the test breaks them when it
/// likes.
final class Wires {

    private final Map<String, Lines.Acceptor> listening = new ConcurrentHashMap<>(); // by the id of the member
    private final List<Wire> open = new CopyOnWriteArrayList<>();

    Lines of(String member) {
        return new Lines() {
            @Override
            public String listen(Acceptor acceptor) {
                listening.put(member, acceptor);
                return member;
            }

            @Override
            public Line open(Member self, Member peer, Watch watch) {
                var wire = new Wire(self, peer, watch);
                open.add(wire);
                wire.begin();
                return wire;
            }

            @Override
            public void close() {
                listening.remove(member);
                open.stream().filter(wire -> wire.self.id().equals(member)).forEach(Wire::close);
                open.stream().filter(wire -> wire.peer.id().equals(member)).forEach(Wire::cut);
            }
        };
    }

    /// Breaks the line from one member to another, by their names.
    void cut(String from, String to) {
        List<Wire> cut = between(from, to);
        if (cut.isEmpty()) {
            throw new AssertionError("no line from " + from + " to " + to);
        }
        cut.forEach(Wire::cut);
    }

    /// One member says something to another that it would not say by itself.
    void say(String from, String to, Letter letter) {
        between(from, to).getFirst().offer(Envelope.of(letter));
    }

    private List<Wire> between(String from, String to) {
        return open.stream()
                .filter(wire -> wire.self.name().equals(from) && wire.peer.name().equals(to))
                .toList();
    }

    /// All letters that went from one member to another, in order.
    List<Letter> letters(String from, String to) {
        return sent.stream().filter(sent -> sent.from.equals(from) && sent.to.equals(to)).map(sent -> sent.letter).toList();
    }

    private final List<Sent> sent = new CopyOnWriteArrayList<>();

    private record Sent(String from, String to, Letter letter) {}

    private final class Wire implements Line {
        private final Member self;
        private final Member peer;
        private final Lines.Watch watch;
        private final ExecutorService thread =
                Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
        private Lines.@Nullable Ear ear; // of the thread
        private boolean ended;

        Wire(Member self, Member peer, Lines.Watch watch) {
            this.self = self;
            this.peer = peer;
            this.watch = watch;
        }

        void begin() {
            thread.execute(() -> {
                Lines.Acceptor there = listening.get(peer.id());
                if (there == null) {
                    cut();
                } else {
                    ear = there.accept(self, this::hangUp);
                    watch.opened();
                }
            });
        }

        @Override
        public synchronized int offer(Envelope envelope, Witness witness) {
            if (ended) {
                return ENDED;
            }
            witness.queues(1);
            sent.add(new Sent(self.name(), peer.name(), envelope.letter()));
            thread.execute(() -> {
                if (ear != null) {
                    ear.received(envelope, 1);
                }
            });
            return 1;
        }

        @Override
        public int send(Envelope envelope, Duration patience, Witness witness) {
            return offer(envelope, witness);
        }

        @Override
        public int force(Envelope envelope, Witness witness) {
            return offer(envelope, witness);
        }

        @Override
        public long waiting() {
            return 0;
        }

        @Override
        public void close() {
            end(false, true);
        }

        void cut() {
            end(true, true);
        }

        private void hangUp() {
            end(true, false);
        }

        private void end(boolean tellWatch, boolean tellEar) {
            synchronized (this) {
                if (ended) {
                    return;
                }
                ended = true;
            }
            open.remove(this);
            thread.execute(() -> {
                if (tellEar && ear != null) {
                    ear.ended("cut");
                }
                if (tellWatch) {
                    watch.ended("cut");
                }
            });
            thread.shutdown();
        }
    }

}
