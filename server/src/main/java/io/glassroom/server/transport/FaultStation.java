package io.glassroom.server.transport;

import io.glassroom.protocol.packet.Bytes;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Between a connection and its handler: lets everything pass, or sends it on a [Detour] while somebody impairs the
/// connection. Unused, it costs two reads of fields on the way in and one on the way out.
///
/// What is received after [#impair] has returned is impaired, even if the event loop comes to read it before it comes to
/// the task that it was given: an event loop reads first.
final class FaultStation implements Connection, ConnectionHandler {

    private final Breakable wire;
    private final FaultInjector injector;
    private final ConnectionHandler handler;
    private volatile Impairment impairment = Impairment.NONE;
    private Impairment applied = Impairment.NONE; // the event loop's
    private volatile @Nullable Detour detour;
    private volatile boolean deaf;

    FaultStation(Breakable wire, FaultInjector injector, Function<Connection, ConnectionHandler> opened) {
        this.wire = wire;
        this.injector = injector;
        injector.remember(this); // first: whoever hears of the connection may impair it
        this.handler = opened.apply(this);
    }

    // What somebody does to it, from any thread

    Impairment impairment() {
        return impairment;
    }

    void impair(Impairment next) {
        impairment = next.equals(Impairment.NONE) ? Impairment.NONE : next;
        wire.onLoop(this::applied);
    }

    /// The detour as it shall be from now on; null for none. On the event loop.
    private @Nullable Detour applied() {
        Impairment wanted = impairment;
        if (wanted != applied) {
            applied = wanted;
            if (detour != null || wanted != Impairment.NONE) {
                detour().impair(wanted);
            }
        }
        return detour;
    }

    void halfClose() {
        wire.execute(() -> detour().halfClose());
    }

    void reset() {
        wire.onLoop(() -> {
            Detour held = detour;
            if (held == null) {
                wire.reset();
            } else {
                held.reset();
            }
        });
    }

    private Detour detour() {
        Detour current = detour;
        if (current == null) {
            current = new Detour(this, wire, handler, injector.settings(), injector.seedOf(wire.id()), deaf);
            detour = current;
        }
        return current;
    }

    /// The detour is over.
    void goStraight() {
        detour = null;
    }

    /// The connection is gone, and the handler will know at once.
    void end() {
        detour = null;
        injector.forget(wire.id());
    }

    // From the wire

    @Override
    public void received(Bytes chunk) {
        Detour around = applied();
        if (around == null) {
            handler.received(chunk);
        } else {
            around.received(chunk);
        }
    }

    @Override
    public void receivedText() {
        Detour around = applied();
        if (around == null) {
            handler.receivedText();
        } else {
            around.receivedText();
        }
    }

    @Override
    public void closed(int code, String reason) {
        Detour around = applied();
        if (around == null) {
            end();
            handler.closed(code, reason);
        } else {
            around.closed(new Closing(code, reason));
        }
    }

    // From the handler

    @Override
    public void send(Bytes packet, Delivery delivery) {
        Detour around = detour;
        if (around == null || !around.send(packet, delivery)) {
            wire.send(packet, delivery);
        }
    }

    @Override
    public void close(int code, String reason) {
        Detour around = detour;
        if (around == null) {
            wire.close(code, reason);
        } else {
            around.close(code, reason);
        }
    }

    @Override
    public void execute(Runnable task) {
        Detour around = detour;
        if (around == null) {
            wire.execute(task);
        } else {
            around.execute(task);
        }
    }

    @Override
    public void pauseReading() {
        deaf = true;
        Detour around = detour;
        if (around == null) {
            wire.pauseReading();
        } else {
            around.pauseReading();
        }
    }

    @Override
    public void resumeReading() {
        deaf = false;
        Detour around = detour;
        if (around == null) {
            wire.resumeReading();
        } else {
            around.resumeReading();
        }
    }

    @Override
    public void allowBatches() {
        wire.allowBatches();
    }

    @Override
    public String id() {
        return wire.id();
    }

    @Override
    public String remoteAddress() {
        return wire.remoteAddress();
    }

    @Override
    public Map<String, List<String>> headers() {
        return wire.headers();
    }

    @Override
    public Traffic traffic() {
        return wire.traffic();
    }
}
