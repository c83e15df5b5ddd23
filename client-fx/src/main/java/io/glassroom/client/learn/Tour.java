package io.glassroom.client.learn;

import io.glassroom.client.Ids;
import io.glassroom.client.learn.Effect.Bots;
import io.glassroom.client.learn.Effect.Deselect;
import io.glassroom.client.learn.Effect.Filter;
import io.glassroom.client.learn.Effect.GoTo;
import io.glassroom.client.learn.Effect.Live;
import io.glassroom.client.learn.Effect.Reveal;
import io.glassroom.client.learn.Effect.SelectSaid;
import io.glassroom.client.learn.Effect.SlowMotion;
import io.glassroom.client.learn.Effect.SuggestName;
import io.glassroom.client.learn.Effect.UsualBots;
import io.glassroom.client.learn.TourStep.Offer;
import io.glassroom.client.learn.Trigger.After;
import io.glassroom.client.learn.Trigger.All;
import io.glassroom.client.learn.Trigger.Chosen;
import io.glassroom.client.learn.Trigger.Complete;
import io.glassroom.client.learn.Trigger.Gone;
import io.glassroom.client.learn.Trigger.Joined;
import io.glassroom.client.learn.Trigger.Rejoined;
import io.glassroom.client.learn.Trigger.Said;
import io.glassroom.client.learn.Trigger.Selected;
import io.glassroom.client.learn.Trigger.Working;
import io.glassroom.client.model.PacketKind;
import io.glassroom.client.motion.Speed;
import java.time.Duration;
import java.util.List;

/// A way through the window, step by step, written down and not programmed: a [TourViewModel] plays it.
///
/// @param forNewcomers whether it comes by itself until a person has been through it
/// @param steps at least one; the first is watched, the last says good-bye, those between are the numbered cards
public record Tour(boolean forNewcomers, List<TourStep> steps) {

    /// Who gets unplugged.
    public static final String VICTIM = "bob";

    /// What a newcomer does in the first minute.
    public static final Tour FIRST_MINUTE = new Tour(true, List.of(
            new TourStep(
                    "watch",
                    "",
                    List.of(new Reveal(Ids.PACKETS), new SlowMotion(Speed.QUARTER), new Bots(2)),
                    new All(List.of(new After(Duration.ofSeconds(8)), new Working(2))),
                    List.of(new Live()),
                    Duration.ZERO,
                    List.of()),
            new TourStep(
                    "look",
                    Ids.PACKETS,
                    List.of(new Filter("handshake")),
                    new Selected(PacketKind.HANDSHAKE),
                    List.of(),
                    Duration.ofSeconds(9),
                    List.of()),
            new TourStep(
                    "connect",
                    Ids.CHAT_JOIN,
                    List.of(new Filter(""), new Deselect(), new Reveal(Ids.TAB_CHAT), new SuggestName()),
                    new Joined(),
                    List.of(),
                    Duration.ofSeconds(9),
                    List.of()),
            new TourStep(
                    "say",
                    Ids.CHAT_DRAFT,
                    List.of(new Reveal(Ids.TAB_CHAT)),
                    new Said(),
                    List.of(new SlowMotion(Speed.TENTH), new SelectSaid()),
                    Duration.ofSeconds(10),
                    List.of()),
            new TourStep(
                    "plug",
                    Ids.TOPOLOGY_STRIP,
                    List.of(new Live(), new Deselect(), new Reveal(Ids.TAB_HEARTBEATS)),
                    new Gone(VICTIM),
                    List.of(),
                    Duration.ofSeconds(9),
                    List.of(Offer.PULL_THE_PLUG)),
            new TourStep(
                    "finish",
                    "",
                    List.of(new UsualBots()),
                    new Chosen(),
                    List.of(),
                    Duration.ZERO,
                    List.of(Offer.CLUSTER, Offer.LESSONS, Offer.BREAK_IT, Offer.FREE_PLAY))));

    /// A message crosses a cluster, a node dies, and everybody comes back.
    public static final Tour CLUSTER = new Tour(false, List.of(
            new TourStep(
                    "cluster-watch",
                    "",
                    List.of(new Deselect(), new GoTo("topology"), new SlowMotion(Speed.QUARTER), new Bots(4)),
                    new All(List.of(new After(Duration.ofSeconds(9)), new Working(4))),
                    List.of(new Live()),
                    Duration.ZERO,
                    List.of()),
            new TourStep(
                    "cluster-connect",
                    Ids.CHAT_JOIN,
                    List.of(new Reveal(Ids.TAB_CHAT), new SuggestName()),
                    new Joined(),
                    List.of(),
                    Duration.ofSeconds(9),
                    List.of()),
            new TourStep(
                    "cluster-say",
                    Ids.CHAT_DRAFT,
                    List.of(new Reveal(Ids.TAB_CHAT)),
                    new Said(),
                    List.of(new SlowMotion(Speed.TENTH), new SelectSaid(), new GoTo("topology")),
                    Duration.ofSeconds(16),
                    List.of()),
            new TourStep(
                    "cluster-kill",
                    "",
                    List.of(new Live(), new Deselect(), new GoTo("topology")),
                    new Rejoined(),
                    List.of(),
                    Duration.ofSeconds(14),
                    List.of(Offer.KILL_NODE)),
            new TourStep(
                    "cluster-again",
                    "",
                    List.of(),
                    new Complete(),
                    List.of(),
                    Duration.ofSeconds(9),
                    List.of(Offer.START_NODES)),
            new TourStep(
                    "cluster-finish",
                    "",
                    List.of(new UsualBots()),
                    new Chosen(),
                    List.of(),
                    Duration.ZERO,
                    List.of(Offer.LESSONS, Offer.FREE_PLAY))));


    public Tour {
        steps = List.copyOf(steps);
    }
}
