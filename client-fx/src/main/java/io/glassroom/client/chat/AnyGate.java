package io.glassroom.client.chat;

import io.glassroom.protocol.client.Dialer;
import io.glassroom.protocol.client.WireListener;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Objects;

/// Opens a connection to the gate that is asked for, or to the next one that is there: all gates of a cluster lead to
/// the same rooms.
///
/// @param gates at least one
public record AnyGate(List<URI> gates, Dialer dialer) implements Dialer {

    @Override
    public void dial(URI wanted, WireListener listener) throws IOException {
        int first = Math.max(0, gates.indexOf(wanted));
        IOException failure = null;
        for (int i = 0; i < gates.size(); i++) {
            try {
                dialer.dial(gates.get((first + i) % gates.size()), listener);
                return;
            } catch (IOException e) {
                failure = failure == null ? e : failure;
            }
        }
        throw Objects.requireNonNull(failure, "there is at least one gate");
    }
}
