package io.glassroom.client.place;

import io.glassroom.client.chat.ChatRoom;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Writes down what happens to somebody in a chat room: `seated`, `ann: hello`.
final class Diary implements ChatRoom.Guest {

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final List<String> reasons = new CopyOnWriteArrayList<>();

    /// Why there was waiting, each time.
    List<String> reasons() {
        return List.copyOf(reasons);
    }

    boolean has(String line) {
        return told.contains(line);
    }

    /// Forgets what has happened so far.
    void turnOver() {
        told.clear();
    }

    @Override
    public void seated() {
        told.add("seated");
    }

    @Override
    public void seatedAgain() {
        told.add("seated again");
    }

    @Override
    public void members(List<String> names) {}

    @Override
    public void said(String name, String content) {
        told.add(name + ": " + content);
    }

    @Override
    public void came(String name) {}

    @Override
    public void left(String name) {}

    @Override
    public void announced(String content) {}

    @Override
    public void waiting(String reason) {
        told.add("waiting");
        reasons.add(reason);
    }

    @Override
    public void ended(String reason) {
        told.add("ended: " + reason);
    }

    @Override
    public String toString() {
        return told.toString();
    }
}
