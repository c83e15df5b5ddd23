package io.glassroom.client.live;

import io.glassroom.client.filter.Completion;
import io.glassroom.client.model.Capture;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// How the filter may go on, offered while it is written.
public final class CompletionViewModel {

    private final FilterViewModel filter;
    private final Capture capture;
    private final ObservableList<Completion> offered = FXCollections.observableArrayList();
    private final ObservableList<Completion> readOnly = FXCollections.unmodifiableObservableList(offered);

    CompletionViewModel(FilterViewModel filter, Capture capture) {
        this.filter = filter;
        this.capture = capture;
    }

    // Properties

    /// Empty while there is nothing to offer.
    public ObservableList<Completion> offered() {
        return readOnly;
    }

    // Commands

    /// Offers what may stand at the caret.
    public void offer(int caret) {
        String text = filter.text().get();
        offered.setAll(Completion.at(text, Math.min(caret, text.length()), capture.packets()));
    }

    public void withdraw() {
        offered.clear();
    }

    /// Puts this into the filter, and offers what may follow.
    ///
    /// @return where the caret is to be
    public int take(Completion chosen) {
        filter.text().set(chosen.into(filter.text().get()));
        int caret = chosen.from() + chosen.text().length();
        offered.clear();
        return caret;
    }
}
