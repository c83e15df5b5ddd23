package io.glassroom.samples.bots;

import io.glassroom.protocol.client.ClientConfig;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/// What a crowd is told.
///
/// @param servers where to; with several, neighbours in the crowd go to different ones
/// @param client settings of each bot's client; its time is the crowd's
/// @param seed same seed, same talk
/// @param chat that they talk in
/// @param room that all join
/// @param rate messages a second of an average bot; chatty ones say twice as much, quiet ones less than half
/// @param gap between one bot's coming and the next one's
/// @param mix what they are like
public record BotsConfig(
        List<URI> servers, ClientConfig client, long seed, Chat chat, String room, double rate, Duration gap, Mix mix) {

    public BotsConfig {
        servers = List.copyOf(servers);
        if (servers.isEmpty()) {
            throw new IllegalArgumentException("no server for the bots");
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
        this(List.of(server), client, seed, Chat.ROOMS, room, rate, gap, Mix.USUAL);
    }

    /// Seed 1, room `lobby`, a message every five seconds, a bot every 700 ms: a crowd that one can follow.
    public static BotsConfig of(URI server, ClientConfig client) {
        return new BotsConfig(server, client, 1, "lobby", 0.2, Duration.ofMillis(700));
    }

    /// The same with other bots.
    public BotsConfig with(Mix mix, long seed) {
        return new BotsConfig(servers, client, seed, chat, room, rate, gap, mix);
    }

    /// The same, spread over the gates of a cluster.
    public BotsConfig withServers(List<URI> gates) {
        return new BotsConfig(gates, client, seed, chat, room, rate, gap, mix);
    }

    /// The same in another chat.
    public BotsConfig with(Chat other) {
        return new BotsConfig(servers, client, seed, other, room, rate, gap, mix);
    }

    URI serverOf(int index) {
        return servers.get(index % servers.size());
    }

    /// Two crowds of neighbouring seeds have no bot in common.
    long seedOf(int index) {
        return seed * 1_000_003 + index;
    }
}
