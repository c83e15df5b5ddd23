package io.glassroom.client.compose.gallery;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.compose.raw.Outlet;
import io.glassroom.conformance.talk.RawDialer;
import io.glassroom.client.compose.raw.Sightings;
import io.glassroom.client.model.Capture;
import io.glassroom.conformance.trial.Patience;
import io.glassroom.protocol.time.Time;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A gallery without a window: what crosses to the models runs on the test's thread.
final class Gallery {

    private static final int PATIENCE = 60; // seconds

    private final BlockingQueue<Runnable> crossing = new LinkedBlockingQueue<>();
    final GalleryViewModel model;

    Gallery(URI server, Time time, Patience patience) {
        var outlet = new Outlet(
                () -> Optional.of(server), "compose.obstacle.recording", true, new RawDialer(), time, time, task -> Thread.ofVirtual().start(task), crossing::add, () -> false);
        model = new GalleryViewModel(outlet, new Sightings(new Capture(10), (packet, offset) -> {}), patience, () -> {}, malformed -> {});
    }

    /// Runs all cases to their end.
    void runAll() throws InterruptedException {
        model.runAll();
        while (model.running().get() > 0) {
            Runnable next = crossing.poll(PATIENCE, TimeUnit.SECONDS);
            assertTrue(next != null, "the trials go on");
            next.run();
        }
    }

    /// What became of each case that ended as the lamp says: `name: outcome`.
    List<String> with(CaseViewModel.Lamp lamp) {
        return model.cases().stream()
                .filter(card -> card.lamp().get() == lamp)
                .map(card -> card.malformed() + ": " + card.outcome().get())
                .toList();
    }
}
