package io.glassroom.samples.bots;

import io.glassroom.protocol.client.ClientConfig;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/// What a crowd is told.
///
/// @param servers where to; with several, neighbours in a chat go to different ones
/// @param client settings of each bot's client; its time is the crowd's
/// @param seed same seed, same talk
/// @param chats that they talk in: one bot of the crowd after the other takes the next of these, and then they begin anew
/// @param room that all join
/// @param rate messages a second of an average bot; chatty ones say twice as much, quiet ones less than half
/// @param gap between one bot's coming and the next one's
/// @param mix what they are like
public record BotsConfig(
        List<URI> servers, ClientConfig client, long seed, List<Chat> chats, String room, double rate, Duration gap, Mix mix) {

    public BotsConfig {
        servers = List.copyOf(servers);
        chats = List.copyOf(chats);
        if (servers.isEmpty()) {
            throw new IllegalArgumentException("no server for the bots");
        }
        if (chats.isEmpty()) {
            throw new IllegalArgumentException("no chat for the bots");
        }
        if (!(rate > 0 && rate <= 1000)) {
            throw new IllegalArgumentException("rate is " + rate + " messages a second, more than 0 and at most 1000");
        }
        if (gap.isNegative()) {
            throw new IllegalArgumentException("gap is " + gap);
        }
    }

    /// The usual mix, in the chat demo of one server.
    public BotsConfig(URI server, ClientConfig client, long seed, String room, double rate, Duration gap) {
        this(List.of(server), client, seed, List.of(Chat.ROOMS), room, rate, gap, Mix.USUAL);
    }

    /// Seed 1, room `lobby`, a message every five seconds, a bot every 700 ms: a crowd that one can follow.
    public static BotsConfig of(URI server, ClientConfig client) {
        return new BotsConfig(server, client, 1, "lobby", 0.2, Duration.ofMillis(700));
    }

    /// The same with other bots.
    public BotsConfig with(Mix mix, long seed) {
        return new BotsConfig(servers, client, seed, chats, room, rate, gap, mix);
    }

    /// The same, spread over the gates of a cluster.
    public BotsConfig withServers(List<URI> gates) {
        return new BotsConfig(gates, client, seed, chats, room, rate, gap, mix);
    }

    /// The same in other chats.
    public BotsConfig withChats(List<Chat> others) {
        return new BotsConfig(servers, client, seed, others, room, rate, gap, mix);
    }

    Chat chatOf(int index) {
        return chats.get(index % chats.size());
    }

    /// Each chat is spread over all servers.
    URI serverOf(int index) {
        Chat chat = chatOf(index);
        int before = index / chats.size() * Collections.frequency(chats, chat)
                + Collections.frequency(chats.subList(0, index % chats.size()), chat);
        return servers.get(before % servers.size());
    }

    /// Two crowds of neighbouring seeds have no bot in common.
    long seedOf(int index) {
        return seed * 1_000_003 + index;
    }
}
