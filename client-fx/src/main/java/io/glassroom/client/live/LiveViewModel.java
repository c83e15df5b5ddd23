package io.glassroom.client.live;

import io.glassroom.client.action.Actions;
import io.glassroom.client.filter.FilterField;
import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.selection.Selection;
import io.glassroom.client.settings.Settings;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;

/// All of the Live view: list, filter, the packet laid open, and the connections.
public final class LiveViewModel {

    private final Capture capture;
    private final Selection selection;
    private final FilterViewModel filter = new FilterViewModel();
    private final PacketListViewModel list;
    private final MarginViewModel margin;
    private final ConversationViewModel conversation;
    private final RowLooksViewModel rowLooks;
    private final CompletionViewModel completion;
    private final FindViewModel find;
    private final TriggerViewModel trigger;
    private final FieldFilterViewModel fieldFilter;
    private final DissectionViewModel dissection;
    private final ConnectionsViewModel connections;

    public LiveViewModel(Capture capture, Selection selection, Settings settings, Actions actions) {
        this.capture = capture;
        this.selection = selection;
        this.list = new PacketListViewModel(capture, selection, settings);
        this.margin = new MarginViewModel(capture.marks(), selection);
        this.conversation = new ConversationViewModel(capture, selection);
        this.completion = new CompletionViewModel(filter, capture);
        this.find = new FindViewModel(capture, list, selection);
        this.trigger = new TriggerViewModel(capture, list, selection);
        this.rowLooks = new RowLooksViewModel(settings, list::relook);
        this.dissection = new DissectionViewModel(capture, selection);
        this.connections = new ConnectionsViewModel(capture, filter);
        filter.applied().addListener((observable, old, now) -> {
            list.filter(now);
            find.restart();
        });
        this.fieldFilter = new FieldFilterViewModel(selection, dissection, filter, rowLooks);
        nameActions(actions);
        fieldFilter.nameActions(actions);
    }

    private void nameActions(Actions actions) {
        actions.add("list.pause", "list", "Space", list::toggle);
        actions.add("list.follow", "list", "End", list::follow);
        actions.add("list.fold", "list", "Shortcut+B", () -> list.folding().set(!list.folding().get()));
        actions.add("find.open", "list", "Shortcut+F", () -> find.open().set(true));
        actions.add("find.next", "list", "F3", find::next);
        actions.add("find.previous", "list", "Shift+F3", find::previous);
        actions.add("list.trigger", "list", "Shortcut+Shift+F", () -> trigger.open().set(!trigger.open().get()));
        var chosen = selection.packet().isNotNull();
        actions.add("packet.mark", "packet", "M", margin::toggleMark, chosen);
        actions.add("packet.note", "packet", "N", margin::note, chosen);
        actions.add("packet.reference", "packet", "T", margin::toggleReference, chosen);
        actions.add("packet.next-related", "packet", "Shortcut+Close Bracket", () -> list.goRelated(true), chosen);
        actions.add("packet.previous-related", "packet", "Shortcut+Open Bracket", () -> list.goRelated(false), chosen);
        actions.add("packet.conversation", "packet", "Shortcut+Shift+J", conversation::follow, selection.connection().isNotNull());
        actions.add("packet.unfold", "packet", "", list::toggleRun, chosen);
        actions.add("packet.isolate", "packet", "", this::isolate, chosen);
    }

    // Properties

    public Selection selection() {
        return selection;
    }

    public FilterViewModel filter() {
        return filter;
    }

    public PacketListViewModel list() {
        return list;
    }

    public MarginViewModel margin() {
        return margin;
    }

    public ConversationViewModel conversation() {
        return conversation;
    }

    public CompletionViewModel completion() {
        return completion;
    }

    public FindViewModel find() {
        return find;
    }

    public TriggerViewModel trigger() {
        return trigger;
    }

    public RowLooksViewModel rowLooks() {
        return rowLooks;
    }

    public FieldFilterViewModel fieldFilter() {
        return fieldFilter;
    }

    public DissectionViewModel dissection() {
        return dissection;
    }

    public ConnectionsViewModel connections() {
        return connections;
    }

    /// Whether there are packets, and the filter shows none of them.
    public BooleanBinding hidden() {
        return Bindings.createBooleanBinding(
                () -> list.shown().get() == 0 && list.total().get() > 0 && !filter.applied().get().text().isEmpty(),
                list.shown(), list.total(), filter.applied());
    }

    /// Names that a filter's menus offer.
    public Capture capture() {
        return capture;
    }

    // Commands

    /// Shows only the packets of the selected packet's connection.
    public void isolate() {
        CapturedPacket packet = selection.packet().get();
        if (packet != null) {
            filter.choose(FilterField.PKT_CONN, Optional.of(packet.connection().id()));
        }
    }

    /// A batch has been captured.
    public void refresh() {
        list.refresh();
        dissection.refresh();
        trigger.refresh();
        find.refresh();
        conversation.refresh();
        connections.refresh();
    }
}
