package io.glassroom.client.learn;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// One step of a [Tour]. Its words are the texts `learn.tour.KEY.do` and, once it is done, `learn.tour.KEY.done`.
///
/// @param key of its texts
/// @param anchor id of the node that it is about; empty for none
/// @param begin what it does at its beginning, in this order
/// @param whenDone what it does once the trigger holds
/// @param trigger what the person, or the server, has to do
/// @param hold how long the words of the done step stay before the next comes by itself; zero for not at all
/// @param offers what its card has a button for
public record TourStep(
        String key,
        String anchor,
        List<Effect> begin,
        Trigger trigger,
        List<Effect> whenDone,
        Duration hold,
        List<Offer> offers) {

    /// What a button on a card does.
    public enum Offer {
        /// Unplugs bob: nothing passes through his connection any more.
        PULL_THE_PLUG,
        /// Kills the node that keeps the person's room.
        KILL_NODE,
        /// Starts the nodes that are down.
        START_NODES,
        /// Leads to a cluster, and the tour through it.
        CLUSTER,
        /// Leads to the lessons.
        LESSONS,
        /// Leads to the packets that break the rules.
        BREAK_IT,
        /// Leads nowhere: the window is the person's.
        FREE_PLAY;

        /// As texts and ids call it: `pull-the-plug`.
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public TourStep {
        begin = List.copyOf(begin);
        whenDone = List.copyOf(whenDone);
        offers = List.copyOf(offers);
    }
}
