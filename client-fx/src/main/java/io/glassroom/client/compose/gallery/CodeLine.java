package io.glassroom.client.compose.gallery;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.glassroom.protocol.handshake.Extensions;
import io.glassroom.protocol.handshake.HandshakeResponse;
import io.glassroom.protocol.link.LinkConfig;
import io.glassroom.protocol.link.LinkOutput;
import io.glassroom.protocol.link.ServerLink;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.MessageCodec;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Fault;
import io.glassroom.protocol.packet.Field;
import io.glassroom.protocol.packet.FieldSink;
import io.glassroom.protocol.packet.FieldSpan;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.PacketDecoder;
import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.packet.PacketType;
import io.glassroom.protocol.packet.ProtocolException;
import io.glassroom.protocol.serialize.JsonSerializer;
import io.glassroom.protocol.serialize.UnreadableBodyException;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.Tap;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.time.Time;
import io.glassroom.protocol.wire.MalformedCase;
import io.glassroom.server.dispatch.Destination;
import io.glassroom.server.dispatch.Dispatcher;
import io.glassroom.server.dispatch.Forwarder;
import io.glassroom.server.dispatch.Sender;
import io.glassroom.server.pipeline.Pipeline;
import io.glassroom.server.schedule.Schedulers;
import io.glassroom.server.session.Session;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The line of our own code that refuses a malformed case: found by running the case through the very decoders and the
/// very [ServerLink] that the server runs, and looking at the stack at the moment of the refusal.
///
/// @param type simple name of the class
/// @param file the source file
public record CodeLine(String type, String method, String file, int line) {

    /// Through these every fault passes; who calls them is the one that found it.
    private static final Set<String> CARRIERS = Set.of("broken", "fault", "need", "report", "fail", "ignore");

    @Override
    public String toString() {
        return type + "." + method + " (" + file + ":" + line + ")";
    }

    /// Empty only if the case breaks no rule after all.
    static Optional<CodeLine> of(MalformedCase malformed, Time time) {
        var decoding = new Decoding();
        decoding.run(malformed);
        if (decoding.found != null) {
            return Optional.of(decoding.found);
        }
        var linking = new Linking();
        linking.run(malformed, time);
        if (linking.found != null) {
            return Optional.of(linking.found);
        }
        return switch (malformed.rule()) {
            case ROUTE_UNKNOWN -> {
                var dispatching = new Dispatching();
                dispatching.run(malformed, time);
                yield Optional.ofNullable(dispatching.found).or(() -> Optional.ofNullable(decoding.unresolved));
            }
            case BODY_UNREADABLE -> {
                var reading = new Reading();
                reading.run(malformed);
                yield Optional.ofNullable(reading.found);
            }
            default -> Optional.empty(); // found by now if it is broken at all
        };
    }

    private static @Nullable CodeLine caller() {
        return StackWalker.getInstance()
                .walk(frames -> frames
                        .filter(frame -> frame.getClassName().startsWith("io.glassroom."))
                        .filter(frame -> !frame.getClassName().startsWith(CodeLine.class.getName()))
                        .filter(frame -> !CARRIERS.contains(frame.getMethodName()) && !frame.getMethodName().startsWith("lambda$"))
                        .findFirst())
                .map(CodeLine::of)
                .orElse(null);
    }

    private static CodeLine of(StackWalker.StackFrame frame) {
        String type = frame.getClassName().substring(frame.getClassName().lastIndexOf('.') + 1);
        return new CodeLine(type, frame.getMethodName(), String.valueOf(frame.getFileName()), frame.getLineNumber());
    }

    /// The decoders tell of a fault before they throw it.
    private static final class Decoding implements FieldSink {

        private @Nullable CodeLine found;
        private @Nullable CodeLine unresolved; // where a route was read that leads nowhere

        void run(MalformedCase malformed) {
            if (malformed.sent() == MalformedCase.Sent.TEXT) {
                return;
            }
            try {
                if (PacketDecoder.read(malformed.bytes(), MalformedCase.LIMIT, this) instanceof Packet.Data(Bytes body)) {
                    MessageCodec.decode(body, malformed.dictionary(), MalformedCase.LIMIT, this);
                }
            } catch (ProtocolException e) {
                // noted already, with its line
            }
        }

        @Override
        public void field(FieldSpan span) {
            if (span.field() == Field.ROUTE || span.field() == Field.ROUTE_CODE) {
                unresolved = caller();
            }
        }

        @Override
        public void fault(Fault fault) {
            found = caller();
        }
    }

    /// The link tells its tap of a fault where it has found one.
    private static final class Linking implements Tap {

        private @Nullable CodeLine found;

        void run(MalformedCase malformed, Time time) {
            var link = new ServerLink(LinkConfig.DEFAULT, time, this, "gallery");
            for (PacketType type : malformed.before()) {
                Bytes packet = PacketEncoder.encode(type == PacketType.HANDSHAKE
                        ? new Packet.Handshake(Bytes.utf8("{}"))
                        : new Packet.HandshakeAck());
                link.receive(packet, output -> welcome(link, output, malformed, time));
            }
            switch (malformed.sent()) {
                case TEXT -> link.refuseText(output -> {});
                case BINARY -> link.receive(malformed.bytes(), output -> {});
                case CUT -> {
                    link.receive(malformed.bytes(), output -> {});
                    link.closed("gone", output -> {});
                }
            }
        }

        private static void welcome(ServerLink link, LinkOutput output, MalformedCase malformed, Time time) {
            if (output instanceof LinkOutput.HandshakeAsked) {
                var terms = new HandshakeResponse.Accepted(
                        Duration.ZERO, time.now(), "json", malformed.dictionary(), true, Extensions.NONE, new JsonObject());
                link.accept(terms, ignored -> {});
            }
        }

        @Override
        public boolean active() {
            return true;
        }

        @Override
        public void emit(FlowId flow, TapEvent event) {
            if (event instanceof TapEvent.Rejected && found == null) {
                found = caller();
            }
        }
    }

    /// What the link lets through, a node's dispatcher may refuse: here one that has no handlers.
    private static final class Dispatching implements Forwarder {

        private @Nullable CodeLine found;

        void run(MalformedCase malformed, Time time) {
            Bytes data = malformed.bytes().from(PacketEncoder.HEAD);
            Message message = MessageCodec.decode(data, malformed.dictionary(), MalformedCase.LIMIT, FieldSink.NONE);
            Route route = switch (message) {
                case Message.Request request -> request.route();
                case Message.Notify notify -> notify.route();
                case Message.Response _, Message.Push _ ->
                    throw new IllegalArgumentException("a link lets no " + message + " through");
            };
            var serializer = new JsonSerializer();
            var schedulers = new Schedulers(time, Duration.ofSeconds(1), failure -> {});
            var dispatcher = new Dispatcher(List.of(), new Pipeline(), schedulers, serializer, this, time, Tap.NONE);
            dispatcher.find(new Session(1, new Nobody(), serializer, Tap.NONE), route, message.body());
        }

        @Override
        public Optional<Destination.Remote> locate(Session session, Route.Named route, Bytes body) {
            found = caller();
            return Optional.empty();
        }

        @Override
        public void forward(
                Destination.Remote destination, Session session, Message message, Sender sender, FlowId flow) {
            throw new IllegalStateException("there is no other node");
        }
    }

    /// The serializer refuses a body where it reads it.
    private static final class Reading extends TypeAdapter<Reading.Anything> {

        /// What any JSON is read as.
        private record Anything(JsonElement value) {}

        private @Nullable CodeLine found;

        void run(MalformedCase malformed) {
            Bytes data = malformed.bytes().from(PacketEncoder.HEAD);
            Bytes body = MessageCodec.decode(data, malformed.dictionary(), MalformedCase.LIMIT, FieldSink.NONE).body();
            try {
                new JsonSerializer(new GsonBuilder().registerTypeAdapter(Anything.class, this).create())
                        .readValue(body, Anything.class);
                found = null; // it can be read
            } catch (UnreadableBodyException e) {
                // noted already, with its line
            }
        }

        @Override
        public Anything read(JsonReader in) {
            found = caller();
            return new Anything(JsonParser.parseReader(in));
        }

        @Override
        public void write(JsonWriter out, Anything value) {
            throw new UnsupportedOperationException("nothing is written here");
        }
    }
}
