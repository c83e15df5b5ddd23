package io.glassroom.client.compose;

import io.glassroom.client.Ids;
import io.glassroom.client.action.Actions;
import io.glassroom.client.compose.edit.EditViewModel;
import io.glassroom.client.compose.edit.Preface;
import io.glassroom.client.compose.gallery.GalleryViewModel;
import io.glassroom.client.compose.raw.Outlet;
import io.glassroom.client.compose.raw.Sightings;
import io.glassroom.client.compose.send.SendViewModel;
import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.selection.Selection;
import io.glassroom.client.settings.Settings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
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
    private final SendViewModel send;
    private final EditViewModel edit;
    private final GalleryViewModel gallery;
    private final Runnable front;
    private final ReadOnlyBooleanWrapper selected = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper broken = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<Page> page = new SimpleObjectProperty<>(Page.SEND);

    /// @param guide takes the person to a packet of the capture
    /// @param front brings the section before the person's eyes
    public ComposeViewModel(
            Capture capture, Selection selection, Settings settings, Outlet outlet, Sightings.Guide guide, Runnable front) {
        this.capture = capture;
        this.selection = selection;
        var sightings = new Sightings(capture, guide);
        this.front = front;
        this.edit = new EditViewModel(outlet, sightings);
        this.send = new SendViewModel(outlet, sightings, capture, settings, edit::learn, bytes -> {
            edit.start(bytes, Preface.HANDSHAKE_AND_ACK);
            turn(Page.BYTES);
        });
        this.gallery = new GalleryViewModel(outlet, sightings, () -> turn(Page.GALLERY), malformed -> {
            edit.start(malformed);
            turn(Page.BYTES);
        });
        selected.bind(selection.packet().isNotNull());
        selection.packet().addListener((observable, old, now) -> broken.set(now != null && now.fault().isPresent()));
    }

    /// Turns to the page that has a tab or a card of which a lesson speaks; other controls stand beside one of these.
    public void wayTo(String control) {
        switch (control) {
            case Ids.TAB_SEND -> turn(Page.SEND);
            case Ids.TAB_BYTES -> turn(Page.BYTES);
            case Ids.TAB_GALLERY -> turn(Page.GALLERY);
            default -> {
                if (control.startsWith("case-")) {
                    gallery.showAll();
                }
            }
        }
    }

    /// Adds what can be done here to what can be done anywhere.
    public void name(Actions actions) {
        actions.add("compose.resend", "packet", "Shortcut+Shift+R", this::resend, selected.getReadOnlyProperty());
        actions.add("compose.malformed", "packet", "", this::showRule, broken.getReadOnlyProperty());
        actions.add("compose.run", "compose", "", gallery::runAll);
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

    public SendViewModel send() {
        return send;
    }

    public EditViewModel edit() {
        return edit;
    }

    public GalleryViewModel gallery() {
        return gallery;
    }

    // Commands

    /// A batch has been captured.
    public void refresh() {
        send.refresh();
        gallery.refresh();
    }

    /// The window closes.
    public void close() {
        send.close();
    }

    /// Opens the selected packet in the byte composer.
    public void resend() {
        CapturedPacket packet = selection.packet().get();
        if (packet != null) {
            edit.start(packet);
            turn(Page.BYTES);
        }
    }

    /// Shows the cases that break the same rule as the selected packet.
    private void showRule() {
        CapturedPacket packet = selection.packet().get();
        if (packet != null) {
            packet.fault().ifPresent(fault -> gallery.show(fault.rule()));
        }
    }

    private void turn(Page to) {
        page.set(to);
        front.run();
    }
}
