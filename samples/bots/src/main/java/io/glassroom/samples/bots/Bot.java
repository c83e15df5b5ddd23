package io.glassroom.samples.bots;

import io.glassroom.protocol.client.ClientException;
import io.glassroom.protocol.client.ClientState;
import io.glassroom.protocol.client.GlassroomClient;
import io.glassroom.protocol.time.Time;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One user: connects, enters the chat whenever it is connected or has been forgotten, and plays its [Script]. Each thing
/// it does is done under its monitor.
final class Bot {

    /// Where a bot is.
    enum Place {
        /// Connecting, or waiting to.
        OUTSIDE,
        /// In the room.
        INSIDE,
        /// Out by its own will.
        AWAY,
        /// The server does not want it any more.
        EXPELLED
    }

    private static final Duration NEXT_ATTEMPT = Duration.ofSeconds(1); // to enter, where the server refused it

    private final BotsConfig config;
    private final int index;
    private final Bots crowd;
    private final Chat chat;
    private final Script script;
    private GlassroomClient client;
    private Place place = Place.OUTSIDE;
    private Script.@Nullable Step step; // that comes next
    private Time.@Nullable Timer timer;
    private int entries; // attempts to enter; only the last one's outcome counts
    private boolean stopped;

    Bot(BotsConfig config, int index, Bots crowd) {
        this.config = config;
        this.index = index;
        this.crowd = crowd;
        this.chat = config.chatOf(index);
        this.script = new Script(config.seedOf(index), index, config.rate(), config.mix().of(index));
        this.client = connect();
        listen();
    }

    String name() {
        return Nickname.of(index);
    }

    Chat chat() {
        return chat;
    }

    synchronized Place place() {
        return place;
    }

    /// Leaves for good.
    synchronized void stop() {
        stopped = true;
        pause();
        client.close();
    }

    private GlassroomClient connect() {
        return GlassroomClient.connect(config.serverOf(index), config.client().withSeed(config.seedOf(index)));
    }

    private void listen() {
        GlassroomClient current = client;
        chat.pushes.forEach(push -> current.on(push, body -> crowd.heard()));
        current.onServiceReset(services -> forgotten(current, services));
        current.onState(state -> changed(current, state));
    }

    private synchronized void changed(GlassroomClient which, ClientState state) {
        if (stopped || which != client) {
            return;
        }
        switch (state) {
            case ClientState.Connecting _ -> {}
            case ClientState.Working _ -> enter(which);
            case ClientState.Waiting waiting -> lost(Place.OUTSIDE, waiting.reason());
            case ClientState.Closed closed -> {
                if (place != Place.AWAY) {
                    lost(Place.EXPELLED, closed.reason());
                }
            }
        }
    }

    private void enter(GlassroomClient which) {
        int attempt = ++entries;
        which.request(chat.enter, chat.entry(config.room(), name()))
                .whenCompleteAsync((answer, failure) -> entered(which, attempt, failure), which.inOrder());
    }

    private synchronized void entered(GlassroomClient which, int attempt, @Nullable Throwable failure) {
        if (stopped || which != client || attempt != entries) {
            return;
        }
        if (failure != null) {
            crowd.trouble(String.valueOf(failure.getMessage()));
            timer = config.client().time().after(NEXT_ATTEMPT, () -> tryAgain(which, attempt));
            return;
        }
        place = Place.INSIDE;
        crowd.arrived();
        goOn();
    }

    private synchronized void tryAgain(GlassroomClient which, int attempt) {
        if (!stopped && which == client && attempt == entries && which.state() instanceof ClientState.Working) {
            enter(which);
        }
    }

    private synchronized void forgotten(GlassroomClient which, List<String> services) {
        if (stopped || which != client || place == Place.AWAY || Collections.disjoint(services, chat.services)) {
            return;
        }
        crowd.reset();
        pause();
        place = Place.OUTSIDE;
        enter(which);
    }

    private void lost(Place where, String reason) {
        pause();
        place = where;
        crowd.trouble(reason);
        if (where == Place.EXPELLED) {
            crowd.expelled(reason);
        }
    }

    /// What a lost connection interrupted is done when the bot is back.
    private void goOn() {
        Script.Step next = step == null ? script.next() : step;
        step = next;
        GlassroomClient which = client;
        timer = config.client().time().after(next.after(), () -> which.inOrder().execute(() -> act(next)));
    }

    private synchronized void act(Script.Step next) {
        if (stopped || place != Place.INSIDE || step != next) {
            return;
        }
        step = null;
        switch (next.act()) {
            case Script.Act.Say(String content) -> say(content);
            case Script.Act.Vanish(Duration away) -> vanish(away);
        }
    }

    private void say(String content) {
        try {
            client.notify(chat.say, new Chat.Said(name(), content));
            crowd.said();
        } catch (ClientException.Disconnected e) {
            return; // the state that comes next tells why, and the bot goes on when it is back
        }
        goOn();
    }

    private void vanish(Duration away) {
        place = Place.AWAY;
        client.close();
        timer = config.client().time().after(away, this::comeBack);
    }

    private synchronized void comeBack() {
        if (!stopped) {
            place = Place.OUTSIDE;
            client = connect();
            listen();
        }
    }

    private void pause() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }
}
