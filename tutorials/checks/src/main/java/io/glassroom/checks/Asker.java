package io.glassroom.checks;

import io.glassroom.checks.Track.Side;
import java.util.ArrayList;
import java.util.List;
import mychat.Dispatcher;
import mychat.Message;
import mychat.Session;

/// A client whose messages the learner's dispatcher handles, and its session there. It keeps the answers.
public final class Asker implements Session {

    private final String name;
    private final Dispatcher dispatcher;
    private final Track track;
    private final List<Message.Response> answers = new ArrayList<>();

    public Asker(String name, Dispatcher dispatcher) {
        this.name = name;
        this.dispatcher = dispatcher;
        this.track = Track.working(Side.SERVER, name);
    }

    /// It sends this, as Glassroom would write it.
    public void sends(Message message) {
        handle(message, Messages.packet(message));
    }

    /// It sends these bytes, which the learner's decoder has read as this.
    public void sends(byte[] bytes, Message message) {
        handle(message, Messages.data(bytes));
    }

    private void handle(Message message, byte[] packet) {
        track.in(packet);
        try {
            dispatcher.handle(this, message, this::answer);
        } catch (RuntimeException failure) {
            Words what = Words.both("handle(" + message.getClass().getSimpleName() + ")");
            throw Expect.unlike(what, Words.of("no exception", "没有异常"), failure);
        }
    }

    private void answer(Message.Response response) {
        answers.add(response);
        track.out(Messages.packet(response));
    }

    /// What it was answered, one after the other.
    public List<Message.Response> answers() {
        return answers;
    }

    @Override
    public void push(String route, byte[] body) {}

    @Override
    public void kick(int code, String reason) {}

    @Override
    public String toString() {
        return name;
    }
}
