package io.glassroom.server.cluster;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.glassroom.protocol.serialize.JsonText;
import io.glassroom.server.session.Flow;
import io.glassroom.server.session.PreparedPush;
import io.glassroom.server.session.Session;
import java.util.Collection;

/// Lets a client of this gate know that services have forgotten it, so that it has to begin anew with them.
final class Reset {

    private static final String ROUTE = "onServiceReset";

    private Reset() {}

    static void tell(Session session, Collection<String> services) {
        if (services.isEmpty()) {
            return;
        }
        var names = new JsonArray();
        services.forEach(names::add);
        var body = new JsonObject();
        body.add("services", names);
        GateSide.push(session, new PreparedPush(ROUTE, JsonText.encode(body.toString()), false, Flow.current()));
    }
}
