package io.glassroom.server.agent;

import io.glassroom.protocol.link.LinkConfig;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.serialize.Serializer;
import io.glassroom.protocol.tap.Tap;
import io.glassroom.protocol.time.Time;
import io.glassroom.server.dispatch.Dispatcher;
import io.glassroom.server.pipeline.Pipeline;
import io.glassroom.server.session.SessionListener;
import io.glassroom.server.session.Sessions;
import io.glassroom.server.transport.Gate;
import java.time.Duration;

/// What all agents of a node share.
///
/// @param heartbeat whole seconds; zero for none
/// @param requestTimeout after which a request is answered 504
/// @param listener hears of what becomes of the sessions
/// @param deflateAbove bodies of more bytes than this are compressed, for clients that are sent any
public record AgentContext(
        LinkConfig link,
        Duration heartbeat,
        Duration requestTimeout,
        int deflateAbove,
        RouteDictionary dictionary,
        Serializer serializer,
        HandshakeValidator validator,
        Sessions sessions,
        SessionListener listener,
        Dispatcher dispatcher,
        Pipeline outbound,
        Gate gate,
        Time time,
        Tap tap,
        LinkCounters counters) {}
