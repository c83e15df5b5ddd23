package io.glassroom.checks.l08;

import io.glassroom.checks.Track.Side;
import io.glassroom.checks.Wiretap;
import io.glassroom.checks.Words;
import io.glassroom.kit.ConnectionHandler;
import java.util.List;
import mychat.ChatServer;

/// A client of the learner's server, in memory, whose bytes Glassroom's own codecs write.
final class Guest {

    static final String JOINED = "{\"code\":0,\"result\":\"success\"}";

    private final Wiretap wire;
    private final ConnectionHandler server;
    private final String name;
    private long lastId;

    Guest(ChatServer server, String name) {
        this.wire = Wiretap.opened(Side.SERVER, name);
        this.server = wire.track().before(server.opened(wire));
        this.name = name;
    }

    /// One that is working, and has taken the heartbeat that follows the Ack.
    static Guest working(ChatServer server, String name) {
        var guest = new Guest(server, name);
        guest.sends(Packets.handshake("{}"));
        guest.sends(Packets.ACK);
        guest.wire.track().works();
        guest.wire.take();
        return guest;
    }

    /// One that has joined, and has taken the answer.
    static Guest joined(ChatServer server, String name) {
        Guest guest = working(server, name);
        guest.joins(name);
        guest.wire.take();
        return guest;
    }

    /// @return the id of the Request
    long joins(String as) {
        sends(Packets.request(++lastId, "Room.Join", "{\"name\":\"" + as + "\"}"));
        return lastId;
    }

    void says(String content) {
        sends(Packets.tell("Room.Message", "{\"content\":\"" + content + "\"}"));
    }

    void sends(byte[] bytes) {
        server.received(bytes);
    }

    /// The connection has ended, as the transport tells the server.
    void isGone(int code) {
        server.closed(code, "");
    }

    /// What came since the last time is this and nothing else.
    void hears(Words when, byte[]... packets) {
        Words what = Words.of("what " + name + " is sent " + when.en(), when.zh() + "发给 " + name + " 的");
        Packets.same(what, List.of(packets), wire.take());
    }

    Wiretap wire() {
        return wire;
    }
}
