package io.glassroom.protocol.client;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.serialize.UnreadableBodyException;
import java.util.List;
import java.util.stream.StreamSupport;

/// The push with which a gate says that a node is gone, `{"services":["Room"]}`: JSON whatever the serializer.
final class ServiceReset {

    static final String ROUTE = "onServiceReset";

    private ServiceReset() {}

    /// @return the names of the services that have to be begun anew
    /// @throws UnreadableBodyException if the body is of another shape
    static List<String> read(Bytes body) {
        try {
            if (JsonParser.parseString(body.utf8()) instanceof JsonObject object
                    && object.get("services") instanceof JsonArray services) {
                return StreamSupport.stream(services.spliterator(), false).map(ServiceReset::name).toList();
            }
        } catch (JsonParseException | StackOverflowError e) {
            throw new UnreadableBodyException("body of " + ROUTE + " is not JSON");
        }
        throw new UnreadableBodyException("body of " + ROUTE + " has no list of services");
    }

    private static String name(JsonElement element) {
        if (element instanceof JsonPrimitive name && name.isString()) {
            return name.getAsString();
        }
        throw new UnreadableBodyException("body of " + ROUTE + " names a service by " + element);
    }
}
