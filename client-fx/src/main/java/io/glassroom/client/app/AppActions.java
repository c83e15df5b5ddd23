package io.glassroom.client.app;

import io.glassroom.client.Ids;
import io.glassroom.client.action.Actions;
import io.glassroom.client.rooms.RoomsViewModel;
import io.glassroom.client.settings.Settings;
import io.glassroom.client.timing.HeartbeatViewModel;

/// Names what can be done in the window, wherever it is: each feature names its own, and the rest is here.
final class AppActions {

    private final AppViewModel app;
    private final Actions actions;

    AppActions(AppViewModel app) {
        this.app = app;
        this.actions = app.actions();
    }

    void name() {
        app.place().name(actions);
        app.nodes().name(actions);
        app.recordings().name(actions);
        app.panes().copying().nameActions(actions);
        app.compose().name(actions);
        app.learn().lessons().name(actions, () -> app.section().set(Section.LEARN));
        window();
        help();
        connections();
        ways();
    }

    private void window() {
        Settings settings = app.settings();
        actions.add("window.zoom.in", "window", "Shortcut+Plus", () -> settings.zoomBy(1));
        actions.add("window.zoom.out", "window", "Shortcut+Minus", () -> settings.zoomBy(-1));
        actions.add("window.zoom.usual", "window", "Shortcut+0", () -> settings.zoom().set(Settings.LEAST_ZOOM));
        actions.add("window.animations", "window", "", () -> settings.animations().set(!settings.animations().get()));
        actions.add("window.layout", "window", "", settings.layout()::reset);
        actions.add("window.theme", "window", "Shortcut+Shift+L", app::nextTheme);
        actions.add("window.language", "window", "Shortcut+Shift+E", app::otherLanguage);
        actions.add("timing.cost", "window", "Shortcut+Shift+P", app.cost()::toggle);
    }

    private void help() {
        actions.add("window.palette", "help", "Shortcut+K", () -> toggle(Overlay.PALETTE));
        actions.add("window.keys", "help", "F1", () -> toggle(Overlay.KEYS));
        actions.add("help.tour", "help", "", app::showFirstMinute);
        actions.add("help.cluster", "help", "", app::showCluster);
    }

    private void connections() {
        HeartbeatViewModel heartbeat = app.panes().heartbeat();
        actions.add(
                "timing.freeze", "connection", "Shortcut+Shift+H", heartbeat::freezeSelected, heartbeat.freezable());
        RoomsViewModel rooms = app.rooms();
        Runnable kick = () -> rooms.sessions().kick(app.texts().get("sessions.kick.reason"));
        actions.add("connection.kick", "connection", "", kick, rooms.sessions().kickable());
        actions.add("connection.clear", "connection", "", rooms.faults()::clear, rooms.faults().possible());
        actions.add("connection.clear-all", "connection", "", rooms.faults()::clearAll);
        rooms.bots().ifPresent(bots -> {
            actions.add("bots.more", "bots", "", bots::more);
            actions.add("bots.fewer", "bots", "", bots::fewer);
            actions.add("bots.again", "bots", "", bots::apply);
        });
    }

    private void ways() {
        actions.add("go.errors", "go", "Shortcut+Shift+X", () -> app.reveal(Ids.TAB_ERRORS));
        actions.add(
                "field.jump", "field", "Shortcut+J", app.live().dissection()::jump, app.live().dissection().leads());
        for (Section each : Section.values()) {
            String keys = each == Section.SETTINGS ? "Shortcut+Comma" : "Shortcut+" + (each.ordinal() + 1);
            actions.add("go." + each.key(), "go", keys, () -> app.section().set(each));
        }
    }

    private void toggle(Overlay which) {
        app.overlay().set(app.overlay().get() == which ? Overlay.NONE : which);
    }
}
