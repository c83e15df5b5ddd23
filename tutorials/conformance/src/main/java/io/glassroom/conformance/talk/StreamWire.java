package io.glassroom.conformance.talk;

import io.glassroom.protocol.client.WireListener;
import io.glassroom.protocol.packet.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/// Packets one after the other, without WebSocket around them.
final class StreamWire extends SocketWire {

    private static final int CHUNK = 8_192; // bytes

    private final InputStream in;

    StreamWire(Socket socket, WireListener listener) throws IOException {
        super(socket, listener);
        in = socket.getInputStream();
    }

    @Override
    boolean readOn() throws IOException {
        byte[] chunk = new byte[CHUNK];
        int count = in.read(chunk);
        if (count > 0 && !isOver()) {
            listener.received(Bytes.wrap(chunk, 0, count));
        }
        return count >= 0;
    }

    @Override
    public void send(Bytes packet) {
        write(packet);
    }

    @Override
    public void sendText(Bytes text) {
        write(text);
    }

    @Override
    public void close(int code, String reason) {
        finish(code, reason);
    }
}
