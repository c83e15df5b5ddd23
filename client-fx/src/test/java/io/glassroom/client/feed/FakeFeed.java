package io.glassroom.client.feed;

import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.tap.TapRecord;
import java.util.Optional;

/// A feed that tells what the test makes it tell.
public final class FakeFeed implements Feed {

    private Optional<FeedListener> listener = Optional.empty();
    private boolean closed;

    @Override
    public String source() {
        return "ws://127.0.0.1:3250/ws";
    }

    @Override
    public void open(FeedListener heard) {
        listener = Optional.of(heard);
        heard.connected();
    }

    public void tell(TapRecord record) {
        listener.orElseThrow().record(record);
    }

    public void introduce(TapLine.Hello hello) {
        listener.orElseThrow().introduced(hello);
    }

    public void interrupt(String reason) {
        listener.orElseThrow().interrupted(reason);
    }

    public boolean closed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
    }
}
