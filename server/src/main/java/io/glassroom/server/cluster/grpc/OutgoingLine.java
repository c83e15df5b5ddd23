package io.glassroom.server.cluster.grpc;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.server.cluster.Envelope;
import io.glassroom.server.cluster.EnvelopeCodec;
import io.glassroom.server.cluster.Line;
import io.glassroom.server.cluster.LineConfig;
import io.glassroom.server.cluster.Lines;
import io.glassroom.server.cluster.MalformedEnvelopeException;
import io.glassroom.server.cluster.trust.Secret;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// The sending end of a line. Whoever sends encodes and queues; the stream is touched by the serial executor alone, which
/// sends one parcel after the other while gRPC is ready for more. When it is not, the queue fills: a slow receiver is felt
/// here, and nowhere is more kept than the queue's bound and gRPC's window.
///
/// What comes together while the serial executor is busy leaves together. Nothing waits for company.
final class OutgoingLine extends ClientCall.Listener<byte[]> implements Line {

    /// How far the stream is.
    private enum State {
        /// Our hello is on its way: leads to PROVING with the challenge.
        GREETING,
        /// Our proof is on its way: leads to OPEN with the other's.
        PROVING,
        OPEN,
        /// All is sent; the other end has not said that it has it.
        CLOSING,
        ENDED
    }

    private final Hello hello;
    private final Secret secret;
    private final ManagedChannel channel;
    private final ClientCall<byte[], byte[]> call;
    private final Executor serial;
    private final LineQueue queue;
    private final Lines.Watch watch;
    private final Teller teller;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final AtomicBoolean asleep = new AtomicBoolean(); // nothing waits: whoever queues has to wake the drainer
    private final Duration patience;
    private volatile boolean closing;

    // The serial executor has these to itself.
    private State state = State.GREETING;
    private Bytes challenge = Bytes.EMPTY;
    private @Nullable String reason; // why this end gave up

    OutgoingLine(
            Hello hello,
            Secret secret,
            ManagedChannel channel,
            ClientCall<byte[], byte[]> call,
            Executor serial,
            LineConfig config,
            Lines.Watch watch,
            Executor tellers) {
        this.hello = hello;
        this.secret = secret;
        this.channel = channel;
        this.call = call;
        this.serial = serial;
        this.watch = watch;
        this.teller = new Teller(tellers);
        this.patience = config.patience();
        this.queue = new LineQueue(config.queueBytes(), new LineQueue.Gauge() {
            @Override
            public void full(int envelopes, long bytes) {
                tell(() -> watch.full(envelopes, bytes));
            }

            @Override
            public void drained(int envelopes, long bytes) {
                tell(() -> watch.drained(envelopes, bytes));
            }
        });
    }

    /// @param patience how long the other end may take to let us in
    void start(Duration patience) {
        run(() -> {
            call.start(this, new Metadata());
            call.request(2); // the challenge and the proof: nothing else comes
            call.sendMessage(hello.encode().toArray());
        });
        later(patience, () -> {
            if (state == State.GREETING || state == State.PROVING) {
                giveUp("no answer for " + patience.toSeconds() + " s");
            }
        });
    }

    // Line

    @Override
    public int offer(Envelope envelope, Witness witness) {
        return woken(queue.offer(encode(envelope), witness));
    }

    @Override
    public int send(Envelope envelope, Duration patience, Witness witness) {
        return woken(queue.send(encode(envelope), patience, witness));
    }

    @Override
    public int force(Envelope envelope, Witness witness) {
        return woken(queue.force(encode(envelope), witness));
    }

    private static Bytes encode(Envelope envelope) {
        Bytes bytes = EnvelopeCodec.encode(envelope);
        if (bytes.length() > GrpcLines.MAX_ENVELOPE) {
            throw new IllegalArgumentException(
                    "envelope is " + bytes.length() + " bytes, at most " + GrpcLines.MAX_ENVELOPE);
        }
        return bytes;
    }

    private int woken(int queued) {
        if (queued > 0 && asleep.get() && asleep.compareAndSet(true, false)) {
            run(this::drain);
        }
        return queued;
    }

    @Override
    public long waiting() {
        return queue.waiting();
    }

    @Override
    public void close() {
        close(patience);
    }

    /// @param patience how long the other end may take for what waits
    void close(Duration patience) {
        closing = true;
        queue.close();
        run(this::drain);
        later(patience, this::cancel);
    }

    /// As if the process had been killed.
    void breakOff() {
        closing = true;
        queue.discard();
        run(this::cancel);
    }

    /// Completed when nothing more happens to the line.
    CompletableFuture<Void> ended() {
        return ended;
    }

    // The serial executor

    @Override
    public void onMessage(byte[] message) {
        try {
            answer(Bytes.wrap(message));
        } catch (MalformedEnvelopeException e) {
            giveUp(String.valueOf(e.getMessage()));
        }
    }

    private void answer(Bytes message) {
        Bytes said = hello.encode();
        switch (state) {
            case GREETING -> {
                if (message.length() != Secret.NONCE) {
                    throw new MalformedEnvelopeException(0, "challenge is " + message.length() + " bytes, not " + Secret.NONCE);
                }
                challenge = message;
                state = State.PROVING;
                call.sendMessage(secret.proof(Secret.End.OPENER, said, challenge).toArray());
            }
            case PROVING -> {
                if (!secret.proves(message, Secret.End.ACCEPTOR, said, challenge)) {
                    giveUp(Refusal.SECRET);
                    return;
                }
                state = State.OPEN;
                tell(watch::opened);
                drain();
            }
            case OPEN, CLOSING, ENDED -> throw new MalformedEnvelopeException(0, "the other end talks");
        }
    }

    @Override
    public void onReady() {
        drain();
    }

    /// Sends one parcel and comes again, behind what else the executor has to do, so that more comes together.
    private void drain() {
        if (state != State.OPEN || !call.isReady()) {
            return; // answer() or onReady() will come
        }
        byte[] parcel = queue.parcel();
        if (parcel != null) {
            call.sendMessage(parcel);
            run(this::drain);
        } else if (closing) {
            state = State.CLOSING;
            call.halfClose();
        } else {
            asleep.set(true);
            woken((int) Math.min(1, queue.waiting())); // whoever queued just before saw nobody asleep
        }
    }

    private void giveUp(String why) {
        reason = why;
        cancel();
    }

    private void cancel() {
        if (state != State.ENDED) {
            call.cancel("given up", null);
        }
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
        state = State.ENDED;
        queue.discard();
        channel.shutdownNow();
        String why = reason == null ? Refusal.reason(status) : reason;
        tell(() -> watch.ended(why));
        ended.complete(null);
    }

    private void tell(Runnable what) {
        teller.tell(() -> {
            if (!closing) {
                what.run();
            }
        });
    }

    private void later(Duration delay, Runnable task) {
        CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, this::run).execute(task);
    }

    private void run(Runnable task) {
        try {
            serial.execute(task);
        } catch (RejectedExecutionException e) {
            queue.discard(); // all lines have been closed
        }
    }
}
