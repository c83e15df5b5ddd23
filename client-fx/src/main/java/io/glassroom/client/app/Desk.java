package io.glassroom.client.app;

import io.glassroom.client.learn.Sitting;
import io.glassroom.client.motion.Pulse;
import io.glassroom.client.place.Traveller;
import io.glassroom.client.recordings.Library;
import io.glassroom.client.settings.Settings;
import io.glassroom.client.text.Texts;
import io.glassroom.protocol.time.Time;
import java.nio.file.Path;
import java.util.Optional;

/// What the window has at hand wherever it looks.
///
/// @param time of the machine, not of the node that is looked into
/// @param pulse of all animation
/// @param traveller takes the window elsewhere
/// @param library of recordings
/// @param workspace the folder of who takes the lessons; absent if nobody has said where it is
/// @param sitting of who takes the lessons
public record Desk(
        Texts texts,
        Settings settings,
        Time time,
        Pulse pulse,
        Traveller traveller,
        Library library,
        Optional<Path> workspace,
        Sitting sitting) {

    /// For a window that stays where it is, and keeps nothing.
    public Desk(Texts texts, Settings settings, Time time, Pulse pulse) {
        this(texts, settings, time, pulse, Traveller.NOWHERE, Library.passing(), Optional.empty(), new Sitting());
    }
}
