package io.glassroom.server.cluster.grpc;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.server.cluster.EnvelopeCodec;
import io.glassroom.server.cluster.Lines;
import io.glassroom.server.cluster.MalformedEnvelopeException;
import io.glassroom.server.cluster.trust.Secret;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The receiving end of a line. gRPC calls it for one thing at a time, and hands out a parcel only when asked: while the ear
/// is busy with one, one more may lie ready, and what is behind them fills gRPC's window and then stops the sender.
final class IncomingLine extends ServerCall.Listener<byte[]> {

    /// How far the stream is.
    private enum State {
        /// Leads to PROVING with the other's hello.
        GREETING,
        /// Our challenge is on its way: leads to OPEN with the other's proof.
        PROVING,
        OPEN,
        ENDED
    }

    private final ServerCall<byte[], byte[]> call;
    private final String self;
    private final String cluster;
    private final Secret secret;
    private final Lines.Acceptor acceptor;
    private final Consumer<IncomingLine> gone;
    private final ParcelReader parcels = new ParcelReader();

    // gRPC's calls, one at a time, have these to themselves.
    private Bytes said = Bytes.EMPTY; // their hello
    private Bytes challenge = Bytes.EMPTY;
    private @Nullable Hello hello;
    private Lines.@Nullable Ear ear;

    private volatile State state = State.GREETING; // changed under the lock of the call

    /// @param self id of this member
    /// @param gone told when it has ended
    IncomingLine(
            ServerCall<byte[], byte[]> call,
            String self,
            String cluster,
            Secret secret,
            Lines.Acceptor acceptor,
            Consumer<IncomingLine> gone) {
        this.call = call;
        this.self = self;
        this.cluster = cluster;
        this.secret = secret;
        this.acceptor = acceptor;
        this.gone = gone;
    }

    /// @param patience how long the other end may take to show that it may come in
    void start(Duration patience, Executor executor) {
        call.sendHeaders(new Metadata());
        call.request(1);
        CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS, executor)
                .execute(() -> {
                    if (state == State.GREETING || state == State.PROVING) {
                        refuse("nothing said for " + patience.toSeconds() + " s");
                    }
                });
    }

    @Override
    public void onMessage(byte[] message) {
        try {
            switch (state) {
                case GREETING -> greet(Bytes.wrap(message));
                case PROVING -> letIn(Bytes.wrap(message));
                case OPEN -> {
                    parcels.read(message, this::hear);
                    ask(1);
                }
                case ENDED -> {}
            }
        } catch (MalformedEnvelopeException e) {
            fail("not understood: " + e.getMessage());
        } catch (RuntimeException e) {
            fail("the receiver failed: " + e);
        }
    }

    private void greet(Bytes message) {
        said = message;
        hello = Hello.decode(message);
        if (!hello.cluster().equals(cluster)) {
            refuse(Refusal.cluster(hello.cluster(), cluster));
        } else if (!hello.to().equals(self)) {
            refuse("another member has this address now");
        } else {
            challenge = secret.nonce();
            reply(State.PROVING, challenge);
            ask(1);
        }
    }

    private void letIn(Bytes proof) {
        if (!secret.proves(proof, Secret.End.OPENER, said, challenge)) {
            refuse(Refusal.SECRET);
            return;
        }
        ear = acceptor.accept(known().from(), this::hangUp);
        reply(State.OPEN, secret.proof(Secret.End.ACCEPTOR, said, challenge));
        ask(2);
    }

    private Hello known() {
        if (hello == null) {
            throw new IllegalStateException("nobody has said hello");
        }
        return hello;
    }

    private void hear(Bytes envelope) {
        if (state == State.OPEN && ear != null) {
            ear.received(EnvelopeCodec.decode(envelope), LineQueue.size(envelope));
        }
    }

    @Override
    public void onHalfClose() {
        over("closed by the other end", Status.OK);
    }

    @Override
    public void onCancel() {
        over("connection lost", Status.CANCELLED);
    }

    private void fail(String reason) {
        if (ear == null) {
            refuse(reason);
        } else {
            over(reason, Refusal.status(reason));
        }
    }

    private void over(String reason, Status status) {
        if (end(status) && ear != null) {
            ear.ended(reason);
        }
    }

    private void refuse(String reason) {
        if (end(Refusal.status(reason))) {
            acceptor.refused(who(), reason);
        }
    }

    private String who() {
        String from = Refusal.address(call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR));
        return hello == null ? from : hello.from().name() + " at " + from;
    }

    // The call may be touched by one thread at a time, and hanging up comes from any.

    void hangUp() {
        end(Refusal.status("hung up"));
    }

    /// @return whether it had not ended before
    boolean end(Status status) {
        synchronized (call) {
            if (state == State.ENDED) {
                return false;
            }
            state = State.ENDED;
            call.close(status, new Metadata());
        }
        gone.accept(this);
        return true;
    }

    /// The ear hears nothing more; the other end notices when the connection breaks.
    void forget() {
        synchronized (call) {
            state = State.ENDED;
        }
    }

    private void reply(State next, Bytes message) {
        synchronized (call) {
            if (state != State.ENDED) {
                state = next;
                call.sendMessage(message.toArray());
            }
        }
    }

    private void ask(int parcels) {
        synchronized (call) {
            if (state != State.ENDED) {
                call.request(parcels);
            }
        }
    }
}
