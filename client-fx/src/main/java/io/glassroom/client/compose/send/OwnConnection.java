package io.glassroom.client.compose.send;

import com.google.gson.JsonObject;
import io.glassroom.client.compose.raw.Outlet;
import io.glassroom.conformance.talk.RawWire;
import io.glassroom.protocol.client.Backoff;
import io.glassroom.protocol.client.ClientConfig;
import io.glassroom.protocol.client.ClientException;
import io.glassroom.protocol.client.ClientState;
import io.glassroom.protocol.client.Dialer;
import io.glassroom.protocol.client.GlassroomClient;
import io.glassroom.protocol.client.Wire;
import io.glassroom.protocol.client.WireListener;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.MessageCodec;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.FieldSink;
import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.packet.PacketType;
import io.glassroom.protocol.packet.ProtocolException;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.Tap;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.time.Time;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// The form's connection: an ordinary client of the server, which is watched at its own tap for what an ordinary client
/// does not say: when the socket is open, which id a Request got, and when the Response was there. Calls come from the
/// FX thread, and what it tells arrives there.
final class OwnConnection implements AutoCloseable {

    /// Told on the thread of the models.
    interface Owner {

        void stage(LinkStage now);

        void agreed(RouteDictionary dictionary);

        /// @param localAddress as the server sees it
        void identified(int number, long id, String localAddress);

        void replied(int number, Sending.Reply reply);
    }

    /// A Request that is under way.
    private record Departure(int number, long nanos) {}

    private final Outlet outlet;
    private final Owner owner;
    private final GlassroomClient client;
    private final Queue<Integer> unsent = new ConcurrentLinkedQueue<>(); // in the order in which they will leave
    private final Map<Long, Departure> departures = new ConcurrentHashMap<>(); // by id
    private final Map<Integer, Duration> roundTrips = new ConcurrentHashMap<>(); // by number
    private volatile String localAddress = "";

    OwnConnection(URI server, Outlet outlet, Owner owner) {
        this.outlet = outlet;
        this.owner = owner;
        cross(() -> owner.stage(new LinkStage.Connecting()));
        var config = ClientConfig.of(outlet.nodeTime())
                .withDialer(watching(outlet.dialer()))
                .withIdentity("glassroom-compose", "1.0", new JsonObject())
                .withBackoff(Backoff.NONE)
                .withTap("compose", new OwnTap(outlet.time()));
        client = GlassroomClient.connect(server, config);
        client.onState(state -> {
            switch (state) {
                case ClientState.Working(var terms) -> cross(() -> {
                    owner.agreed(terms.dictionary());
                    owner.stage(new LinkStage.Working(terms.heartbeat(), terms.dictionary().codes().size()));
                });
                case ClientState.Closed(int code, String reason) ->
                    cross(() -> owner.stage(new LinkStage.Closed(code, reason)));
                case ClientState.Connecting _, ClientState.Waiting _ -> {}
            }
        });
    }

    /// Sends as soon as the connection is working.
    void send(Sending sending) {
        Bytes body = Bytes.utf8(sending.body());
        client.connected().whenComplete((terms, failure) -> {
            if (failure != null) {
                reply(sending, new Sending.Reply.Failed(String.valueOf(failure.getMessage())));
            } else if (sending.request()) {
                request(sending, body);
            } else {
                tell(sending, body);
            }
        });
    }

    private synchronized void request(Sending sending, Bytes body) {
        unsent.add(sending.number());
        client.request(sending.route(), body).whenComplete((answer, failure) -> {
            unsent.remove(sending.number());
            Duration roundTrip = roundTrips.getOrDefault(sending.number(), Duration.ZERO);
            roundTrips.remove(sending.number());
            reply(sending, switch (failure) {
                case null -> new Sending.Reply.Answered(roundTrip, answer);
                case ClientException.Refused refused ->
                    new Sending.Reply.Refused(roundTrip, refused.code(), refused.explanation());
                default -> new Sending.Reply.Failed(String.valueOf(failure.getMessage()));
            });
        });
    }

    private void tell(Sending sending, Bytes body) {
        try {
            client.notify(sending.route(), body);
            cross(() -> owner.identified(sending.number(), 0, localAddress));
            reply(sending, new Sending.Reply.Told());
        } catch (ClientException.Disconnected e) {
            reply(sending, new Sending.Reply.Failed(String.valueOf(e.getMessage())));
        }
    }

    private void reply(Sending sending, Sending.Reply reply) {
        cross(() -> owner.replied(sending.number(), reply));
    }

    private void cross(Runnable action) {
        outlet.crossing().accept(action);
    }

    @Override
    public void close() {
        client.close();
    }

    private Dialer watching(Dialer dialer) {
        return (server, listener) -> dialer.dial(server, new WireListener() {
            @Override
            public void opened(Wire wire) {
                if (wire instanceof RawWire raw) {
                    localAddress = raw.localAddress();
                }
                cross(() -> owner.stage(new LinkStage.ShakingHands()));
                listener.opened(wire);
            }

            @Override
            public void received(Bytes chunk) {
                listener.received(chunk);
            }

            @Override
            public void closed(int code, String reason) {
                listener.closed(code, reason);
            }
        });
    }

    /// Sees each packet as it passes, in order.
    private final class OwnTap implements Tap {

        private final Time time;

        OwnTap(Time time) {
            this.time = time;
        }

        @Override
        public boolean active() {
            return true;
        }

        @Override
        public void emit(FlowId flow, TapEvent event) {
            if (event instanceof TapEvent.Frame(String connection, Direction direction, Bytes packet)
                    && packet.u8(0) == PacketType.DATA.code()) {
                see(packet.from(PacketEncoder.HEAD));
            }
        }

        private void see(Bytes data) {
            try {
                switch (MessageCodec.decode(data, RouteDictionary.EMPTY, PacketEncoder.MAX_BODY, FieldSink.NONE)) {
                    case Message.Request request -> departed(request.id());
                    case Message.Response response -> returned(response.id());
                    case Message.Notify _, Message.Push _ -> {}
                }
            } catch (ProtocolException e) {
                // the client deals with it
            }
        }

        private void departed(long id) {
            Integer number = unsent.poll();
            if (number != null) {
                departures.put(id, new Departure(number, time.nanos()));
                cross(() -> owner.identified(number, id, localAddress));
            }
        }

        private void returned(long id) {
            Departure departure = departures.remove(id);
            if (departure != null) {
                roundTrips.put(departure.number, Duration.ofNanos(time.nanos() - departure.nanos));
            }
        }
    }
}
