package io.glassroom.client.compose;

import io.glassroom.client.compose.gallery.GalleryViewModel;
import io.glassroom.client.compose.raw.Outlet;
import io.glassroom.client.compose.raw.Sightings;
import io.glassroom.client.model.Capture;
import io.glassroom.client.selection.Selection;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// The Compose view: sending by hand.
public final class ComposeViewModel {

    /// What the section shows.
    public enum Page {
        SEND,
        BYTES,
        GALLERY
    }

    private final Capture capture;
    private final Selection selection;
    private final GalleryViewModel gallery;
    private final ObjectProperty<Page> page = new SimpleObjectProperty<>(Page.GALLERY);

    /// @param guide takes the person to a packet of the capture
    /// @param front brings the section before the person's eyes
    public ComposeViewModel(Capture capture, Selection selection, Outlet outlet, Sightings.Guide guide, Runnable front) {
        this.capture = capture;
        this.selection = selection;
        var sightings = new Sightings(capture, guide);
        this.gallery = new GalleryViewModel(outlet, sightings, () -> turn(Page.GALLERY, front), malformed -> {});
    }

    // Properties

    public Selection selection() {
        return selection;
    }

    public Capture capture() {
        return capture;
    }

    public ObjectProperty<Page> page() {
        return page;
    }

    public GalleryViewModel gallery() {
        return gallery;
    }

    // Commands

    /// A batch has been captured.
    public void refresh() {}

    private void turn(Page to, Runnable front) {
        page.set(to);
        front.run();
    }
}
