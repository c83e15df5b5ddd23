package io.glassroom.client.notice;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The notices of the moment, the oldest first. Owned by the FX thread.
public final class Notices {

    private final ObservableList<Notice> all = FXCollections.observableArrayList();
    private final ObservableList<Notice> readOnly = FXCollections.unmodifiableObservableList(all);

    public ObservableList<Notice> all() {
        return readOnly;
    }

    /// Shows a notice, in the place of one with the same id.
    public void post(Notice notice) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).id().equals(notice.id())) {
                all.set(i, notice);
                return;
            }
        }
        all.add(notice);
    }

    /// Takes a notice away, if it is there.
    public void withdraw(String id) {
        all.removeIf(notice -> notice.id().equals(id));
    }
}
