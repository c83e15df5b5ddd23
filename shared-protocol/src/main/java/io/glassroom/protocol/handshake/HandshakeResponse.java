package io.glassroom.protocol.handshake;

import com.google.gson.JsonObject;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.packet.ProtocolException;
import io.glassroom.protocol.packet.Rule;
import io.glassroom.protocol.serialize.JsonText;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;

/// The server's Handshake (protocol.md, section 3).
public sealed interface HandshakeResponse {

    /// All is well.
    int OK = 200;

    /// Not understood, or refused for a reason of the application's own.
    int REFUSED = 500;

    /// The application does not serve this version of client.
    int OLD_CLIENT = 501;

    int code();

    /// @param heartbeat interval, whole seconds; zero for none
    /// @param serverTime now; the wire has whole seconds
    /// @param serializer its name: `json`, `protobuf`, `raw`
    /// @param dictionary what this server compresses routes with; empty for nothing
    /// @param dictionaryIncluded false when the client has this very dictionary already, so the wire need not carry it
    /// @param extensions what the server grants
    /// @param user whatever the application wants to tell
    record Accepted(
            Duration heartbeat,
            Instant serverTime,
            String serializer,
            RouteDictionary dictionary,
            boolean dictionaryIncluded,
            Extensions extensions,
            JsonObject user)
            implements HandshakeResponse {

        public Accepted {
            if (heartbeat.isNegative() || heartbeat.toNanosPart() != 0) {
                throw new IllegalArgumentException("heartbeat is " + heartbeat + ", whole seconds on the wire");
            }
        }

        @Override
        public int code() {
            return OK;
        }
    }

    /// @param code not 200
    /// @param message why, for people
    record Rejected(int code, String message) implements HandshakeResponse {

        public Rejected {
            if (code == OK) {
                throw new IllegalArgumentException("code is 200, which accepts");
            }
        }
    }

    default Bytes write() {
        var root = new JsonObject();
        root.addProperty("code", code());
        switch (this) {
            case Accepted accepted -> {
                root.add("sys", sys(accepted));
                root.add("user", accepted.user);
            }
            case Rejected rejected -> root.addProperty("message", rejected.message);
        }
        return JsonText.encode(root.toString());
    }

    private static JsonObject sys(Accepted accepted) {
        var sys = new JsonObject();
        sys.addProperty("heartbeat", accepted.heartbeat.toSeconds());
        sys.addProperty("servertime", accepted.serverTime.getEpochSecond());
        sys.addProperty("serializer", accepted.serializer);
        RouteDictionary dictionary = accepted.dictionary;
        if (!dictionary.isEmpty()) {
            if (accepted.dictionaryIncluded) {
                // Three forms of the same, because each family of clients reads another one.
                var codes = new JsonObject();
                var routes = new JsonObject();
                dictionary.codes().forEach((name, code) -> {
                    codes.addProperty(name, code);
                    routes.addProperty(Integer.toString(code), name);
                });
                sys.add("dict", codes);
                sys.add("routeToCode", codes);
                sys.add("codeToRoute", routes);
            }
            sys.addProperty("dictVersion", dictionary.version());
            sys.addProperty("useDict", true);
        }
        accepted.extensions.write(sys);
        return sys;
    }

    /// @param known the dictionary that the client kept, for a server that need not send it again
    /// @throws ProtocolException with rule `HANDSHAKE_BODY` if the body is not a JSON object, or its dictionary is none
    static HandshakeResponse read(Bytes body, RouteDictionary known) {
        JsonObject root = Json.object(body);
        int code = Json.number(root, "code").orElse(OK);
        if (code != OK) {
            return new Rejected(code, Json.text(root, "message").orElse(""));
        }
        JsonObject sys = Json.objectAt(root, "sys");
        Optional<RouteDictionary> sent = dictionary(sys);
        return new Accepted(
                Duration.ofSeconds(Math.max(0, Json.number(sys, "heartbeat").orElse(0))),
                Json.instant(sys, "servertime").orElse(Instant.EPOCH),
                Json.text(sys, "serializer").orElse("json"),
                sent.orElse(Json.flag(sys, "useDict") ? known : RouteDictionary.EMPTY),
                sent.isPresent(),
                Extensions.read(sys),
                Json.objectAt(root, "user"));
    }

    /// Whether this is one JSON object, as the bodies of Handshake and Kick are.
    static boolean isObject(Bytes body) {
        try {
            Json.object(body);
            return true;
        } catch (ProtocolException e) {
            return false;
        }
    }

    private static Optional<RouteDictionary> dictionary(JsonObject sys) {
        JsonObject codes = sys.has("routeToCode") ? Json.objectAt(sys, "routeToCode") : Json.objectAt(sys, "dict");
        if (codes.isEmpty()) {
            return Optional.empty();
        }
        var read = new TreeMap<String, Integer>();
        try {
            codes.keySet().forEach(name -> read.put(name, Json.number(codes, name).orElse(0)));
            return Optional.of(RouteDictionary.ofCodes(read));
        } catch (IllegalArgumentException e) {
            throw new ProtocolException(Rule.HANDSHAKE_BODY, PacketEncoder.HEAD, e.getMessage());
        }
    }
}
