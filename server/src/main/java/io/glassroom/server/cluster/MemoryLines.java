package io.glassroom.server.cluster;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Lines within one JVM: a queue each, and a thread that empties it.
final class MemoryLines implements Lines {

    private static final int ENVELOPE = 48; // bytes of one without body, about

    private final Map<String, MemoryLines> all; // by address
    private final LineConfig config;
    private final String address = "memory:" + UUID.randomUUID();
    private final Set<MemoryLine> open = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Acceptor acceptor;

    MemoryLines(Map<String, MemoryLines> all, LineConfig config) {
        this.all = all;
        this.config = config;
    }

    @Override
    public String listen(Acceptor taking) throws IOException {
        acceptor = taking;
        all.put(address, this);
        return address;
    }

    @Override
    public Line open(Member self, Member peer, Watch watch) {
        MemoryLines other = all.get(peer.lines());
        var line = new MemoryLine(watch, other);
        open.add(line);
        if (other != null) {
            other.open.add(line);
        }
        Thread.ofPlatform().daemon().name("line " + self.name() + " to " + peer.name()).start(() -> line.carry(self));
        return line;
    }

    @Override
    public void close() {
        all.remove(address);
        acceptor = null;
        open.forEach(line -> line.end(this));
    }

    private final class MemoryLine implements Line {
        private final Watch watch;
        private final @Nullable MemoryLines other;
        private final Queue<Envelope> queue = new ArrayDeque<>();
        private long bytes;
        private boolean full;
        private boolean closed; // at this end
        private boolean ended;

        MemoryLine(Watch watch, @Nullable MemoryLines other) {
            this.watch = watch;
            this.other = other;
        }

        private static int size(Envelope envelope) {
            return ENVELOPE + switch (envelope.letter()) {
                case Letter.Handle handle -> handle.route().length() + handle.body().length();
                case Letter.Answer answer -> answer.body().length();
                case Letter.Push push -> push.route().length() + push.body().length() + 8 * push.sessions().count();
                case Letter.Ask ask -> ask.route().length() + ask.body().length();
                case Letter.Reply reply -> reply.body().length();
                case Letter.Meet _, Letter.News _, Letter.Gone _, Letter.Bind _, Letter.Rename _, Letter.Kick _, Letter.Close _,
                        Letter.Reset _ -> 0;
            };
        }

        @Override
        public synchronized int offer(Envelope envelope) {
            int size = size(envelope);
            if (!ended && !closed && !queue.isEmpty() && bytes + size > config.queueBytes()) {
                if (!full) {
                    full = true;
                    watch.full(queue.size(), bytes);
                }
                return FULL;
            }
            return force(envelope);
        }

        @Override
        public synchronized int send(Envelope envelope, Duration patience) {
            int sent = offer(envelope);
            for (long left = patience.toMillis(); sent == FULL && left > 0; left -= 10) {
                try {
                    wait(10);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return FULL;
                }
                sent = offer(envelope);
            }
            return sent;
        }

        @Override
        public synchronized int force(Envelope envelope) {
            if (ended || closed) {
                return ENDED;
            }
            int size = size(envelope);
            queue.add(envelope);
            bytes += size;
            notifyAll();
            return size;
        }

        @Override
        public synchronized long waiting() {
            return bytes;
        }

        @Override
        public synchronized void close() {
            closed = true;
            notifyAll();
        }

        /// Ends it, because one of the two ends has ended all its lines.
        synchronized void end(MemoryLines who) {
            closed |= who == MemoryLines.this;
            ended = true;
            notifyAll();
        }

        void carry(Member self) {
            MemoryLines to = other;
            Acceptor taking = to == null ? null : to.acceptor;
            if (taking == null) {
                watch.ended("nobody is there");
                return;
            }
            Ear ear = taking.accept(self, () -> hangUp());
            watch.opened();
            for (Envelope envelope = next(); envelope != null; envelope = next()) {
                ear.received(envelope, size(envelope));
            }
            open.remove(this);
            to.open.remove(this);
            ear.ended("the other end has closed it");
            boolean told;
            synchronized (this) {
                told = closed;
                ended = true;
            }
            if (!told) {
                watch.ended("the other end has ended it");
            }
        }

        private synchronized void hangUp() {
            ended = true;
            notifyAll();
        }

        private synchronized @Nullable Envelope next() {
            while (queue.isEmpty() && !closed && !ended) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    return null;
                }
            }
            if (ended) {
                return null;
            }
            Envelope envelope = queue.poll();
            if (envelope != null) {
                bytes -= size(envelope);
                if (full && bytes <= config.queueBytes() / 2) {
                    full = false;
                    watch.drained(queue.size(), bytes);
                }
                notifyAll();
            }
            return envelope;
        }
    }
}
